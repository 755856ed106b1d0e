package org.lamella.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/** How long the thread of the display does not answer while something is done. */
final class Heartbeat {
    private static final long WORTH_TELLING = 25_000_000;

    /** What may be thrown by what is done. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private Heartbeat() {
    }

    /** How long the thread of the display was busy at most while something was done, and with what. */
    static String longest(String what, Action action) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong beat = new AtomicLong();
        Map<Long, Long> waits = new ConcurrentSkipListMap<>();
        Thread heart = new Thread(() -> {
            while (!isOver.get()) {
                long start = System.nanoTime();
                beat.set(start);
                Ui.display().syncExec(() -> { });
                beat.set(0);
                waits.put(start, System.nanoTime() - start);
                Ui.sleep(4);
            }
        }, "heartbeat");
        heart.start();
        EventTimes events = new EventTimes();
        events.listen(true);
        Map<Long, List<String>> culprits = new ConcurrentSkipListMap<>();
        Thread watcher = new Thread(() -> watch(isOver, beat, culprits), "watcher");
        watcher.start();
        action.run();
        events.listen(false);
        isOver.set(true);
        try {
            heart.join();
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long longest = waits.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long above = waits.values().stream().filter(wait -> wait > 50_000_000).count();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%s: the window answered within %.0f ms at worst; %d of %d times it took more than 50 ms; longest event %.0f ms", what,
                longest / 1e6, above, waits.size(), events.longest / 1e6));
        culprits.forEach((start, stacks) -> {
            long waited = waits.getOrDefault(start, 0L);
            if (waited > WORTH_TELLING) {
                text.append(String.format(Locale.ROOT, "\n    %.0f ms:", waited / 1e6));
                stacks.forEach(stack -> text.append("\n        ").append(stack));
            }
        });
        return text.toString();
    }

    /** How long single events take, as the platform itself tells when it looks for freezes; the window answers between two of them. */
    private static final class EventTimes implements Listener {
        private int depth;
        private long start;
        private volatile long longest;

        void listen(boolean listens) {
            Ui.run(() -> {
                for (int type : new int[] {SWT.PreEvent, SWT.PostEvent}) {
                    if (listens) {
                        Ui.display().addListener(type, this);
                    } else {
                        Ui.display().removeListener(type, this);
                    }
                }
            });
        }

        @Override
        public void handleEvent(Event event) {
            if (event.type == SWT.PreEvent) {
                start = depth++ == 0 ? System.nanoTime() : start;
            } else if (depth > 0 && --depth == 0) {
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }
    }

    /** What the thread of the display is doing while it does not answer, looked at every few milliseconds. */
    private static void watch(AtomicBoolean isOver, AtomicLong beat, Map<Long, List<String>> culprits) {
        while (!isOver.get()) {
            long since = beat.get();
            if (since != 0 && System.nanoTime() - since > 5_000_000) {
                StackTraceElement[] stack = Ui.display().getThread().getStackTrace();
                List<String> frames = Arrays.stream(stack).filter(frame -> !frame.getClassName().startsWith("java") && !frame.getClassName().startsWith("jdk"))
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName() + ":" + frame.getLineNumber()).toList();
                // The deepest frames, and below them those of the workbench itself that led there.
                List<String> own = Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith("org.lamella") && !frame.getClassName().endsWith("Application"))
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName() + ":" + frame.getLineNumber()).limit(4).toList();
                culprits.computeIfAbsent(since, key -> new ArrayList<>()).add(String.join(" < ", frames.subList(0, Math.min(own.isEmpty() ? 9 : 3, frames.size())))
                        + (own.isEmpty() ? "" : " ... " + String.join(" < ", own)));
            }
            Ui.sleep(5);
        }
    }
}
