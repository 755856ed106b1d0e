package org.lamella.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * What a guided tour has put aside of the user's own in a window to show samples in its place. The view of the tour brings it back
 * when the tour has ended or is left. Used on the thread of the display.
 */
public final class PutAside {
    private final List<Runnable> all = new ArrayList<>();
    private int departures;

    private PutAside() {
    }

    /** What is put aside in a window. */
    public static PutAside of(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        PutAside aside = (PutAside) shell.getData(PutAside.class.getName());
        if (aside == null) {
            aside = new PutAside();
            shell.setData(PutAside.class.getName(), aside);
        }
        return aside;
    }

    /** How often a tour has ended here or was left. What a step does in the background is not wanted any more when this has grown. */
    public int departures() {
        return departures;
    }

    /** @param back brings it back; does nothing when it is back already */
    public void add(Runnable back) {
        all.add(back);
    }

    /**
     * Brings everything back, because the tour has ended or is left.
     *
     * @return whether there was anything
     */
    public boolean bringBack() {
        List<Runnable> waiting = List.copyOf(all);
        all.clear();
        departures++;
        waiting.forEach(Runnable::run);
        return !waiting.isEmpty();
    }
}
