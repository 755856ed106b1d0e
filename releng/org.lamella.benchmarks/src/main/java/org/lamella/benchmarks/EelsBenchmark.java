package org.lamella.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.Noise;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.ComponentShape;
import org.lamella.eels.nearedge.NearEdgeFit;
import org.lamella.eels.nearedge.NearEdgeResult;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.simulation.WhiteLinePhantom;
import org.lamella.spectrum.EnergyWindow;
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

/**
 * Spectra of energy losses: the background of 2048 channels (to be below 15 µs), a fit of power law, two Gaussians and two arctangent
 * steps with 10 free parameters to 1024 channels (below 1.5 ms), and all of it for 64 x 64 spectra of 2048 channels.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EelsBenchmark {
    private static final int SPECTRA = 64;
    private static final int IMAGE = 64 * 64;

    private final Axis longAxis = Axis.signal("energy", 2048, 0.1, 560, Unit.ELECTRONVOLT);
    private final Axis energy = Axis.signal("energy", 1024, 0.2, 560, Unit.ELECTRONVOLT);
    private final double[][] longSpectra = new double[SPECTRA][];
    private final double[][] spectra = new double[SPECTRA][];
    private final Background[] backgrounds = new Background[SPECTRA];
    private final double[] curve = new double[2048];
    private BackgroundFit background;
    private BackgroundFit whole;
    private NearEdgeFit fit;
    private SpectraMeasurement measurement;
    private double[] total;
    private int next;

    @Setup
    public void prepare() throws UserError {
        WhiteLinePhantom phantom = WhiteLinePhantom.manganese(4000);
        WhiteLinePhantom fine = new WhiteLinePhantom(2048, 0.1, 560, 2000, 3, 641.7, 10.9, 2000, 2.6, 3.2, 3.8, 500, 1);
        BackgroundFit before = new BackgroundFit(energy, new EnergyWindow(570, 632), BackgroundSettings.defaults());
        total = new double[2048];
        for (int i = 0; i < SPECTRA; i++) {
            spectra[i] = phantom.simulate(i);
            longSpectra[i] = fine.simulate(i);
            backgrounds[i] = before.fit(spectra[i]);
            for (int c = 0; c < total.length; c++) {
                total[c] += longSpectra[i][c];
            }
        }
        background = new BackgroundFit(longAxis, new EnergyWindow(565, 632), BackgroundSettings.defaults());
        whole = new BackgroundFit(longAxis, new EnergyWindow(560, 765), BackgroundSettings.defaults());
        // Heights, centres and widths of two Gaussians, heights of two steps, and the power law: 10 free parameters.
        List<Component> components = List.of(Component.peak("L3", ComponentShape.GAUSSIAN, 641, 6, 4), Component.peak("L2", ComponentShape.GAUSSIAN, 652, 6, 4),
                Component.stepAt("L3 step", ComponentShape.ARCTANGENT, 0, 1), Component.stepAt("L2 step", ComponentShape.ARCTANGENT, 1, 1));
        fit = new NearEdgeFit(energy, new EnergyWindow(559, 765), components, 1, 6);
        measurement = new SpectraMeasurement(longAxis, List.of(EdgeSettings.of(EdgeTable.builtIn().edge("Mn-L"), WhiteLineProtocols.named("two-step"))));
    }

    private int next() {
        next = (next + 1) % SPECTRA;
        return next;
    }

    /** Fitted in a window of 670 channels, and continued over all 2048. */
    @Benchmark
    public double[] backgroundOf2048Channels() {
        background.fit(longSpectra[next()]).fill(longAxis, 0, 2048, curve);
        return curve;
    }

    /** Fitted to all 2048 channels, and filled over them. */
    @Benchmark
    public double[] backgroundFittedTo2048Channels() {
        whole.fit(longSpectra[next()]).fill(longAxis, 0, 2048, curve);
        return curve;
    }

    @Benchmark
    public NearEdgeResult fitOf10Parameters() {
        int i = next();
        return fit.fit(spectra[i], backgrounds[i], Noise.COUNTS);
    }

    /** Detection, background, both ratios, onset and integral of 4096 spectra of 2048 channels, on all processors. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<SpectraMeasurement.SpectrumEdges> imageOf64x64() {
        SpectraMeasurement.Plan plan = measurement.plan(total, EdgeTreatment.NONE);
        return SpectraMeasurement.inParallel(IMAGE, i -> plan.measure(longSpectra[i % SPECTRA], EdgeTreatment.NONE), Progress.NONE);
    }
}
