package org.lamella.layers;

import java.util.stream.IntStream;

/**
 * Finds along which direction an image is a stack of layers: the one in which its projection has the highest steps. Narrow
 * stripes such as curtains give many small steps and a layer few high ones, so that the fourth power of the steps is summed.
 */
final class StackDirection {
    private static final int SIDE = 256;
    private static final int REACH = 6;
    private static final double SMALLEST_SHARE = 0.35;
    /** Sections are taken with their layers lying; one that stands has to be much clearer when nothing else can tell. */
    private static final double STANDING = 0.05;
    /** A direction this much worse than the best is no rival. */
    private static final double RIVAL = 0.002;

    private final double[] small;
    private final int width;
    private final int height;
    private final double stretch;

    private StackDirection(double[] small, int width, int height, double stretch) {
        this.small = small;
        this.width = width;
        this.height = height;
        this.stretch = stretch;
    }

    /** The direction of growing depth in degrees counter-clockwise from +x with y up: downwards, or to the right. */
    static double find(double[] pixels, int width, int rows, double pixelRatio) {
        double[][] both = of(pixels, width, rows, pixelRatio).best();
        return both[0][1] >= both[1][1] * STANDING ? both[0][0] : both[1][0];
    }

    /** The best direction of a stack that lies and, when it comes near, of one that stands; these may be curtains. */
    static double[] candidates(double[] pixels, int width, int rows, double pixelRatio) {
        double[][] both = of(pixels, width, rows, pixelRatio).best();
        double top = Math.max(both[0][1], both[1][1]);
        return java.util.Arrays.stream(both).filter(one -> one[1] >= RIVAL * top).mapToDouble(one -> one[0]).toArray();
    }

    /**
     * @param rows that count, from the top
     * @param pixelRatio height of a pixel over its width
     */
    private static StackDirection of(double[] pixels, int width, int rows, double pixelRatio) {
        int factor = Math.max(1, Math.max(width, rows) / SIDE);
        int smallWidth = width / factor;
        int smallHeight = rows / factor;
        double[] small = new double[smallWidth * smallHeight];
        IntStream.range(0, smallHeight).parallel().forEach(row -> {
            for (int column = 0; column < smallWidth; column++) {
                double sum = 0;
                int count = 0;
                for (int y = row * factor; y < (row + 1) * factor; y++) {
                    for (int x = column * factor; x < (column + 1) * factor; x++) {
                        double value = pixels[y * width + x];
                        if (Double.isFinite(value)) {
                            sum += value;
                            count++;
                        }
                    }
                }
                small[row * smallWidth + column] = count == 0 ? Double.NaN : sum / count;
            }
        });
        return new StackDirection(small, smallWidth, smallHeight, pixelRatio);
    }

    /** Direction and score of the best lying and the best standing stack. */
    private double[][] best() {
        // 0 points to the right, 90 down; beyond 135 the layers are seen from their other side.
        double[] scores = IntStream.range(-45, 135).parallel().mapToDouble(this::score).toArray();
        return new double[][] {best(scores, 90, 180), best(scores, 0, 90)};
    }

    private double[] best(double[] scores, int from, int to) {
        int top = from;
        for (int i = from; i < to; i++) {
            top = scores[i] > scores[top] ? i : top;
        }
        int start = top - 45;
        double[] fine = IntStream.rangeClosed(0, 30).parallel().mapToDouble(i -> score(start + (i - 15) * 0.1)).toArray();
        int best = 15;
        for (int i = 0; i < fine.length; i++) {
            best = fine[i] > fine[best] ? i : best;
        }
        return new double[] {-(start + (best - 15) * 0.1), fine[best]};
    }

    private double score(double down) {
        double cosine = Math.cos(Math.toRadians(down));
        double sine = Math.sin(Math.toRadians(down));
        int reach = (int) Math.ceil(Math.hypot(width, height * stretch) / 2) + 1;
        double[] sum = new double[2 * reach + 1];
        int[] count = new int[sum.length];
        for (int y = 0; y < height; y++) {
            double t = (y - (height - 1) / 2.0) * stretch * sine - (width - 1) / 2.0 * cosine + reach;
            for (int x = 0; x < width; x++) {
                double value = small[y * width + x];
                if (value == value) {
                    int bin = (int) (t + x * cosine + 0.5);
                    sum[bin] += value;
                    count[bin]++;
                }
            }
        }
        int most = 0;
        for (int n : count) {
            most = Math.max(most, n);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] >= SMALLEST_SHARE * most ? sum[i] / count[i] : Double.NaN;
        }
        double score = 0;
        for (double jump : JumpFilter.jumps(sum, REACH)) {
            if (!Double.isNaN(jump)) {
                score += jump * jump * jump * jump;
            }
        }
        return score;
    }
}
