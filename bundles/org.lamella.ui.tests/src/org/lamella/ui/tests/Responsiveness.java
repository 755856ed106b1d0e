package org.lamella.ui.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.lattice.ui.LatticeSession;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/**
 * Not a test: measures how quick the workbench answers, together with the screenshots. Times depend on the machine, so nothing
 * here can fail for being slow.
 */
class Responsiveness {
    private static final int STEPS = 300;
    private static final long WORTH_TELLING = 25_000_000;

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        Path target = Path.of(System.getProperty("lamella.screenshots"));
        Files.createDirectories(target);
        Ui.ready();
        List<String> lines = new ArrayList<>();
        ImageEditor editor = Ui.openImage(Samples.lattice(folder, "live.tif", 2048, 2048, 1));
        LatticeSession session = Ui.get(() -> LatticeSession.of(Ui.window()));
        Control spectrum = Ui.find(Control.class, "spectrum.canvas");
        List<Double> computed = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        AtomicReference<CountDownLatch> painted = new AtomicReference<>(new CountDownLatch(1));
        AtomicReference<Region.Rectangle> wanted = new AtomicReference<>();
        Ui.run(() -> {
            // Comes after the painting of the canvas itself, in the same event.
            spectrum.addListener(SWT.Paint, event -> {
                if (session.shown().map(shown -> shown.region().equals(wanted.get())).orElse(false)) {
                    painted.get().countDown();
                }
            });
            editor.document().regions().add(new Region.Rectangle("live", 0, 0, 512, 512));
        });
        for (int i = 0; i < STEPS; i++) {
            Region.Rectangle region = new Region.Rectangle("live", 100 + 3 * i, 200 + i, 512, 512);
            wanted.set(region);
            painted.set(new CountDownLatch(1));
            AtomicLong start = new AtomicLong();
            Ui.display().asyncExec(() -> {
                start.set(System.nanoTime());
                editor.document().regions().replace("live", region, true);
            });
            if (!painted.get().await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the spectrum was not painted");
            }
            seen.add((System.nanoTime() - start.get()) / 1e6);
            computed.add(session.latency());
            // A mouse that is dragged tells so about sixty times a second.
            Ui.sleep(16);
        }
        lines.add(line("512 x 512 region moved: spectrum computed", computed));
        lines.add(line("512 x 512 region moved: spectrum on the screen", seen));
        lines.add(longest("dragging over a 2048 x 2048 image", () -> drag(editor)));
        Path huge = Samples.hugeMrc(folder, 16_384);
        lines.add(longest("opening and zooming a 16384 x 16384 image of 1 GB", () -> {
            ImageEditor large = Ui.openImage(huge);
            for (int i = 0; i < 12; i++) {
                Ui.key('+');
                Ui.key(SWT.ARROW_RIGHT);
            }
            Ui.await("the picture", () -> !large.canvas().isBusy());
        }));
        lines.add(longest("a lattice analysis from start to its result in the window", () -> {
            int before = SessionHistory.shared().steps().size();
            AnalysisLauncher.run(new AnalysisRequest("lattice", List.of(folder.resolve("live.tif")), Map.of()));
            Ui.await("the run", () -> SessionHistory.shared().steps().size() > before
                    && SessionHistory.shared().steps().getLast().state() == SessionHistory.State.DONE);
            Ui.sleep(2000);
        }));
        Files.write(target.resolve("responsiveness.txt"), lines);
        Ui.closeEditors();
    }

    private static void drag(ImageEditor editor) {
        int width = Ui.get(() -> editor.canvas().getSize().x);
        int height = Ui.get(() -> editor.canvas().getSize().y);
        Ui.run(() -> {
            editor.document().regions().select("live");
            editor.canvas().setFocus();
        });
        for (int i = 0; i < 4; i++) {
            Ui.drag(editor.canvas(), width / 2, height / 2, width / 2 + 60, height / 2 + 40, () -> { });
            Ui.drag(editor.canvas(), width / 2 + 60, height / 2 + 40, width / 2, height / 2, () -> { });
        }
    }

    private static String line(String what, List<Double> milliseconds) {
        // The first ones are slow while Java compiles.
        List<Double> sorted = new ArrayList<>(milliseconds.subList(milliseconds.size() / 3, milliseconds.size()));
        Collections.sort(sorted);
        return String.format(Locale.ROOT, "%s: median %.1f ms, 95 %% below %.1f ms", what, sorted.get(sorted.size() / 2),
                sorted.get((int) (0.95 * (sorted.size() - 1))));
    }

    /** How long the thread of the display was busy at most while something was done, and with what. */
    private static String longest(String what, Runnable action) {
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
        Map<Long, List<String>> culprits = new ConcurrentSkipListMap<>();
        Thread watcher = new Thread(() -> watch(isOver, beat, culprits), "watcher");
        watcher.start();
        action.run();
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
                "%s: the window answered within %.0f ms at worst; %d of %d times it took more than 50 ms", what, longest / 1e6, above, waits.size()));
        culprits.forEach((start, stacks) -> {
            long waited = waits.getOrDefault(start, 0L);
            if (waited > WORTH_TELLING) {
                text.append(String.format(Locale.ROOT, "\n    %.0f ms:", waited / 1e6));
                stacks.forEach(stack -> text.append("\n        ").append(stack));
            }
        });
        return text.toString();
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
