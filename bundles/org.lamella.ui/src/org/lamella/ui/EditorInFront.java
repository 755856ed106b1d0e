package org.lamella.ui;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;

/** Tells whenever another editor may have come to the front of a window. Used on the thread of the display. */
public final class EditorInFront implements IPartListener2 {
    private final Runnable listener;

    private EditorInFront(Runnable listener) {
        this.listener = listener;
    }

    /** Calls a listener after whatever happens to the parts of a window, as long as the window lives. */
    public static void follow(IWorkbenchWindow window, Runnable listener) {
        window.getPartService().addPartListener(new EditorInFront(listener));
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        listener.run();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        listener.run();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        listener.run();
    }

    @Override
    public void partVisible(IWorkbenchPartReference part) {
        listener.run();
    }

    @Override
    public void partHidden(IWorkbenchPartReference part) {
        listener.run();
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        listener.run();
    }
}
