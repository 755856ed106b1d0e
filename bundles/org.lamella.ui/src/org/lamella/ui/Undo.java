package org.lamella.ui;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.PlatformUI;

/** The one history of everything that can be undone in the window. Used on the thread of the display. */
public final class Undo {
    private Undo() {
    }

    /** Does something and remembers how it is undone. */
    public static void perform(String label, Runnable action, Runnable reverse) {
        action.run();
        add(label, action, reverse);
    }

    /** Remembers how something is undone that has been done already, such as a drag with the mouse. */
    public static void add(String label, Runnable action, Runnable reverse) {
        Change change = new Change(label, action, reverse);
        change.addContext(context());
        history().add(change);
    }

    public static IOperationHistory history() {
        return PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
    }

    public static IUndoContext context() {
        return PlatformUI.getWorkbench().getOperationSupport().getUndoContext();
    }

    /** Something that has been done. */
    private static final class Change extends AbstractOperation {
        private final Runnable action;
        private final Runnable reverse;

        Change(String label, Runnable action, Runnable reverse) {
            super(label);
            this.action = action;
            this.reverse = reverse;
        }

        @Override
        public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
            action.run();
            return Status.OK_STATUS;
        }

        @Override
        public IStatus redo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
            return execute(monitor, info);
        }

        @Override
        public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
            reverse.run();
            return Status.OK_STATUS;
        }
    }
}
