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

    /**
     * @param largest no side of the picture is longer; several bins then become one with the largest of their powers, so that
     *        no spot is lost
     */
    public static SpectrumBrightness of(PowerSpectrum spectrum, int largest) {
        int pool = (Math.max(spectrum.width(), spectrum.height()) - 1) / largest + 1;
        int width = Math.max(1, spectrum.width() / pool);
        int height = Math.max(1, spectrum.height() / pool);
        float[] logarithms = new float[width * height];
        // The other half follows from Friedel symmetry; only an even size has a first row or column of its own.
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                int mirrorColumn = 2 * (width / 2) - column;
                int mirrorRow = 2 * (height / 2) - row;
                boolean isLater = row > height / 2 || row == height / 2 && column > width / 2;
                if (!isLater || mirrorColumn >= width || mirrorRow >= height || mirrorColumn < 0 || mirrorRow < 0) {
                    float value = logarithm(spectrum, (column - width / 2) * pool, (row - height / 2) * pool, pool);
                    logarithms[row * width + column] = value;
                    if (!isLater && mirrorColumn < width && mirrorRow < height) {
                        logarithms[mirrorRow * width + mirrorColumn] = value;
                    }
                }
            }
        });
        float[] limits = limits(logarithms);
        byte[] indices = new byte[logarithms.length];
        float scale = BRIGHTEST / (limits[1] - limits[0]);
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) Math.clamp((int) ((logarithms[i] - limits[0]) * scale), 0, BRIGHTEST);
        }
        return new SpectrumBrightness(indices, width, height, spectrum.stepX() * pool, spectrum.stepY() * pool, spectrum.unit());
    }

    private static float logarithm(PowerSpectrum spectrum, int k, int l, int pool) {
        double power = spectrum.power(k, l);
        for (int i = -(pool / 2); i <= (pool - 1) / 2; i++) {
            for (int j = -(pool / 2); j <= (pool - 1) / 2; j++) {
                power = Math.max(power, spectrum.power(k + j, l + i));
            }
        }
        return power > 0 ? (float) Math.log(power) : NOTHING;
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
