package org.lamella.layers.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.ui.results.set.ChosenImageView;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.ImageSetCanvas;

/** The chosen section with its boundaries to drag. */
public final class SectionView extends ChosenImageView<SectionEntry> {
    public static final String ID = "org.lamella.layers.ui.section";

    public SectionView() {
        super("section");
    }

    @Override
    protected ImageSet<SectionEntry, ?> set(IWorkbenchWindow window) {
        return LayersSession.of(window);
    }

    @Override
    protected ImageSetCanvas<SectionEntry> canvas(Composite parent, IWorkbenchWindow window) {
        return new SectionCanvas(parent, LayersSession.of(window));
    }
}
