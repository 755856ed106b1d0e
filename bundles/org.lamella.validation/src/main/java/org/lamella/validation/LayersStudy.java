package org.lamella.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.layers.LayerMeasurement;
import org.lamella.layers.LayerSettings;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.LayerTracing;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.SectionFrame;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.SectionScale;
import org.lamella.layers.SectionTrace;
import org.lamella.simulation.LayeredSection;
import org.lamella.simulation.SectionDesign;
import org.lamella.simulation.SectionImaging;
import org.lamella.simulation.SectionLayer;
import org.lamella.simulation.SectionPhantom;
import org.lamella.simulation.SurfaceModel;

/** Thickness of layers in cross-sections: accuracy, roughness, coverage of the intervals, and no layers where there are none. */
public final class LayersStudy implements Study {
    private static final double PIXEL = 5;
    private static final int WIDTH = 2048;
    private static final int HEIGHT = 1400;
    private static final double LEAST_STEP = 30;
    private static final double CALIBRATION = 0.01;
    private static final double ACCURACY = 0.005;
    private static final double PIXEL_SHARE = 0.25;

    private final LayerSettings settings = LayerSettings.defaults();

    @Override
    public String title() {
        return "Layers of cross-sections";
    }

    @Override
    public String description() {
        return "Sections of 2048 x 1400 pixels of 5 nm with three to five layers of 250 to 600 nm, Rq of 5 to 20 nm with correlation lengths of"
                + " 100 to 400 nm (smooth or self-affine), tilted by up to 20 degrees, a contrast-to-noise ratio of 2 to 10 (Gaussian or counting),"
                + " a probe of 0.8 to 1.8 pixels, curtaining and shading; the analysis is told none of it. Accuracy is against the thickness"
                + " inside the image, intervals are held against the thickness that the sections were drawn from, and with a pixel size that is"
                + " wrong by its uncertainty. Images without layers are noise with shading, stripes or texture.";
    }

    @Override
    public int fullSize() {
        return 300;
    }

    /** What one section gave: errors over what is allowed, relative errors of Rq, and intervals that held. */
    private record Outcome(boolean counted, List<Double> errors, List<Double> roughness, List<Boolean> held) {
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        List<Outcome> outcomes = IntStream.range(0, seeds).parallel().mapToObj(seed -> {
            progress.check();
            Outcome outcome = outcome(seed);
            progress.report(done.incrementAndGet() / (double) seeds, title());
            return outcome;
        }).toList();
        long counted = outcomes.stream().filter(Outcome::counted).count();
        List<Double> errors = outcomes.stream().flatMap(outcome -> outcome.errors.stream()).toList();
        List<Double> roughness = outcomes.stream().flatMap(outcome -> outcome.roughness.stream()).toList();
        List<Boolean> held = outcomes.stream().flatMap(outcome -> outcome.held.stream()).toList();
        long wrong = IntStream.range(0, seeds).parallel().filter(seed -> claimsLayers(seed, progress)).count();
        return List.of(Claim.atLeast("sections whose number of layers is found", 99, 100.0 * counted / seeds, "%", seeds + " sections"),
                Claim.atLeast("mean thicknesses within 0.5 % or 0.25 pixels", 99, share(errors.stream().filter(error -> error <= 1).count(),
                        errors.size()), "%", errors.size() + " layers"),
                Claim.atLeast("Rq within 10 %", 99, share(roughness.stream().filter(error -> Math.abs(error) <= 0.1).count(), roughness.size()), "%",
                        roughness.size() + " boundaries"),
                Claim.atMost("mean relative error of Rq", 0.03, Math.abs(roughness.stream().mapToDouble(e -> e).average().orElse(1)), "",
                        roughness.size() + " boundaries"),
                new Claim("95 % intervals of a section's mean thickness that hold the truth", 92, 98,
                        share(held.stream().filter(hold -> hold).count(), held.size()), "%", held.size() + " layers"),
                Claim.atMost("images without layers in which layers are claimed", 1, 100.0 * wrong / seeds, "%", seeds + " images"));
    }

    private static double share(long count, int of) {
        return 100.0 * count / Math.max(1, of);
    }

    private static SectionPhantom phantom(SplittableRandom random) {
        List<SectionLayer> layers = new ArrayList<>();
        double grey = random.nextDouble(40, 200);
        layers.add(new SectionLayer("top", 0, grey, 0));
        int count = 3 + random.nextInt(3);
        for (int k = 1; k <= count + 1; k++) {
            double next;
            do {
                next = random.nextDouble(40, 200);
            } while (Math.abs(next - grey) < LEAST_STEP);
            grey = next;
            layers.add(new SectionLayer("layer " + k, k > count ? 0 : random.nextDouble(250, 600), grey, 0));
        }
        return new LayeredSection(new SectionDesign(WIDTH, HEIGHT, PIXEL, random.nextDouble(-110, -70), 90, layers),
                new SurfaceModel(random.nextDouble(5, 20), random.nextDouble(100, 400), random.nextInt(3) == 0, 0),
                new SectionImaging(random.nextDouble(2, 10), random.nextBoolean(), random.nextDouble(0.8, 1.8), 0.15, 0.5), random.nextLong()).simulate();
    }

    private Outcome outcome(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SectionPhantom phantom = phantom(random);
        double off = 1 + CALIBRATION * random.nextGaussian();
        SectionLayers found = measured(phantom.image(), PIXEL * off);
        List<Double> errors = new ArrayList<>();
        List<Double> roughness = new ArrayList<>();
        List<Boolean> held = new ArrayList<>();
        int layers = phantom.boundaries().size() - 1;
        if (found.layers().size() != layers) {
            return new Outcome(false, errors, roughness, held);
        }
        for (int k = 0; k <= layers; k++) {
            roughness.add(found.boundaries().get(k).roughness().rq() / off / phantom.roughness(k) - 1);
        }
        for (int k = 0; k < layers; k++) {
            LayerThickness layer = found.layers().get(k);
            double truth = truth(phantom, found.trace(), layer, k);
            errors.add(Math.abs(layer.mean() / off - truth) / Math.max(ACCURACY * truth, PIXEL_SHARE * PIXEL));
            held.add(Math.abs(layer.mean() - phantom.design().layers().get(k + 1).thickness()) <= layer.budget().expanded());
        }
        return new Outcome(true, errors, roughness, held);
    }

    /** The true mean thickness over the part of the section in which there are chords. */
    private static double truth(SectionPhantom phantom, SectionTrace trace, LayerThickness layer, int k) {
        int first = 0;
        int last = layer.chords().length - 1;
        while (Double.isNaN(layer.chords()[first])) {
            first++;
        }
        while (Double.isNaN(layer.chords()[last])) {
            last--;
        }
        SectionFrame frame = trace.frame();
        double[] upper = trace.boundaries().get(k).position();
        return phantom.thickness(k, phantom.along(frame.x(first, upper[first]), frame.y(first, upper[first])),
                phantom.along(frame.x(last, upper[last]), frame.y(last, upper[last])));
    }

    private SectionLayers measured(Image image, double pixel) {
        SectionScale scale = SectionScale.square(pixel, CALIBRATION);
        SectionTrace trace = new LayerTracing(settings).trace(image, scale, SectionCorrection.NONE, Progress.NONE);
        return new LayerMeasurement(settings).measure(trace, scale);
    }

    private boolean claimsLayers(int seed, Progress progress) {
        progress.check();
        SplittableRandom random = new SplittableRandom(seed + 50_000L);
        int width = 512;
        int height = 400;
        double[] stripes = new double[width];
        for (int x = 0; x < width; x++) {
            stripes[x] = seed % 3 == 1 ? 3 * random.nextGaussian() : 0;
        }
        double[] pixels = new double[width * height];
        double before = 0;
        for (int i = 0; i < pixels.length; i++) {
            double noise = 10 * random.nextGaussian();
            // Texture: noise that goes on along the rows.
            before = seed % 3 == 2 ? 0.8 * before + 0.6 * noise : noise;
            double x = i % width / (double) width;
            double y = i / width / (double) height;
            pixels[i] = 100 + before + stripes[i % width] + 30 * x + 20 * y - 15 * y * y;
        }
        return !measured(Image.of(width, height, pixels, 1, Unit.NANOMETRE), 1).layers().isEmpty();
    }
}
