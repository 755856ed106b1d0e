package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamella.ui.LatestTask;
import org.lamella.ui.WhileSeen;

/** What views use so that the window never waits: work in the background, and changes told to what is seen only. */
class BackgroundWorkTest {
    private Shell shell;
    private Composite view;

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @BeforeEach
    void open() {
        shell = Ui.get(() -> new Shell(Ui.window().getShell(), SWT.SHELL_TRIM));
        view = Ui.get(() -> {
            shell.setLayout(new FillLayout());
            Composite made = new Composite(shell, SWT.NONE);
            shell.setBounds(100, 100, 200, 150);
            shell.open();
            return made;
        });
    }

    @AfterEach
    void close() {
        Ui.run(shell::dispose);
    }

    @Test
    void whatChangesBehindAnotherTabIsToldOnceWhenItIsSeen() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        WhileSeen<String> listener = Ui.get(() -> new WhileSeen<>(view, told::add));
        Ui.run(() -> listener.accept("seen"));
        assertEquals(List.of("seen"), told);
        Ui.run(() -> {
            view.setVisible(false);
            listener.accept("file");
            listener.accept("spectrum");
            listener.accept("file");
        });
        Ui.sleep(200);
        assertEquals(List.of("seen"), told);
        Ui.run(() -> view.setVisible(true));
        Ui.await("the changes", () -> told.size() > 1);
        Ui.sleep(200);
        assertEquals(List.of("seen", "spectrum", "file"), told);
    }

    private record Result(AtomicBoolean isDiscarded) implements LatestTask.Discardable {
        @Override
        public void discard() {
            isDiscarded.set(true);
        }
    }

    @Test
    void aResultThatNobodyIsLeftToTakeIsGivenBack() throws Exception {
        AtomicBoolean isDiscarded = new AtomicBoolean();
        AtomicBoolean isTaken = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        LatestTask task = Ui.get(() -> new LatestTask(view, "test"));
        task.submit(() -> {
            begun.countDown();
            while (closed.getCount() > 0) {
                // Whoever closes a view interrupts; work that has come so far ends all the same.
                Thread.onSpinWait();
            }
            return new Result(isDiscarded);
        }, result -> isTaken.set(true), error -> isTaken.set(true));
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        Ui.run(view::dispose);
        closed.countDown();
        Ui.await("the result", isDiscarded::get);
        assertEquals(false, isTaken.get());
    }

    @Test
    void aResultThatIsWaitedForArrivesAtOnceAndOnlyOnce() {
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        LatestTask task = Ui.get(() -> new LatestTask(view, "test"));
        Ui.run(() -> {
            task.submit(() -> 1, taken::add, error -> taken.add(-1));
            task.await(5000);
            assertEquals(List.of(1), taken);
            // Nothing is there: the wait ends by itself.
            task.await(5);
        });
        Ui.sleep(200);
        assertEquals(List.of(1), taken);
    }
}
