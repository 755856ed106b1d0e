package org.lamella.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.CrystalSearch;
import org.lamella.interphase.InterphaseSettings;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.LayerFit;
import org.lamella.interphase.LayerModel;
import org.lamella.interphase.PhaseGroup;
import org.lamella.interphase.RegionLayers;
import org.lamella.lattice.SpotSearchSettings;
import org.lamella.lattice.WindowGrid;
import org.lamella.lattice.WindowSpotSearch;
import org.lamella.lattice.WindowSpots;
import org.lamella.simulation.InterphaseLayer;
import org.lamella.simulation.LayeredInterphase;
import org.lamella.simulation.Microscope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One image across a buried interphase: the window search (128 pixels at a stride of 32; 15,625 windows of the largest
 * image), the crystals, and the layers. With {@code -prof gc} the search shows what it allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class InterphaseBenchmark {
    private static final double PIXEL = 0.03;

    @Param({"2048", "4096"})
    private int size;

    private Image image;
    private WindowSpotSearch windows;
    private WindowGrid grid;
    private CrystalSearch search;
    private CrystalMap crystals;
    private LayerFit layers;

    @Setup
    public void prepare() throws UserError {
        PhaseLibrary library = PhaseLibrary.builtIn();
        Phase lithium = library.get("Li");
        Phase oxide = library.get("Li2O");
        Phase nitride = library.get("Li3N");
        Phase phosphate = library.get("Li3PO4-gamma");
        double unit = size * PIXEL / 123;
        image = new LayeredInterphase(size, size, PIXEL, List.of(new InterphaseLayer("Li", List.of(lithium), 0, 0.8, 7, 10),
                new InterphaseLayer("1", List.of(lithium, oxide), 21.1 * unit, 0.45, 3, 5),
                new InterphaseLayer("2", List.of(lithium, oxide, nitride), 11.6 * unit, 0.45, 3, 5),
                new InterphaseLayer("3", List.of(oxide, nitride, phosphate), 43.7 * unit, 0.45, 3, 5),
                new InterphaseLayer("amorphous", List.of(), 0, 0, 3, 5)), -90, 0, 8, Microscope.uncorrected().withDefocus(-50), 40, 1).simulate()
                .phantom().image();
        List<PhaseGroup> groups = List.of(new PhaseGroup("Li", List.of(lithium)), new PhaseGroup("Li2O", List.of(oxide)),
                new PhaseGroup("Li3N", List.of(nitride)), new PhaseGroup("Li3PO4", List.of(phosphate, library.get("Li3PO4-beta"))));
        LayerModel model = new LayerModel(groups, List.of(new LayerDefinition("Li metal", List.of("Li"), true),
                new LayerDefinition("1", List.of("Li", "Li2O"), false), new LayerDefinition("2", List.of("Li", "Li2O", "Li3N"), false),
                new LayerDefinition("3", List.of("Li2O", "Li3N", "Li3PO4"), false), new LayerDefinition("amorphous", List.of(), true)));
        InterphaseSettings usual = InterphaseSettings.defaults(model);
        InterphaseSettings settings = new InterphaseSettings(model, 3.84, 0.96, null, true, usual.calibrationUncertainty(), usual.falseAlarm(),
                usual.spotFalseAlarm(), usual.resamples(), 1);
        windows = new WindowSpotSearch(new SpotSearchSettings(0.01, 0.12, 1.2, WindowSpots.MOST));
        grid = new WindowGrid(size, size, 128, 128, 32, 32);
        search = new CrystalSearch(settings);
        layers = new LayerFit(settings);
        crystals = search.find(image, Progress.NONE);
    }

    @Benchmark
    public WindowSpots windowSearch() {
        return windows.find(image, grid, Progress.NONE);
    }

    @Benchmark
    public CrystalMap crystals() {
        return search.find(image, Progress.NONE);
    }

    @Benchmark
    public RegionLayers layers() {
        return layers.fit(crystals, LayerCorrection.NONE, Progress.NONE);
    }
}
