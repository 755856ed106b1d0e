package org.lamella.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.layers.LayerMeasurement;
import org.lamella.layers.LayerSettings;
import org.lamella.layers.LayerTracing;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.SectionScale;
import org.lamella.simulation.LayeredSection;
import org.lamella.simulation.SectionDesign;
import org.lamella.simulation.SectionImaging;
import org.lamella.simulation.SectionLayer;
import org.lamella.simulation.SurfaceModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A cross-section of 4096 x 2048 pixels with six boundaries, from pixels to thicknesses. Wanted: less than 500 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class LayersBenchmark {
    private static final double[] GREY = {200, 80, 150, 60, 170, 90, 140};
    private Image image;

    @Setup
    public void simulate() {
        List<SectionLayer> layers = new ArrayList<>();
        for (int k = 0; k < GREY.length; k++) {
            layers.add(new SectionLayer("layer " + k, k == 0 || k == GREY.length - 1 ? 0 : 1000 + 100 * k, GREY[k], 0));
        }
        image = new LayeredSection(new SectionDesign(4096, 2048, 5, -85, 90, layers), new SurfaceModel(12, 200, false, 0),
                new SectionImaging(4, false, 1.2, 0.15, 0.5), 1).simulate().image();
    }

    @Benchmark
    public SectionLayers section() {
        LayerSettings settings = LayerSettings.defaults();
        SectionScale scale = SectionScale.square(5, 0.01);
        SectionLayers found = new LayerMeasurement(settings).measure(new LayerTracing(settings).trace(image, scale, SectionCorrection.NONE,
                Progress.NONE), scale);
        if (found.boundaries().size() != 6) {
            throw new IllegalStateException(found.boundaries().size() + " boundaries instead of 6");
        }
        return found;
    }
}
