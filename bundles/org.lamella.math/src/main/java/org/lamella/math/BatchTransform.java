package org.lamella.math;

/**
 * Many equally long one-dimensional Fourier transforms at once, in single precision and without allocating: the inner
 * loop runs over the batch, so that the processor works on several transforms in one instruction.
 *
 * <p>Element {@code i} of transform {@code b} stands at {@code i * batch + b}, real and imaginary parts in arrays of
 * their own. The kernel is exp(-2 pi i k n / length), without a factor. An instance holds tables only and may be used by
 * several threads, each with its own arrays.</p>
 *
 * <p>Method: the self-sorting transform of T. G. Stockham, AFIPS Conf. Proc. 28 (1966) 229, doi:10.1145/1464182.1464209.</p>
 */
public final class BatchTransform {
    private static final int[] FACTORS = {4, 2, 3, 5};

    private final int length;
    private final int batch;
    private final int[] stages;
    private final float[] cosine;
    private final float[] sine;

    /**
     * @param length a product of twos, threes and fives
     * @param batch how many transforms, at least 1
     * @throws IllegalArgumentException when the length has another prime factor
     */
    public BatchTransform(int length, int batch) {
        if (length < 1 || batch < 1 || !isSupported(length)) {
            throw new IllegalArgumentException("cannot transform " + batch + " times " + length + " numbers");
        }
        this.length = length;
        this.batch = batch;
        int[] found = new int[32];
        int count = 0;
        int rest = length;
        for (int factor : FACTORS) {
            while (rest % factor == 0) {
                found[count++] = factor;
                rest /= factor;
            }
        }
        this.stages = java.util.Arrays.copyOf(found, count);
        this.cosine = new float[length];
        this.sine = new float[length];
        for (int i = 0; i < length; i++) {
            cosine[i] = (float) Math.cos(2 * Math.PI * i / length);
            sine[i] = (float) -Math.sin(2 * Math.PI * i / length);
        }
    }

    /** Whether a length is a product of twos, threes and fives. */
    public static boolean isSupported(int length) {
        int rest = length;
        for (int factor : new int[] {2, 3, 5}) {
            while (rest > 1 && rest % factor == 0) {
                rest /= factor;
            }
        }
        return rest == 1;
    }

    /** The even supported length that is nearest to a wish, at least 2. */
    public static int nearestLength(double wish) {
        for (int distance = 0;; distance++) {
            int above = (int) Math.round(wish) + distance;
            int below = (int) Math.round(wish) - distance;
            if (below >= 2 && below % 2 == 0 && isSupported(below)) {
                return below;
            }
            if (above >= 2 && above % 2 == 0 && isSupported(above)) {
                return above;
            }
        }
    }

    public int length() {
        return length;
    }

    public int batch() {
        return batch;
    }

    /**
     * Transforms in place.
     *
     * @param re,im length times batch numbers
     * @param workRe,workIm as many; overwritten
     */
    public void forward(float[] re, float[] im, float[] workRe, float[] workIm) {
        float[] fromRe = re;
        float[] fromIm = im;
        float[] toRe = workRe;
        float[] toIm = workIm;
        int n = length;
        int stride = 1;
        for (int radix : stages) {
            int m = n / radix;
            for (int p = 0; p < m; p++) {
                switch (radix) {
                    case 2 -> two(fromRe, fromIm, toRe, toIm, p, m, stride);
                    case 3 -> three(fromRe, fromIm, toRe, toIm, p, m, stride);
                    case 4 -> four(fromRe, fromIm, toRe, toIm, p, m, stride);
                    default -> five(fromRe, fromIm, toRe, toIm, p, m, stride);
                }
            }
            float[] swap = fromRe;
            fromRe = toRe;
            toRe = swap;
            swap = fromIm;
            fromIm = toIm;
            toIm = swap;
            n = m;
            stride *= radix;
        }
        if (fromRe != re) {
            System.arraycopy(fromRe, 0, re, 0, length * batch);
            System.arraycopy(fromIm, 0, im, 0, length * batch);
        }
    }

    private void two(float[] re, float[] im, float[] toRe, float[] toIm, int p, int m, int stride) {
        int run = stride * batch;
        int a = p * run;
        int b = a + m * run;
        int t0 = 2 * p * run;
        int t1 = t0 + run;
        float c = cosine[p * stride];
        float s = sine[p * stride];
        for (int i = 0; i < run; i++) {
            float xr = re[a + i] - re[b + i];
            float xi = im[a + i] - im[b + i];
            toRe[t0 + i] = re[a + i] + re[b + i];
            toIm[t0 + i] = im[a + i] + im[b + i];
            toRe[t1 + i] = xr * c - xi * s;
            toIm[t1 + i] = xr * s + xi * c;
        }
    }

    private void three(float[] re, float[] im, float[] toRe, float[] toIm, int p, int m, int stride) {
        int run = stride * batch;
        int a = p * run;
        int b = a + m * run;
        int d = b + m * run;
        int t = 3 * p * run;
        float half = (float) (Math.sqrt(3) / 2);
        float c1 = cosine[p * stride];
        float s1 = sine[p * stride];
        float c2 = cosine[2 * p * stride];
        float s2 = sine[2 * p * stride];
        for (int i = 0; i < run; i++) {
            float sumRe = re[b + i] + re[d + i];
            float sumIm = im[b + i] + im[d + i];
            float offRe = half * (im[b + i] - im[d + i]);
            float offIm = half * (re[d + i] - re[b + i]);
            float midRe = re[a + i] - 0.5f * sumRe;
            float midIm = im[a + i] - 0.5f * sumIm;
            toRe[t + i] = re[a + i] + sumRe;
            toIm[t + i] = im[a + i] + sumIm;
            float xr = midRe + offRe;
            float xi = midIm + offIm;
            toRe[t + run + i] = xr * c1 - xi * s1;
            toIm[t + run + i] = xr * s1 + xi * c1;
            float yr = midRe - offRe;
            float yi = midIm - offIm;
            toRe[t + 2 * run + i] = yr * c2 - yi * s2;
            toIm[t + 2 * run + i] = yr * s2 + yi * c2;
        }
    }

    private void four(float[] re, float[] im, float[] toRe, float[] toIm, int p, int m, int stride) {
        int run = stride * batch;
        int a = p * run;
        int b = a + m * run;
        int c = b + m * run;
        int d = c + m * run;
        int t = 4 * p * run;
        float c1 = cosine[p * stride];
        float s1 = sine[p * stride];
        float c2 = cosine[2 * p * stride];
        float s2 = sine[2 * p * stride];
        float c3 = cosine[3 * p * stride];
        float s3 = sine[3 * p * stride];
        for (int i = 0; i < run; i++) {
            float evenRe = re[a + i] + re[c + i];
            float evenIm = im[a + i] + im[c + i];
            float diffRe = re[a + i] - re[c + i];
            float diffIm = im[a + i] - im[c + i];
            float oddRe = re[b + i] + re[d + i];
            float oddIm = im[b + i] + im[d + i];
            // Minus i times (b - d).
            float turnRe = im[b + i] - im[d + i];
            float turnIm = re[d + i] - re[b + i];
            toRe[t + i] = evenRe + oddRe;
            toIm[t + i] = evenIm + oddIm;
            float xr = diffRe + turnRe;
            float xi = diffIm + turnIm;
            toRe[t + run + i] = xr * c1 - xi * s1;
            toIm[t + run + i] = xr * s1 + xi * c1;
            float yr = evenRe - oddRe;
            float yi = evenIm - oddIm;
            toRe[t + 2 * run + i] = yr * c2 - yi * s2;
            toIm[t + 2 * run + i] = yr * s2 + yi * c2;
            float zr = diffRe - turnRe;
            float zi = diffIm - turnIm;
            toRe[t + 3 * run + i] = zr * c3 - zi * s3;
            toIm[t + 3 * run + i] = zr * s3 + zi * c3;
        }
    }

    private void five(float[] re, float[] im, float[] toRe, float[] toIm, int p, int m, int stride) {
        int run = stride * batch;
        int t = 5 * p * run;
        float fifthCos = (float) Math.cos(2 * Math.PI / 5);
        float fifthSin = (float) Math.sin(2 * Math.PI / 5);
        float secondCos = (float) Math.cos(4 * Math.PI / 5);
        float secondSin = (float) Math.sin(4 * Math.PI / 5);
        for (int i = 0; i < run; i++) {
            int a = p * run + i;
            int b = a + m * run;
            int c = b + m * run;
            int d = c + m * run;
            int e = d + m * run;
            float outerRe = re[b] + re[e];
            float outerIm = im[b] + im[e];
            float innerRe = re[c] + re[d];
            float innerIm = im[c] + im[d];
            float outerDiffRe = re[b] - re[e];
            float outerDiffIm = im[b] - im[e];
            float innerDiffRe = re[c] - re[d];
            float innerDiffIm = im[c] - im[d];
            toRe[t + i] = re[a] + outerRe + innerRe;
            toIm[t + i] = im[a] + outerIm + innerIm;
            float ur = re[a] + fifthCos * outerRe + secondCos * innerRe;
            float ui = im[a] + fifthCos * outerIm + secondCos * innerIm;
            float vr = fifthSin * outerDiffIm + secondSin * innerDiffIm;
            float vi = -fifthSin * outerDiffRe - secondSin * innerDiffRe;
            float wr = re[a] + secondCos * outerRe + fifthCos * innerRe;
            float wi = im[a] + secondCos * outerIm + fifthCos * innerIm;
            float zr = secondSin * outerDiffIm - fifthSin * innerDiffIm;
            float zi = -secondSin * outerDiffRe + fifthSin * innerDiffRe;
            turn(toRe, toIm, t + run + i, ur + vr, ui + vi, p * stride);
            turn(toRe, toIm, t + 2 * run + i, wr + zr, wi + zi, 2 * p * stride);
            turn(toRe, toIm, t + 3 * run + i, wr - zr, wi - zi, 3 * p * stride);
            turn(toRe, toIm, t + 4 * run + i, ur - vr, ui - vi, 4 * p * stride);
        }
    }

    private void turn(float[] toRe, float[] toIm, int at, float re, float im, int angle) {
        toRe[at] = re * cosine[angle] - im * sine[angle];
        toIm[at] = re * sine[angle] + im * cosine[angle];
    }
}
