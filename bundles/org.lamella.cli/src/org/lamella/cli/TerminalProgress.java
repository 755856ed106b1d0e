package org.lamella.cli;

import java.util.Locale;
import org.lamella.data.Progress;

/**
 * Says on the error stream what is done and how long it will still take: one line that renews itself on a terminal, a
 * line every few seconds when it was asked for without a terminal, otherwise nothing.
 */
final class TerminalProgress implements Progress {
    private static final long EVERY_ON_TERMINAL = 200_000_000L;
    private static final long EVERY_IN_LOG = 2_000_000_000L;
    private static final int WIDTH = 78;

    private final Session session;
    private final boolean terminal = Boolean.getBoolean("lamella.terminal");
    private final boolean visible;
    private final long start = System.nanoTime();
    private long last;

    /** @param wanted whether progress is shown without a terminal, too */
    TerminalProgress(Session session, boolean wanted) {
        this.session = session;
        this.visible = wanted || terminal;
    }

    @Override
    public synchronized void report(double fraction, String step) {
        long now = System.nanoTime();
        if (!visible || last != 0 && now - last < (terminal ? EVERY_ON_TERMINAL : EVERY_IN_LOG)) {
            return;
        }
        last = now;
        double seconds = (now - start) / 1e9;
        String remaining = fraction > 0.05 && seconds > 1 ? ", " + Math.round(seconds * (1 - fraction) / fraction) + " s left" : "";
        String line = String.format(Locale.ROOT, "%3.0f %%  %s%s", 100 * fraction, step, remaining);
        if (terminal) {
            session.err().print("\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length())));
            session.err().flush();
        } else {
            session.say(line.strip());
        }
    }

    @Override
    public boolean isCancelled() {
        return session.interruption().isRequested();
    }

    /** Takes the line away. */
    void clear() {
        if (terminal && last != 0) {
            session.err().print("\r" + " ".repeat(WIDTH) + "\r");
            session.err().flush();
        }
    }
}
