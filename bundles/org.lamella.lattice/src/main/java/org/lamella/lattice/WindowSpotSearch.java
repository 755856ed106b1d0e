package org.lamella.lattice;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.lamella.data.Image;
import org.lamella.data.Progress;

/**
 * Finds the lattice spots of all windows over an image, quickly: the noise is learnt once from all windows together, the
 * transforms along x are shared by the windows of a column, and the loop over the windows allocates nothing.
 *
 * <p>A spot is a local maximum of power over noise (Hann window) that noise of the known level would give anywhere in
 * the window with less than the accepted false-alarm probability. Its place is the vertex of a parabola through the
 * logarithm of the power.</p>
 */
public final class WindowSpotSearch {
    private static final int SAMPLES = 384;
    private static final double MINIMUM_PERIOD_PIXELS = 2.4;
    private static final double LEAST_BINS = 3.5;
    /** Weights 1 2 1 across and down: the average counts as so many independent values, Hann correlation included. */
    private static final double INDEPENDENT = 1 / Math.pow(smoothedVariance(), 2);

    private final SpotSearchSettings settings;

    public WindowSpotSearch(SpotSearchSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    private static double smoothedVariance() {
        double[] weight = {0.25, 0.5, 0.25};
        double[] correlation = {1, 4.0 / 9, 1.0 / 36};
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                variance += weight[i] * weight[j] * correlation[Math.abs(i - j)];
            }
        }
        return variance;
    }

    /** What all workers share. */
    private record Plan(Image image, double mean, double factor, WindowGrid grid, int bins, int reach, boolean[] inRange, double[] lengths, double gMin,
            double gMax) {
        static Plan of(Image image, WindowGrid grid, SpotSearchSettings settings) {
            double stepX = 1 / (grid.sizeX() * Math.abs(image.x().scale()));
            double stepY = 1 / (grid.sizeY() * Math.abs(image.y().scale()));
            double gMax = Math.min(1 / settings.dMin(), Math.min(stepX * grid.sizeX(), stepY * grid.sizeY()) / MINIMUM_PERIOD_PIXELS);
            double gMin = Math.max(1 / settings.dMax(), LEAST_BINS * Math.max(stepX, stepY));
            if (!(gMin < gMax)) {
                throw new IllegalArgumentException("no lattice spacing can be found between dMin and dMax with this pixel size and window");
            }
            int bins = Math.min(grid.sizeX() / 2, (int) Math.ceil(gMax / stepX) + 2);
            int reach = Math.min(grid.sizeY() / 2 - 1, (int) Math.ceil(gMax / stepY) + 2);
            double[] lengths = new double[bins * (2 * reach + 1)];
            boolean[] inRange = new boolean[lengths.length];
            for (int l = -reach; l <= reach; l++) {
                for (int k = 0; k < bins; k++) {
                    int i = (l + reach) * bins + k;
                    lengths[i] = Math.hypot(k * stepX, l * stepY);
                    inRange[i] = lengths[i] >= gMin && lengths[i] <= gMax && k < bins - 1 && Math.abs(l) < reach && (k > 0 || l < 0);
                }
            }
            double[] pixels = image.pixels();
            double sum = 0;
            long count = 0;
            for (double value : pixels) {
                if (Double.isFinite(value)) {
                    sum += value;
                    count++;
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException("the image has no finite pixel");
            }
            double mean = sum / count;
            double largest = 0;
            for (double value : pixels) {
                double off = Math.abs(value - mean);
                largest = off > largest && off <= Double.MAX_VALUE ? off : largest;
            }
            return new Plan(image, mean, largest > 0 ? 1 / largest : 1, grid, bins, reach, inRange, lengths, gMin, gMax);
        }

        WindowTransform transform(WindowGrid windows) {
            return new WindowTransform(image.pixels(), mean, factor, windows, bins, reach);
        }

        int size() {
            return lengths.length;
        }
    }

    /**
     * Searches all windows.
     *
     * @param image its axes' unit is that of the settings' spacings
     * @throws IllegalArgumentException when the image has no finite pixel or no spacing can be found in such windows
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public WindowSpots find(Image image, WindowGrid grid, Progress progress) {
        Plan plan = Plan.of(image, grid, settings);
        progress.report(0, "Noise");
        WindowNoise noise = noise(plan);
        progress.check();
        WindowSpots spots = new WindowSpots(grid, 1 / (grid.sizeX() * Math.abs(image.x().scale())),
                1 / (grid.sizeY() * Math.abs(image.y().scale())), averagedThreshold(perTest(plan)));
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        int workers = Math.max(1, Math.min(grid.columns(), Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, workers).parallel().forEach(worker -> {
            Scan scan = new Scan(plan, noise, spots);
            for (int column = next.getAndIncrement(); column < grid.columns() && !progress.isCancelled(); column = next.getAndIncrement()) {
                scan.column(column);
                progress.report(0.1 + 0.9 * done.incrementAndGet() / grid.columns(), "Windows");
            }
        });
        progress.check();
        return spots;
    }

    /** The probability that noise alone may pass one of the two tests of one bin. */
    private double perTest(Plan plan) {
        int bins = 0;
        for (boolean inRange : plan.inRange) {
            bins += inRange ? 1 : 0;
        }
        return settings.falseAlarm() / (2.0 * bins);
    }

    private static double averagedThreshold(double probability) {
        double low = 1;
        double high = 100;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (Gamma.regularizedGammaQ(INDEPENDENT, INDEPENDENT * middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The noise, from windows spread over the image, which overlap by three quarters where there is no room for more. */
    private static WindowNoise noise(Plan plan) {
        WindowGrid grid = new WindowGrid(plan.grid.imageWidth(), plan.grid.imageHeight(), plan.grid.sizeX(), plan.grid.sizeY(),
                Math.max(1, plan.grid.sizeX() / 4), Math.max(1, plan.grid.sizeY() / 4));
        int columns = Math.min(grid.columns(), (int) Math.ceil(Math.sqrt(SAMPLES)));
        int rows = Math.min(grid.rows(), (SAMPLES + columns - 1) / columns);
        float[][] samples = new float[columns * rows][plan.size()];
        IntStream.range(0, columns).parallel().forEach(c -> {
            WindowTransform transform = plan.transform(grid);
            transform.column((int) ((c + 0.5) * grid.columns() / columns));
            for (int r = 0; r < rows; r++) {
                transform.power((int) ((r + 0.5) * grid.rows() / rows), samples[c * rows + r]);
            }
        });
        return new WindowNoise(samples, plan.bins, plan.reach, plan.lengths, plan.gMin, plan.gMax);
    }

    /** The search of one worker, with its own arrays. */
    private final class Scan {
        private final Plan plan;
        private final WindowNoise noise;
        private final WindowSpots spots;
        private final WindowTransform transform;
        private final float[] power;
        private final float[] whitened;
        private final float[] smooth;
        private final float single;
        private final float averaged;

        Scan(Plan plan, WindowNoise noise, WindowSpots spots) {
            this.plan = plan;
            this.noise = noise;
            this.spots = spots;
            this.transform = plan.transform(plan.grid);
            this.power = new float[plan.size()];
            this.whitened = new float[plan.size()];
            this.smooth = new float[plan.size()];
            double perTest = perTest(plan);
            this.single = (float) -Math.log(perTest);
            this.averaged = (float) averagedThreshold(perTest);
        }

        void column(int column) {
            transform.column(column);
            int columns = plan.grid.columns();
            for (int row = 0; row < plan.grid.rows(); row++) {
                transform.power(row, power);
                noise.whiten(power, whitened);
                smooth();
                collect(row * columns + column);
            }
        }

        /** The mean over three by three bins with weights 1 2 1; bins left of k = 0 are the mates of those on the right. */
        private void smooth() {
            int bins = plan.bins;
            int reach = plan.reach;
            for (int l = -reach + 1; l < reach; l++) {
                int i = (l + reach) * bins;
                int mirror = (-l + reach) * bins + 1;
                smooth[i] = 0.25f * whitened[i] + 0.125f * (whitened[i - bins] + whitened[i + bins] + whitened[i + 1] + whitened[mirror])
                        + 0.0625f * (whitened[i - bins + 1] + whitened[i + bins + 1] + whitened[mirror - bins] + whitened[mirror + bins]);
                for (int k = 1; k < bins - 1; k++) {
                    int c = i + k;
                    smooth[c] = 0.25f * whitened[c] + 0.125f * (whitened[c - bins] + whitened[c + bins] + whitened[c - 1] + whitened[c + 1])
                            + 0.0625f * (whitened[c - bins - 1] + whitened[c - bins + 1] + whitened[c + bins - 1] + whitened[c + bins + 1]);
                }
            }
        }

        private void collect(int window) {
            int bins = plan.bins;
            boolean[] inRange = plan.inRange;
            float least = Math.min(averaged, 0.25f * single);
            for (int i = bins; i < smooth.length - bins; i++) {
                float value = smooth[i];
                if (value > least && inRange[i] && (value > averaged || whitened[i] > single) && isMaximum(i)) {
                    add(window, i, value);
                }
            }
        }

        /** Where k = 0 the bin to the left is the mate of the one on the right, which is searched in its own place. */
        private boolean isMaximum(int i) {
            int bins = plan.bins;
            float value = smooth[i];
            boolean hasLeft = i % bins > 0;
            return value > smooth[i - bins] && value >= smooth[i + bins] && value >= smooth[i + 1]
                    && value >= smooth[i + bins + 1] && value > smooth[i - bins + 1]
                    && (!hasLeft || value > smooth[i - 1] && value > smooth[i - bins - 1] && value >= smooth[i + bins - 1]);
        }

        private void add(int window, int i, float value) {
            int bins = plan.bins;
            int k = i % bins;
            int l = i / bins - plan.reach;
            float left = k > 0 ? smooth[i - 1] : smooth[(-l + plan.reach) * bins + 1];
            spots.add(window, k + vertex(left, value, smooth[i + 1]), l + vertex(smooth[i - bins], value, smooth[i + bins]), value);
        }

        private static float vertex(float before, float at, float after) {
            double a = Math.log(Math.max(before, 1e-3f));
            double b = Math.log(at);
            double c = Math.log(Math.max(after, 1e-3f));
            double curvature = a - 2 * b + c;
            return curvature < 0 ? (float) Math.max(-0.5, Math.min(0.5, 0.5 * (a - c) / curvature)) : 0;
        }
    }
}
