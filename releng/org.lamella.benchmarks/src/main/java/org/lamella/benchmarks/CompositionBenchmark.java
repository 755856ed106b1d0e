package org.lamella.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.eels.decomposition.DecompositionSettings;
import org.lamella.eels.decomposition.PrincipalComponents;
import org.lamella.eels.lowloss.FourierRatio;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.lowloss.LowLossSettings;
import org.lamella.eels.quantification.CrossSection;
import org.lamella.eels.quantification.ElementalFit;
import org.lamella.eels.quantification.ElementalFitSettings;
import org.lamella.eels.quantification.HydrogenicShell;
import org.lamella.eels.quantification.ScatteringGeometry;
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

/** What energy-loss spectra are composed of: principal components of an image, elements, and plural scattering taken out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class CompositionBenchmark {
    private static final int PIXELS = 64 * 64;
    private static final int CHANNELS = 1024;

    private double[][] image;
    private Axis axis;
    private double[] spectrum;
    private LowLoss lowLoss;
    private ElementalFit.Prepared fit;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        axis = Axis.signal("energy", CHANNELS, 0.3, 370, Unit.ELECTRONVOLT);
        ScatteringGeometry geometry = new ScatteringGeometry(300, 10, 20);
        CrossSection titanium = new CrossSection(HydrogenicShell.l(22, 456), geometry);
        CrossSection oxygen = new CrossSection(HydrogenicShell.k(8, 532), geometry);
        double[] background = new double[CHANNELS];
        double[] edges = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            double e = axis.coordinate(c);
            background[c] = 20000 * Math.pow(e / 370, -3);
            edges[c] = 60 * titanium.differential(e) + 180 * oxygen.differential(e);
        }
        image = new double[PIXELS][CHANNELS];
        for (int p = 0; p < PIXELS; p++) {
            for (int c = 0; c < CHANNELS; c++) {
                double expected = background[c] + edges[c] * p / PIXELS;
                image[p][c] = Math.rint(expected + Math.sqrt(expected) * random.nextGaussian());
            }
        }
        spectrum = image[PIXELS - 1];
        double[] low = new double[CHANNELS];
        Arrays.setAll(low, i -> 1e6 * Math.exp(-0.5 * Math.pow((i - 100) / 3.0, 2)) + (i > 110 ? 3e4 * Math.exp(-0.5 * Math.pow((i - 170) / 15.0, 2)) : 0));
        lowLoss = LowLoss.of(Axis.signal("energy", CHANNELS, 0.3, -30, Unit.ELECTRONVOLT), low, LowLossSettings.DEFAULT);
        fit = new ElementalFit(ElementalFitSettings.DEFAULT).prepare(axis, List.of(new ElementalFit.Component("Ti", titanium), new ElementalFit.Component("O", oxygen)),
                lowLoss);
    }

    /** 30 components of 64 x 64 spectra of 1,024 channels. */
    @Benchmark
    public Object principalComponents() {
        return new PrincipalComponents(DecompositionSettings.DEFAULT).decompose(image, Progress.NONE);
    }

    /** A power law and two edges over 1,024 channels, their curves known. */
    @Benchmark
    public Object elements() {
        return fit.fit(spectrum);
    }

    @Benchmark
    public Object fourierRatio() {
        return new FourierRatio(lowLoss).deconvolve(axis, spectrum);
    }
}
