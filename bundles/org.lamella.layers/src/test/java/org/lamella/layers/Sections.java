package org.lamella.layers;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.simulation.LayeredSection;
import org.lamella.simulation.SectionDesign;
import org.lamella.simulation.SectionImaging;
import org.lamella.simulation.SectionLayer;
import org.lamella.simulation.SectionPhantom;
import org.lamella.simulation.SurfaceModel;

/** Simulated sections for tests. */
final class Sections {
    static final double PIXEL = 5;

    private Sections() {
    }

    /** Three layers of 300, 450 and 250 nm between flanks. */
    static SectionPhantom three(double direction, double tilt, double contrastToNoise, long seed) {
        List<SectionLayer> layers = new ArrayList<>();
        layers.add(new SectionLayer("top", 0, 200, 0));
        layers.add(new SectionLayer("A", 300, 80, 0));
        layers.add(new SectionLayer("B", 450, 140, 0.04));
        layers.add(new SectionLayer("C", 250, 60, 0));
        layers.add(new SectionLayer("bottom", 0, 120, 0));
        return section(layers, direction, tilt, contrastToNoise, seed);
    }

    static SectionPhantom section(List<SectionLayer> layers, double direction, double tilt, double contrastToNoise, long seed) {
        boolean isDown = Math.abs(Math.sin(Math.toRadians(direction))) > 0.7;
        return new LayeredSection(new SectionDesign(isDown ? 1200 : 800, isDown ? 800 : 1200, PIXEL, direction, tilt, layers),
                new SurfaceModel(10, 150, false, 0), new SectionImaging(contrastToNoise, false, 1.2, 0.15, 0.5), seed).simulate();
    }

    static SectionLayers measured(SectionPhantom phantom, LayerSettings settings, SectionScale scale) {
        SectionTrace trace = new LayerTracing(settings).trace(phantom.image(), scale, SectionCorrection.NONE, Progress.NONE);
        return new LayerMeasurement(settings).measure(trace, scale);
    }

    static SectionLayers measured(SectionPhantom phantom) {
        return measured(phantom, LayerSettings.defaults(), SectionScale.square(PIXEL, 0.01));
    }
}
