package org.lamella.lattice;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lamella.data.Unit;

/**
 * The logarithm of a power spectrum as brightness, quick enough to follow a region that is dragged.
 *
 * @param indices brightness from 0 to {@value #BRIGHTEST}, row-major, row 0 with the largest gy; the ends are the 20th and the
 *        99.95th percentile of the logarithm
 * @param width columns; the zero frequency is at column width/2
 * @param height rows; the zero frequency is at row height/2
 * @param stepX size of a column in the reciprocal of the image's unit
 * @param stepY size of a row
 * @param unit the unit of the image's axes
 */
public record SpectrumBrightness(byte[] indices, int width, int height, double stepX, double stepY, Unit unit) {
    public static final int BRIGHTEST = 254;

    private static final double DARK = 0.2;
    private static final double BRIGHT = 0.9995;
    private static final int SAMPLE = 16_384;
    private static final float NOTHING = -300;
    private static final int TABLE_BITS = 11;
    private static final float LOGARITHM_OF_2 = (float) Math.log(2);
    private static final float[] LOGARITHMS = table();

    /**
     * @param largest no side of the picture is longer; several bins then become one with the largest of their powers, so that
     *        no spot is lost
     */
    public static SpectrumBrightness of(PowerSpectrum spectrum, int largest) {
        int pool = (Math.max(spectrum.width(), spectrum.height()) - 1) / largest + 1;
        int width = Math.max(1, spectrum.width() / pool);
        int height = Math.max(1, spectrum.height() / pool);
        float[] logarithms = new float[width * height];
        if (pool == 1) {
            everyBin(spectrum, logarithms);
        } else {
            pooled(spectrum, logarithms, width, height, pool);
        }
        float[] limits = limits(logarithms);
        byte[] indices = new byte[logarithms.length];
        float scale = BRIGHTEST / (limits[1] - limits[0]);
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) Math.clamp((int) ((logarithms[i] - limits[0]) * scale), 0, BRIGHTEST);
        }
        return new SpectrumBrightness(indices, width, height, spectrum.stepX() * pool, spectrum.stepY() * pool, spectrum.unit());
    }

    private static void everyBin(PowerSpectrum spectrum, float[] logarithms) {
        int width = spectrum.width();
        int height = spectrum.height();
        IntStream.range(0, height).parallel().forEach(l -> {
            int row = (l + height / 2) % height * width;
            int mirrorRow = ((height - l) % height + height / 2) % height * width;
            for (int k = 0; k <= width / 2; k++) {
                float value = logarithm(spectrum.storedPower(k, l));
                if (2 * k == width) {
                    // The Nyquist column stands at the left only, and is its own mirror there.
                    logarithms[row] = value;
                } else {
                    logarithms[row + width / 2 + k] = value;
                    if (k > 0) {
                        logarithms[mirrorRow + width / 2 - k] = value;
                    }
                }
            }
        });
    }

    private static void pooled(PowerSpectrum spectrum, float[] logarithms, int width, int height, int pool) {
        // The other half follows from Friedel symmetry; only an even size has a first row or column of its own.
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                int mirrorColumn = 2 * (width / 2) - column;
                int mirrorRow = 2 * (height / 2) - row;
                boolean isLater = row > height / 2 || row == height / 2 && column > width / 2;
                if (!isLater || mirrorColumn >= width || mirrorRow >= height || mirrorColumn < 0 || mirrorRow < 0) {
                    float value = logarithm(largest(spectrum, (column - width / 2) * pool, (row - height / 2) * pool, pool));
                    logarithms[row * width + column] = value;
                    if (!isLater && mirrorColumn < width && mirrorRow < height) {
                        logarithms[mirrorRow * width + mirrorColumn] = value;
                    }
                }
            }
        });
    }

    private static double largest(PowerSpectrum spectrum, int k, int l, int pool) {
        double power = spectrum.power(k, l);
        for (int i = -(pool / 2); i <= (pool - 1) / 2; i++) {
            for (int j = -(pool / 2); j <= (pool - 1) / 2; j++) {
                power = Math.max(power, spectrum.power(k + j, l + i));
            }
        }
        return power;
    }

    /**
     * The natural logarithm to 3e-4, a hundredth of a step of brightness, from the exponent of a float and a table for its
     * leading digits: several times quicker than {@link Math#log}, which took half of the time of a live spectrum.
     */
    private static float logarithm(double power) {
        float value = (float) power;
        if (!(value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE)) {
            return power > 0 ? (float) Math.log(power) : NOTHING;
        }
        int bits = Float.floatToRawIntBits(value);
        return ((bits >> 23) - 127) * LOGARITHM_OF_2 + LOGARITHMS[bits >> 23 - TABLE_BITS & (1 << TABLE_BITS) - 1];
    }

    private static float[] table() {
        float[] table = new float[1 << TABLE_BITS];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.log(1 + (i + 0.5) / table.length);
        }
        return table;
    }

    private static float[] limits(float[] logarithms) {
        int step = Math.max(1, logarithms.length / SAMPLE);
        // Odd, so that the sample does not stand in columns.
        step = step % 2 == 0 ? step + 1 : step;
        float[] sample = new float[(logarithms.length - 1) / step + 1];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = logarithms[i * step];
        }
        Arrays.sort(sample);
        float low = sample[(int) (DARK * (sample.length - 1))];
        float high = sample[(int) (BRIGHT * (sample.length - 1))];
        return new float[] {low, high > low ? high : low + 1};
    }
}
