package org.lamella.interphase.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.ui.results.set.ChosenImageView;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.ImageSetCanvas;

/** The phases of the chosen region over its image, with the boundaries and the normal to drag. */
public final class PhaseMapView extends ChosenImageView<RegionEntry> {
    public static final String ID = "org.lamella.interphase.ui.map";

    public PhaseMapView() {
        super("region");
    }

    @Override
    protected ImageSet<RegionEntry, ?> set(IWorkbenchWindow window) {
        return InterphaseSession.of(window);
    }

    @Override
    protected ImageSetCanvas<RegionEntry> canvas(Composite parent, IWorkbenchWindow window) {
        return new PhaseMapCanvas(parent, InterphaseSession.of(window));
    }
}
