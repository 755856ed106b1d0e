package org.lamella.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.lattice.Identification;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.PhaseIdentification;
import org.lamella.lattice.Spot;
import org.lamella.lattice.SpotSearch;
import org.lamella.lattice.SpotSearchSettings;
import org.lamella.simulation.CrystalGrain;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.Microscope;
import org.lamella.simulation.PhantomSettings;
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

/** Spot search and indexing of an image with crystals of three phases, with fourteen candidates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class LatticeBenchmark {
    private static final List<String> CANDIDATES = List.of("Li", "Li2O", "Li3N", "Li3PO4-gamma", "Li3PO4-beta", "Li2PO2N", "LNMO", "Li2S",
            "LiF", "LiH", "Li2CO3", "LiOH", "Li3P", "graphite");
    private static final double PIXEL = 0.021;

    @Param({"512", "1024", "4096"})
    private int size;

    private Image image;
    private SpotSearch search;
    private IndexingSettings indexing;
    private PhaseIdentification identification;
    private List<Spot> spots;

    @Setup
    public void prepare() throws UserError {
        PhaseLibrary library = PhaseLibrary.builtIn();
        double side = size * PIXEL;
        List<CrystalGrain> grains = List.of(
                new CrystalGrain(library.get("Li"), new ZoneAxis(1, 1, 1), 17, 1, 0, 0.3 * side, 0.3 * side, 0.38 * side),
                new CrystalGrain(library.get("Li2O"), new ZoneAxis(1, 1, 0), -24, 0, 1, 0.7 * side, 0.3 * side, 0.35 * side),
                new CrystalGrain(library.get("Li3N"), new ZoneAxis(1, 1, 0), 55, -1, 1, 0.3 * side, 0.7 * side, 0.36 * side));
        image = HighResolutionPhantom.simulate(new PhantomSettings(size, size, PIXEL, PIXEL, grains, 8, Microscope.uncorrected(), 40, 1)).image();
        List<Phase> phases = new ArrayList<>();
        for (String name : CANDIDATES) {
            phases.add(library.get(name));
        }
        search = new SpotSearch(new SpotSearchSettings(0.001, 0.1, 1.2, 60));
        indexing = new IndexingSettings(phases, 0.01, 0.0025, 0.05, 0.1, 1.2, 6);
        identification = new PhaseIdentification(indexing);
        spots = search.find(image, Progress.NONE).spots();
    }

    @Benchmark
    public SpotSearch.Result spotSearch() {
        return search.find(image, Progress.NONE);
    }

    @Benchmark
    public Identification indexing() {
        return identification.identify(spots, Progress.NONE);
    }

    /** What one image costs from nothing: preparing the candidates, spots, phases. */
    @Benchmark
    public Identification everything() {
        return new PhaseIdentification(indexing).identify(search.find(image, Progress.NONE).spots(), Progress.NONE);
    }
}
