package org.lamella.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.lamella.crystal.Phase;
import org.lamella.data.Progress;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.CrystalSearch;
import org.lamella.interphase.InterphaseSettings;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.LayerFit;
import org.lamella.interphase.LayerModel;
import org.lamella.interphase.PhaseGroup;
import org.lamella.interphase.RegionLayers;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.simulation.InterphaseLayer;
import org.lamella.simulation.LayeredInterphase;
import org.lamella.simulation.LayeredPhantom;
import org.lamella.simulation.Microscope;

/** Layers of a buried interphase: from images to the table of means with their intervals. */
public final class InterphaseStudy implements Study {
    /** The published means. */
    private static final double[] MEANS = {21.1, 11.6, 43.7};
    private static final double SCATTER = 3;
    private static final int REGIONS = 10;
    private static final double PIXEL = 0.05;
    private static final int HEIGHT = 2080;
    private static final int WIDE = 2048;
    private static final int NARROW = 640;
    private static final String[] NAMES = {"Li+Li2O", "Li+Li2O+Li3N", "Li2O+Li3N+Li3PO4"};
    /** So many small sets for one large one; the large ones are there for the accuracy of single regions. */
    private static final int SMALL_FOR_LARGE = 10;
    private static final double NORMAL = 1.959964;

    private final Phase lithium = BatteryPhases.get("Li");
    private final Phase oxide = BatteryPhases.get("Li2O");
    private final Phase nitride = BatteryPhases.get("Li3N");
    private final Phase phosphate = BatteryPhases.get("Li3PO4-gamma");
    private final InterphaseSettings settings = InterphaseSettings.defaults(model());
    private final CrystalSearch search = new CrystalSearch(settings);

    private LayerModel model() {
        List<PhaseGroup> groups = List.of(new PhaseGroup("Li", List.of(lithium)), new PhaseGroup("Li2O", List.of(oxide)),
                new PhaseGroup("Li3N", List.of(nitride)), new PhaseGroup("Li3PO4", List.of(phosphate, BatteryPhases.get("Li3PO4-beta"))));
        List<LayerDefinition> layers = new ArrayList<>();
        layers.add(new LayerDefinition("Li metal", List.of("Li"), true));
        for (String name : NAMES) {
            layers.add(new LayerDefinition(name, List.of(name.split("\\+")), false));
        }
        layers.add(new LayerDefinition("amorphous", List.of(), true));
        return new LayerModel(groups, layers);
    }

    @Override
    public String title() {
        return "Layers of a buried interphase";
    }

    @Override
    public String description() {
        return "Sets of " + REGIONS + " phantoms with layers of nanocrystals (3 to 5 nm, 45 % of the area, random zone axes) in an amorphous"
                + " matrix between Li and an amorphous side, 60 electrons per pixel of 0.05 nm. In each region the thicknesses are drawn around"
                + " 21.1, 11.6 and 43.7 nm with a standard deviation of 3 nm and the layers are tilted by up to 4 degrees; the analysis is told"
                + " neither. Large regions are 102 nm wide along the interface, small ones 32 nm. In the images without an interphase Li meets"
                + " the amorphous side directly, or there is no crystal at all.";
    }

    @Override
    public int fullSize() {
        return 50;
    }

    private record Region(double[] truth, double[] boundaries, RegionLayers found) {
        /** Found minus true depth of a boundary, 0 for the first. */
        double boundaryError(int number) {
            List<org.lamella.interphase.LayerExtent> layers = found.interphase();
            double depth = number == 0 ? layers.get(0).start() : layers.get(number - 1).end();
            return depth - boundaries[number];
        }
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        int large = Math.max(1, seeds / SMALL_FOR_LARGE);
        AtomicInteger done = new AtomicInteger();
        int all = REGIONS * (seeds + large);
        List<List<Region>> small = IntStream.range(0, seeds).mapToObj(seed -> set(seed, NARROW, progress, done, all)).toList();
        List<List<Region>> wide = IntStream.range(0, large).mapToObj(seed -> set(seed + 9000, WIDE, progress, done, all)).toList();
        List<Claim> claims = new ArrayList<>();
        double worstMean = 0;
        double squares = 0;
        int count = 0;
        for (List<Region> set : wide) {
            for (int k = 0; k < MEANS.length; k++) {
                int layer = k;
                double difference = set.stream().mapToDouble(r -> r.found.interphase().get(layer).thickness() - r.truth[layer]).average().orElse(0);
                worstMean = Math.max(worstMean, Math.abs(difference));
            }
            for (Region region : set) {
                for (int b = 0; b <= MEANS.length; b++) {
                    squares += Math.pow(region.boundaryError(b), 2);
                    count++;
                }
            }
        }
        claims.add(Claim.atMost("largest difference between the mean found for a layer and the mean of its true thicknesses, large regions", 1.5,
                worstMean, "nm", large + " sets of " + REGIONS));
        claims.add(Claim.atMost("RMS error of the boundaries, large regions", 3, Math.sqrt(squares / count), "nm", count + " boundaries"));
        claims.addAll(coverage(small));
        claims.add(uncertainties(small, wide));
        claims.add(withoutInterphase(Math.max(4, seeds * 4 / 5), progress));
        claims.add(totals(small));
        return claims;
    }

    private List<Claim> coverage(List<List<Region>> sets) {
        int inside = 0;
        int intervals = 0;
        double[] bias = new double[MEANS.length];
        for (List<Region> set : sets) {
            List<RegionDepths> regions = set.stream().map(region -> region.found.depths("region")).toList();
            LayerSetStatistics.Result result = new LayerSetStatistics(1000, 1).summarise(List.of(NAMES), regions);
            for (int k = 0; k < MEANS.length; k++) {
                inside += holds(result.layers().get(k), MEANS[k]) ? 1 : 0;
                bias[k] += (result.layers().get(k).summary().mean() - MEANS[k]) / sets.size();
                intervals++;
            }
            inside += holds(result.total(), Arrays.stream(MEANS).sum()) ? 1 : 0;
            intervals++;
        }
        double worst = Arrays.stream(bias).map(Math::abs).max().orElse(0);
        return List.of(new Claim("95 % intervals of the means of the layers and of the total that hold the true mean, small regions", 90, 98,
                        100.0 * inside / intervals, "%", intervals + " intervals of " + sets.size() + " sets of " + REGIONS),
                Claim.atMost("largest bias of a layer's mean, small regions", 1, worst, "nm", sets.size() + " sets of " + REGIONS));
    }

    private static boolean holds(LayerStatistics layer, double truth) {
        return truth >= layer.summary().intervalLow() && truth <= layer.summary().intervalHigh();
    }

    /** How often the 95 % interval of a single region's thickness or total holds the truth. */
    private static Claim uncertainties(List<List<Region>> small, List<List<Region>> wide) {
        List<List<Region>> all = new ArrayList<>(small);
        all.addAll(wide);
        int inside = 0;
        int count = 0;
        for (List<Region> set : all) {
            for (Region region : set) {
                for (int k = 0; k <= MEANS.length; k++) {
                    boolean isTotal = k == MEANS.length;
                    double truth = isTotal ? Arrays.stream(region.truth).sum() : region.truth[k];
                    double found = isTotal ? region.found.total() : region.found.interphase().get(k).thickness();
                    double uncertainty = isTotal ? region.found.totalUncertainty() : region.found.interphase().get(k).thicknessUncertainty();
                    inside += Math.abs(found - truth) <= NORMAL * uncertainty ? 1 : 0;
                    count++;
                }
            }
        }
        return new Claim("95 % intervals of a single region's thicknesses and total that hold the truth", 93, 97, 100.0 * inside / count, "%",
                count + " thicknesses");
    }

    /** What is wrong in the same way in every region: a mean over sets does not take it away. */
    private static Claim totals(List<List<Region>> sets) {
        double difference = sets.stream().flatMap(List::stream).mapToDouble(region -> region.found.total() - Arrays.stream(region.truth).sum())
                .average().orElse(0);
        return new Claim("difference between the mean total found and the mean of the true totals, small regions", -1, 1, difference, "nm",
                sets.size() + " sets of " + REGIONS);
    }

    private Claim withoutInterphase(int images, Progress progress) {
        long wrong = IntStream.range(0, images).parallel().filter(seed -> {
            progress.check();
            List<InterphaseLayer> layers = seed % 2 == 0
                    ? List.of(new InterphaseLayer("Li", List.of(lithium), 0, 0.8, 7, 10), amorphous()) : List.of(amorphous());
            LayeredPhantom phantom = new LayeredInterphase(NARROW, HEIGHT, PIXEL, layers, -90, 0, 8, Microscope.uncorrected().withDefocus(-50),
                    60, seed + 77_000L).simulate();
            return layers(phantom).hasInterphase();
        }).count();
        return Claim.atMost("images without an interphase in which layers are claimed", 2.5, 100.0 * wrong / images, "%", images + " images");
    }

    private static InterphaseLayer amorphous() {
        return new InterphaseLayer("amorphous", List.of(), 0, 0, 3, 5);
    }

    private List<Region> set(int seed, int width, Progress progress, AtomicInteger done, int all) {
        return IntStream.range(0, REGIONS).parallel().mapToObj(region -> {
            progress.check();
            Region one = region(1000L * seed + region, width);
            progress.report(done.incrementAndGet() / (double) all, title());
            return one;
        }).toList();
    }

    private Region region(long seed, int width) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] truth = new double[MEANS.length];
        for (int k = 0; k < truth.length; k++) {
            truth[k] = Math.max(1, MEANS[k] + SCATTER * random.nextGaussian());
        }
        List<List<Phase>> phases = List.of(List.of(lithium, oxide), List.of(lithium, oxide, nitride), List.of(oxide, nitride, phosphate));
        List<InterphaseLayer> layers = new ArrayList<>();
        layers.add(new InterphaseLayer("Li", List.of(lithium), 0, 0.8, 7, 10));
        for (int k = 0; k < truth.length; k++) {
            layers.add(new InterphaseLayer(NAMES[k], phases.get(k), truth[k], 0.45, 3, 5));
        }
        layers.add(amorphous());
        double tilt = -94 + 8 * random.nextDouble();
        LayeredPhantom phantom = new LayeredInterphase(width, HEIGHT, PIXEL, layers, tilt, 0, 8, Microscope.uncorrected().withDefocus(-50), 60,
                random.nextLong()).simulate();
        RegionLayers found = layers(phantom);
        double[] boundaries = phantom.boundaries();
        // Along the found normal, at the middle of the image's width, where the true boundary is.
        double[] depths = new double[boundaries.length];
        for (int b = 0; b < boundaries.length; b++) {
            double[] point = phantom.face().point(0, boundaries[b]);
            depths[b] = found.depthAt(point[0], point[1]);
        }
        return new Region(truth, depths, found);
    }

    private RegionLayers layers(LayeredPhantom phantom) {
        CrystalMap crystals = search.find(phantom.phantom().image(), Progress.NONE);
        return new LayerFit(settings).fit(crystals, LayerCorrection.NONE, Progress.NONE);
    }
}
