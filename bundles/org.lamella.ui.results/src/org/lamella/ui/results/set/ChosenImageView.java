package org.lamella.ui.results.set;

import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.part.ViewPart;
import org.lamella.ui.ViewAction;

/**
 * The chosen image of a set with what was found in it to drag.
 *
 * @param <E> an image with what was found in it
 */
public abstract class ChosenImageView<E extends ImageSetEntry<E>> extends ViewPart {
    private final String chosen;
    private ImageSetCanvas<E> canvas;

    /** @param chosen the chosen image, as in "Take the corrections of this section away" */
    protected ChosenImageView(String chosen) {
        this.chosen = chosen;
    }

    protected abstract ImageSet<E, ?> set(IWorkbenchWindow window);

    protected abstract ImageSetCanvas<E> canvas(Composite parent, IWorkbenchWindow window);

    @Override
    public final void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        ImageSet<E, ?> set = set(getSite().getWorkbenchWindow());
        canvas = canvas(parent, getSite().getWorkbenchWindow());
        getViewSite().getActionBars().getToolBarManager().add(new ViewAction("reset", "Take the corrections of this " + chosen + " away",
                () -> set.chosen().filter(ImageSetEntry::isCorrected).ifPresent(set::uncorrect)));
    }

    @Override
    public final void setFocus() {
        canvas.setFocus();
    }
}
