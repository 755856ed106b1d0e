package org.lamella.cli;

import org.lamella.data.Progress;

/** One line on the terminal that says what is done and how long it will still take; nothing when no one looks on. */
final class TerminalProgress implements Progress {
    private static final long EVERY = 200_000_000L;
    private static final int WIDTH = 78;

    private final Session session;
    private final boolean visible = Boolean.getBoolean("lamella.terminal");
    private final long start = System.nanoTime();
    private long last;

    TerminalProgress(Session session) {
        this.session = session;
    }

    @Override
    public synchronized void report(double fraction, String step) {
        long now = System.nanoTime();
        if (!visible || now - last < EVERY) {
            return;
        }
        last = now;
        double seconds = (now - start) / 1e9;
        String remaining = fraction > 0.05 && seconds > 1 ? ", " + Math.round(seconds * (1 - fraction) / fraction) + " s left" : "";
        String line = String.format(java.util.Locale.ROOT, "%3.0f %%  %s%s", 100 * fraction, step, remaining);
        session.err().print("\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length())));
        session.err().flush();
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    /** Takes the line away. */
    void clear() {
        if (visible && last != 0) {
            session.err().print("\r" + " ".repeat(WIDTH) + "\r");
            session.err().flush();
        }
    }
}
