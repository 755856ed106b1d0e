package org.lamella.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lamella.data.Image;
import org.lamella.data.Progress;

/**
 * Traces the boundaries of layers in the image of a cross-section.
 *
 * <p>The direction of the stack is found by projection, column offsets (curtaining) are taken off, the steps that all parts of
 * the section agree on are the boundaries, each is followed as a minimum-cost path and then placed to a fraction of a pixel by
 * a blurred step along its normal's column, averaged over a strip. The criterion of a boundary's place is the centre of that
 * step; the place of half height is held against it.</p>
 */
public final class LayerTracing {
    /** What a boundary is, for the report. */
    public static final String CRITERION = "A boundary is the centre of a Gaussian-blurred step fitted across it, averaged along a strip;"
            + " thickness is perpendicular to the upper boundary of a layer.";
    private static final int SMALLEST_SIDE = 16;
    private static final double FLAT = 1e-12;
    /** A boundary of a slice that is bridged so far has ended. */
    private static final double LOST = 0.6;

    private final LayerSettings settings;

    public LayerTracing(LayerSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Traces all boundaries.
     *
     * @param image of the section without its data bar, at least 16 pixels a side; values that are not finite are bridged
     * @param scale the size of its pixels
     * @param correction points that boundaries must pass through
     * @throws IllegalArgumentException when the image is too small or a correction does not fit it
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public SectionTrace trace(Image image, SectionScale scale, SectionCorrection correction, Progress progress) {
        int width = image.width();
        int height = image.height();
        if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " pixels is too small for layers");
        }
        progress.report(0, "Finding the direction of the stack");
        View view = null;
        for (double candidate : directions(image, scale)) {
            progress.check();
            View other = view(image, scale, candidate);
            view = view == null || other.clarity() > view.clarity() ? other : view;
        }
        double direction = view.direction;
        SectionFrame frame = view.grid.frame;
        SectionGrid grid = view.grid;
        int[] shift = view.shift;
        double noise = view.noise;
        progress.report(0.5, "Finding the boundaries");
        PathTracer tracer = new PathTracer(grid, shift, noise);
        List<PathTracer.Search> searches = new ArrayList<>();
        List<Double> chances = new ArrayList<>();
        if (settings.hints().isEmpty()) {
            searches.addAll(tracer.searches(view.steps));
            view.steps.forEach(step -> chances.add(step.chance()));
        } else {
            for (HintedSearch.Found found : new HintedSearch(grid, shift, noise).find(settings.hints())) {
                if (found.chance() <= settings.falseAlarm()) {
                    searches.add(found.search());
                    chances.add(found.chance());
                }
            }
        }
        String missing = missing(searches);
        if (missing != null) {
            return SectionTrace.none(frame, direction, noise, missing);
        }
        progress.check();
        progress.report(0.6, "Tracing " + searches.size() + " boundaries");
        return trace(grid, tracer, searches, chances, correction, scale, noise);
    }

    /** A section seen along one direction, with the steps across it. */
    private record View(double direction, SectionGrid grid, int[] shift, double noise, List<BoundaryDetection.Step> steps) {
        /** How much of the image the steps explain: a stack seen along its layers has none. */
        double clarity() {
            return steps.stream().mapToDouble(step -> step.jump() * step.jump()).sum();
        }
    }

    private double[] directions(Image image, SectionScale scale) {
        double ratio = scale.pixelY() / scale.pixelX();
        if (settings.direction() != null) {
            return new double[] {settings.direction()};
        }
        return settings.hints().isEmpty() ? StackDirection.candidates(image.pixels(), image.width(), image.height(), ratio)
                : new double[] {StackDirection.find(image.pixels(), image.width(), image.height(), ratio)};
    }

    private View view(Image image, SectionScale scale, double direction) {
        SectionFrame frame = SectionFrame.along(direction, image.width(), image.height());
        SectionGrid grid = SectionGrid.of(image.pixels(), frame);
        int[] shift = grid.shifts(frame.slope(direction, scale.pixelX(), scale.pixelY()));
        double noise = grid.noise();
        if (settings.curtains()) {
            grid.removeCurtains(shift);
        }
        int wanted = settings.boundaries() == 0 ? settings.mostLayers() + 1 : settings.boundaries();
        return new View(direction, grid, shift, noise, settings.hints().isEmpty()
                ? new BoundaryDetection(settings.falseAlarm()).steps(grid, shift, wanted) : List.of());
    }

    /**
     * Traces the next slice of a stack, whose boundaries lie near those of the slice before.
     *
     * @param before a slice with layers, of the same size
     * @throws IllegalArgumentException when the slice has another size
     */
    public SectionTrace follow(Image image, SectionScale scale, SectionTrace before, SectionCorrection correction) {
        SectionFrame frame = before.frame();
        if (image.width() != frame.width() || image.height() != frame.height() || !before.hasLayers()) {
            throw new IllegalArgumentException("a slice of " + image.width() + " x " + image.height() + " pixels does not follow one of "
                    + frame.width() + " x " + frame.height());
        }
        SectionGrid grid = SectionGrid.of(image.pixels(), frame);
        int[] shift = grid.shifts(frame.slope(before.direction(), scale.pixelX(), scale.pixelY()));
        double noise = grid.noise();
        if (settings.curtains()) {
            grid.removeCurtains(shift);
        }
        PathTracer tracer = new PathTracer(grid, shift, noise);
        List<PathTracer.Search> searches = tracer.near(before.boundaries(), settings.hints());
        SectionTrace trace = trace(grid, tracer, searches, before.boundaries().stream().map(Boundary::falseAlarm).toList(), correction, scale,
                noise);
        boolean lost = trace.boundaries().stream().anyMatch(boundary -> !(boundary.bridgedShare() < LOST));
        return lost ? SectionTrace.none(frame, before.direction(), noise, "a boundary of the slice before does not go on here") : trace;
    }

    private String missing(List<PathTracer.Search> searches) {
        if (searches.size() < 2) {
            return "no layer is found: " + (searches.isEmpty() ? "no boundary stands out" : "only one boundary stands out")
                    + " (false-alarm probability " + settings.falseAlarm() + ")";
        }
        if (settings.boundaries() > searches.size()) {
            return "no layer is named: " + settings.boundaries() + " boundaries are asked for and only " + searches.size() + " stand out";
        }
        return null;
    }

    private SectionTrace trace(SectionGrid grid, PathTracer tracer, List<PathTracer.Search> searches, List<Double> chances,
            SectionCorrection correction, SectionScale scale, double noise) {
        int count = searches.size();
        List<Map<Integer, Double>> fixed = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            fixed.add(correction.fixed(k + 1, grid.frame));
        }
        correction.points().keySet().stream().filter(number -> number > count).findFirst().ifPresent(number -> {
            throw new IllegalArgumentException("there is no boundary " + number + " to correct; " + count + " are found");
        });
        int[][] paths = tracer.trace(searches, fixed);
        List<String> layers = settings.names(count - 1);
        List<Boundary> boundaries = IntStream.range(0, count).parallel().mapToObj(k -> new EdgeRefinement(grid, noise, paths[k],
                k == 0 ? null : paths[k - 1], k == count - 1 ? null : paths[k + 1]).refine(boundaryName(layers, k), settings.strip(),
                        fixed.get(k), chances.get(k))).toList();
        double dark = VoidFraction.darkest(grid);
        List<LayerContent> contents = IntStream.range(0, count - 1).parallel().mapToObj(k -> VoidFraction.of(grid, boundaries.get(k),
                boundaries.get(k + 1), Math.max(noise, FLAT), dark)).toList();
        List<String> notes = new ArrayList<>();
        for (Boundary boundary : boundaries) {
            double share = boundary.bridgedShare();
            if (share > 0.02) {
                notes.add(String.format(java.util.Locale.ROOT, "boundary '%s' is bridged over %.0f %% of its length (gaps, cracks, particles)",
                        boundary.name(), 100 * share));
            }
        }
        return new SectionTrace(grid.frame, direction(grid.frame, boundaries, scale), boundaries, contents, noise, notes);
    }

    /** The direction of growing depth by the mean lines of the boundaries: closer than the search for the stack. */
    static double direction(SectionFrame frame, List<Boundary> boundaries, SectionScale scale) {
        double slope = boundaries.stream().mapToDouble(Boundary::slope).average().orElse(0);
        return frame.direction(slope, scale.pixelX(), scale.pixelY());
    }

    /** The name of a boundary between the layers before and after it. */
    static String boundaryName(List<String> layers, int k) {
        if (k == 0) {
            return "top of " + layers.get(0);
        }
        return k == layers.size() ? "bottom of " + layers.get(k - 1) : layers.get(k - 1) + " / " + layers.get(k);
    }
}
