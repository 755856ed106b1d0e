package org.lamella.workbench;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** What would be lost by closing the window now: analyses that have not ended. Everything else is on disk already. */
final class RunningWork {
    private RunningWork() {
    }

    /** Asks when something is running; true when the window may close. */
    static boolean mayQuit(Shell shell) {
        List<Job> running = Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.isUser() && job.getState() == Job.RUNNING).toList();
        if (running.isEmpty()) {
            return true;
        }
        String names = String.join(", ", running.stream().map(Job::getName).limit(3).toList());
        boolean quit = MessageDialog.openQuestion(shell, "Lamella", (running.size() == 1 ? "This is still running: " : "These are still running: ")
                + names + ".\n\nQuit and lose what it has not finished?");
        if (quit) {
            running.forEach(Job::cancel);
        }
        return quit;
    }
}
