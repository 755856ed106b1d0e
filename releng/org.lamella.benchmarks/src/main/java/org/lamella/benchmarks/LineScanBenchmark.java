package org.lamella.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.SignalFit;
import org.lamella.linescan.model.ErrorFunctionStep;
import org.lamella.linescan.model.ModelName;
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

/** 10,000 scans of 200 points on all cores: fit, profile-likelihood intervals and onset; with one model and with the choice between all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class LineScanBenchmark {
    private static final int SCANS = 10_000;
    private static final int POINTS = 200;

    @Param({"step", "all"})
    private String models;

    private List<ProfileSignal> scans;
    private SignalFit fit;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        scans = IntStream.range(0, SCANS).mapToObj(i -> scan(random)).toList();
        LineScanSettings defaults = LineScanSettings.defaults();
        fit = new SignalFit(models.equals("all") ? defaults : defaults.withModels(List.of(ModelName.STEP)));
    }

    private static ProfileSignal scan(SplittableRandom random) {
        double[] x = IntStream.range(0, POINTS).asDoubleStream().toArray();
        double plateau = Math.exp(random.nextDouble(Math.log(20), Math.log(1000)));
        double[] counts = new double[POINTS];
        new ErrorFunctionStep().evaluate(x, new double[] {0.1 * plateau, plateau, random.nextDouble(80, 120), random.nextDouble(4, 23)}, counts, null);
        for (int i = 0; i < POINTS; i++) {
            // Close enough to Poisson for the clock.
            counts[i] = Math.max(0, Math.rint(counts[i] + Math.sqrt(counts[i]) * random.nextGaussian()));
        }
        return ProfileSignal.counts("s", x, Unit.NANOMETRE, counts);
    }

    @Benchmark
    public double measure() {
        return scans.parallelStream().mapToDouble(scan -> fit.measure(scan, Progress.NONE).midpoint().value()).sum();
    }
}
