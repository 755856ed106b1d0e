package org.lamella.display;

import org.lamella.figure.ColourMap;

/**
 * Turns values into numbers of a palette of 256 colours: 0 to {@value #BRIGHTEST} along the colour map, and one colour
 * for what is not a number.
 */
public final class TileColours {
    public static final int BRIGHTEST = 254;
    /** The number of the colour for values that are not numbers. */
    public static final int MISSING = 255;

    private static final int GAMMA_STEPS = 4096;

    private final DisplaySettings settings;
    private final double low;
    private final double high;
    private final byte[] gamma;

    /** @param limits the values that become dark and bright, see {@link DisplaySettings#limits} */
    public TileColours(DisplaySettings settings, double[] limits) {
        this.settings = settings;
        boolean logarithmic = settings.contrast().logarithmic();
        this.low = logarithmic ? Math.log(Math.max(limits[0], Double.MIN_NORMAL)) : limits[0];
        this.high = logarithmic ? Math.log(Math.max(limits[1], Double.MIN_NORMAL)) : limits[1];
        this.gamma = new byte[GAMMA_STEPS + 1];
        for (int i = 0; i <= GAMMA_STEPS; i++) {
            gamma[i] = (byte) Math.round(BRIGHTEST * Math.pow(i / (double) GAMMA_STEPS, 1 / settings.contrast().gamma()));
        }
    }

    /** The palette of a colour map as 0xRRGGBB; the last entry stands for missing values. */
    public static int[] palette(ColourMap colours) {
        int[] palette = new int[MISSING + 1];
        for (int i = 0; i <= BRIGHTEST; i++) {
            palette[i] = colours.argb(i / (double) BRIGHTEST) & 0xffffff;
        }
        palette[MISSING] = 0x804040;
        return palette;
    }

    /** One byte for each value. */
    public byte[] indices(float[] values) {
        byte[] indices = new byte[values.length];
        double scale = GAMMA_STEPS / (high - low);
        boolean logarithmic = settings.contrast().logarithmic();
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            if (Float.isNaN(value)) {
                indices[i] = (byte) MISSING;
                continue;
            }
            double shown = !logarithmic ? value : value > 0 ? Math.log(value) : Double.NEGATIVE_INFINITY;
            double position = (shown - low) * scale;
            indices[i] = gamma[position <= 0 ? 0 : position >= GAMMA_STEPS ? GAMMA_STEPS : (int) position];
        }
        return indices;
    }
}
