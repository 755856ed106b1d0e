package org.lamella.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/**
 * Something that a command starts and that takes its time, with progress and cancelling. A command that returns its job as the
 * result of its handler can be a step of a guided tour: the step is done when the job has ended well. What goes wrong is told here
 * and ends the job as cancelled.
 */
public final class StepJob extends Job {
    private static final long PAUSE = 50;

    private final Work work;

    /** What is done in the background. */
    @FunctionalInterface
    public interface Work {
        /** @throws CancellationException when the user asked to stop */
        void run(Progress progress) throws UserError;
    }

    private StepJob(String name, Work work) {
        super(name);
        this.work = work;
        setPriority(Job.LONG);
    }

    /** Starts it. */
    public static StepJob start(String name, Work work) {
        StepJob job = new StepJob(name, work);
        job.schedule();
        return job;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            work.run(new MonitorProgress(monitor));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        } catch (UserError | RuntimeException | LinkageError | OutOfMemoryError e) {
            Problems.report(e);
            return Status.CANCEL_STATUS;
        }
    }

    /** Something that is done on the thread of the display. */
    @FunctionalInterface
    public interface WindowAction {
        void run() throws UserError;
    }

    /**
     * Does something on the thread of the display and waits for it.
     *
     * @throws UserError what it throws
     */
    public static void inWindow(WindowAction action) throws UserError {
        AtomicReference<UserError> problem = new AtomicReference<>();
        PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
            try {
                action.run();
            } catch (UserError e) {
                problem.set(e);
            }
        });
        if (problem.get() != null) {
            throw problem.get();
        }
    }

    /**
     * Waits in the background until something holds on the thread of the display.
     *
     * @throws CancellationException when the user asked to stop, or the window was closed
     */
    public static void await(Progress progress, BooleanSupplier condition) {
        while (true) {
            progress.check();
            if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().isClosing()) {
                throw new CancellationException();
            }
            boolean[] holds = {false};
            PlatformUI.getWorkbench().getDisplay().syncExec(() -> holds[0] = condition.getAsBoolean());
            if (holds[0]) {
                return;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
    }

    /**
     * Does something on the thread of the display when a job has ended, also when it had ended before anybody could listen.
     *
     * @param control nothing is done when this is gone by then
     * @param action is told whether the job has ended well
     */
    public static void whenEnded(Job job, Control control, Consumer<Boolean> action) {
        Display display = control.getDisplay();
        AtomicBoolean isTold = new AtomicBoolean();
        Consumer<IStatus> tell = result -> {
            if (isTold.compareAndSet(false, true) && !display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!control.isDisposed()) {
                        action.accept(result.isOK());
                    }
                });
            }
        };
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                tell.accept(event.getResult());
            }
        });
        IStatus result = job.getResult();
        if (result != null && job.getState() == Job.NONE) {
            tell.accept(result);
        }
    }
}
