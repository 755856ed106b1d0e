package org.lamella.interphase.ui;

import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.DemoExample;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.SampleSetHandler;

/** A step of the guided tour: the set becomes the sample regions, and their layers are found. */
public final class TourHandler extends SampleSetHandler {
    public TourHandler() {
        super("Finding the layers of the sample", "interphase");
    }

    @Override
    protected ImageSet<?, ?> set(IWorkbenchWindow window) {
        return InterphaseSession.of(window);
    }

    @Override
    protected String parameters(DemoExample.Prepared sample, ImageSet<?, ?> set) {
        return set.byDefault();
    }
}
