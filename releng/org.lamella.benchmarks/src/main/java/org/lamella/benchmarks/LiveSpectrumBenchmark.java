package org.lamella.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.lattice.PowerSpectrum;
import org.lamella.lattice.SpectrumBrightness;
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

/** What the workbench computes for each step of a region that is dragged; a screen shows 60 pictures a second, one in 16.7 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LiveSpectrumBenchmark {
    @Param({"256", "512", "1000", "1024", "2048"})
    private int size;

    private Image image;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        double[] pixels = new double[size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 100 + 20 * Math.cos(i % size * 0.5) + 5 * random.nextGaussian();
        }
        image = Image.of(size, size, pixels, 0.02, Unit.NANOMETRE);
    }

    @Benchmark
    public SpectrumBrightness spectrumAsPicture() {
        return SpectrumBrightness.of(PowerSpectrum.of(image), 1024);
    }
}
