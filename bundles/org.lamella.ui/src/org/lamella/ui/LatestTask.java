package org.lamella.ui;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.lamella.data.Progress;

/**
 * Computes in the background for something that follows the mouse: of the requests that come while one is computed only
 * the last is kept. Results arrive on the thread of the display as long as the control lives.
 */
public final class LatestTask {
    /** A result that holds something of the toolkit, to be given back when nobody is left to take it. */
    public interface Discardable {
        void discard();
    }

    private record Request<T>(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    }

    private record Arrival(Runnable take, Object result) {
    }

    private final Control owner;
    private final Display display;
    private final ExecutorService executor;
    private final AtomicReference<Request<?>> waiting = new AtomicReference<>();
    private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();

    public LatestTask(Control owner, String name) {
        this.owner = owner;
        this.display = owner.getDisplay();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        this.executor = pool;
        owner.addDisposeListener(event -> {
            waiting.set(null);
            executor.shutdownNow();
        });
    }

    /**
     * Asks for something to be computed.
     *
     * @param done gets the result on the thread of the display
     * @param failed gets what went wrong there
     */
    public <T> void submit(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Request<?> before = waiting.getAndSet(new Request<>(work, done, failed));
        if (before == null && !executor.isShutdown()) {
            executor.execute(this::next);
        }
    }

    /** Work that can be stopped. */
    @FunctionalInterface
    public interface Stoppable<T> {
        /** @param progress is cancelled as soon as a newer request waits, or nobody is left to show the result to */
        T compute(Progress progress) throws Exception;
    }

    /** The same for work that takes longer than a user waits: a newer request stops it. */
    public <T> void submit(Stoppable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Progress untilNewer = new Progress() {
            @Override
            public void report(double fraction, String step) {
                // What follows the mouse shows no progress.
            }

            @Override
            public boolean isCancelled() {
                return waiting.get() != null || executor.isShutdown();
            }
        };
        submit(() -> work.compute(untilNewer), done, failed);
    }

    private void next() {
        Request<?> request = waiting.getAndSet(null);
        if (request != null) {
            run(request);
        }
    }

    private <T> void run(Request<T> request) {
        try {
            T result = request.work.call();
            deliver(() -> request.done.accept(result), result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            // A newer request is on its way.
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            deliver(() -> request.failed.accept(e), e);
        }
    }

    /**
     * Gives what was asked for last a moment to arrive, so that it is painted together with what the mouse has just changed
     * and not one picture of the screen later. Called on the thread of the display.
     *
     * @param milliseconds how long to wait at most; a person does not notice a picture of the screen
     */
    public void await(long milliseconds) {
        try {
            take(arrived.poll(milliseconds, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Runnable action, Object result) {
        arrived.add(new Arrival(action, result));
        if (!display.isDisposed()) {
            // It may have been waited for.
            display.asyncExec(() -> take(arrived.poll()));
        }
    }

    private void take(Arrival next) {
        if (next != null && !owner.isDisposed()) {
            next.take.run();
        } else if (next != null && next.result instanceof Discardable unused) {
            unused.discard();
        }
    }
}
