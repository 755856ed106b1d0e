package org.lamella.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jtransforms.fft.DoubleFFT_2D;
import org.lamella.math.FourierTransform;
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

/** The transform of a real image, against JTransforms' own two-dimensional one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class FourierBenchmark {
    @Param({"256", "512", "1000", "1024", "4096"})
    private int size;

    private double[] pixels;
    private FourierTransform transform;
    private DoubleFFT_2D library;

    @Setup
    public void prepare() {
        pixels = new SplittableRandom(1).doubles((long) size * size).toArray();
        transform = FourierTransform.of(size, size);
        library = new DoubleFFT_2D(size, size);
    }

    @Benchmark
    public double[] lamella() {
        return transform.forwardReal(pixels);
    }

    @Benchmark
    public double[] library() {
        double[] full = new double[2 * size * size];
        System.arraycopy(pixels, 0, full, 0, pixels.length);
        library.realForwardFull(full);
        return full;
    }
}
