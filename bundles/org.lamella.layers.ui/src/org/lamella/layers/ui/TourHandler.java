package org.lamella.layers.ui;

import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.DemoExample;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.SampleSetHandler;

/** A step of the guided tour: the set becomes the sample sections, and their layers are traced. */
public final class TourHandler extends SampleSetHandler {
    public TourHandler() {
        super("Tracing the layers of the sample", "layers");
    }

    @Override
    protected ImageSet<?, ?> set(IWorkbenchWindow window) {
        return LayersSession.of(window);
    }

    @Override
    protected String parameters(DemoExample.Prepared sample, ImageSet<?, ?> set) {
        return "layers=" + sample.parameters().get("layers");
    }
}
