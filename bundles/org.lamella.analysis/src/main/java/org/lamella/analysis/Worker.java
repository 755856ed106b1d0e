package org.lamella.analysis;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lamella.data.Progress;

/**
 * Runs an analysis on a thread of its own, so that one that never looks at its progress can be left behind: who has asked
 * to stop gets the program back in any case.
 */
final class Worker {
    private static final long LOOK_MILLIS = 50;
    /** How long an analysis may take to notice that it is to stop; then it is interrupted, and as long again it is waited for. */
    private static final long PATIENCE_MILLIS = 2000;

    private Worker() {
    }

    /**
     * @param name of the thread
     * @throws CancellationException when the progress is cancelled and the task has not ended a few seconds later
     * @throws Throwable what the task throws
     */
    static <T> T run(String name, Callable<T> task, Progress progress) throws Throwable {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        long cancelled = 0;
        boolean interrupted = false;
        while (true) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause();
            } catch (InterruptedException e) {
                thread.interrupt();
                throw new CancellationException("interrupted");
            } catch (TimeoutException e) {
                if (!progress.isCancelled()) {
                    continue;
                }
                cancelled = cancelled == 0 ? System.nanoTime() : cancelled;
                long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelled);
                if (waited > PATIENCE_MILLIS && !interrupted) {
                    interrupted = true;
                    thread.interrupt();
                } else if (waited > 2 * PATIENCE_MILLIS) {
                    throw new CancellationException(name + " does not stop; it is left to itself");
                }
            }
        }
    }
}
