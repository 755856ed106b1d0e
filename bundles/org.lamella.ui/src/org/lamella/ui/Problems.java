package org.lamella.ui;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.lamella.data.UserError;

/** Tells the user what has gone wrong: one clear line in a message, and the details in the Error Log. */
public final class Problems {
    private static final String TITLE = "Lamella";

    private Problems() {
    }

    /** Tells about an error, from any thread. What is no fault of the input is called an internal error. */
    public static void report(Throwable error) {
        report(message(error), error);
    }

    /** One line for an error. */
    public static String message(Throwable error) {
        if (error instanceof UserError) {
            return error.getMessage();
        }
        if (error instanceof OutOfMemoryError) {
            return "There is not enough memory for this; choose a smaller region, or start Lamella with LAMELLA_VMARGS=-Xmx8g";
        }
        String text = error.getMessage() == null ? error.getClass().getSimpleName()
                : error.getMessage().lines().findFirst().orElse("").strip();
        return "Internal error: " + text + " (details are in the Error Log)";
    }

    /** Shows a line and writes the details to the log. */
    public static void report(String message, Throwable error) {
        log(message, error);
        Display display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
        if (display != null && !display.isDisposed()) {
            display.asyncExec(() -> show(message));
        }
    }

    /** Writes to the log only. */
    public static void log(String message, Throwable error) {
        ILog.of(Problems.class).log(new Status(error == null ? IStatus.WARNING : IStatus.ERROR, "org.lamella.ui", message, error));
    }

    private static void show(String message) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null && PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0) {
            // Lamella may not be the program in front when something ends.
            window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
        }
        Shell shell = window == null ? null : window.getShell();
        if (shell != null && !shell.isDisposed()) {
            MessageDialog.openError(shell, TITLE, message);
        }
    }
}
