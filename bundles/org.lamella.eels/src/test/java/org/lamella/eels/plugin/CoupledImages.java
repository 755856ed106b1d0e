package org.lamella.eels.plugin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.lamella.data.Axis;
import org.lamella.eels.lowloss.LowLossModel;
import org.lamella.simulation.WhiteLinePhantom;

/**
 * Spectrum images of core and low losses with known drift, thickness and plural scattering: the thickness rises from row to row,
 * the axis drifts from column to column.
 *
 * @param width pixels in a row
 * @param height rows
 */
record CoupledImages(int width, int height) {
    static final int CORE_CHANNELS = 700;
    static final int LOW_CHANNELS = 600;
    private static final double STEP = 0.2;
    private static final double LOW_OFFSET = -20;
    private static final double LOW_COUNTS = 4e5;
    private static final double RESOLUTION = 0.9;

    int pixels() {
        return width * height;
    }

    /** How far energies are recorded too high, in eV: not a whole number of channels. */
    double drift(int pixel) {
        return 0.37 * (pixel % width) - 0.8;
    }

    double meanDrift() {
        return 0.37 * (width - 1) / 2 - 0.8;
    }

    /** In mean free paths. */
    double thickness(int pixel) {
        return 0.3 + (height == 1 ? 0 : 0.9 * (pixel / width) / (height - 1));
    }

    /** Expected counts of a low loss without drift. */
    private static double[] lowLoss(double thickness, double zero) {
        Axis axis = LowLossModel.axis(LOW_CHANNELS, STEP, LOW_OFFSET);
        double[] plural = LowLossModel.plural(LowLossModel.singleScattering(axis), 100, thickness, LOW_COUNTS);
        double[] peak = LowLossModel.gaussian(axis, 1, zero, RESOLUTION);
        return LowLossModel.convolved(plural, peak, 100);
    }

    double[] low(int pixel, long seed) {
        return LowLossModel.noisy(lowLoss(thickness(pixel), drift(pixel)), seed);
    }

    /** An edge of a ratio of 2.6 that was scattered again by the low loss of its place, over a power law. */
    double[] core(int pixel, long seed) {
        WhiteLinePhantom phantom = new WhiteLinePhantom(CORE_CHANNELS, STEP, 580 - drift(pixel), 6000, 3, 641.7, 10.9, 9000, 2.6, 3.2, 3.8, 2500, 1);
        double[] whole = phantom.expected();
        double[] background = phantom.withoutEdge().expected();
        double[] edge = new double[whole.length];
        Arrays.setAll(edge, i -> whole[i] - background[i]);
        double[] scattering = Arrays.stream(lowLoss(thickness(pixel), 0)).map(value -> value / LOW_COUNTS).toArray();
        double[] scattered = new double[whole.length];
        for (int i = 0; i < scattered.length; i++) {
            for (int k = 0; k < scattering.length; k++) {
                int at = i - k + 100;
                scattered[i] += at >= 0 && at < edge.length ? edge[at] * scattering[k] : 0;
            }
        }
        Arrays.setAll(scattered, i -> scattered[i] + background[i]);
        return LowLossModel.noisy(scattered, seed);
    }

    Path writeCore(Path folder, String name, long seed) throws IOException {
        long first = seed * 100_000;
        double[][] spectra = new double[pixels()][];
        Arrays.setAll(spectra, i -> core(i, first + i));
        return write(folder, name, width, height, 580, spectra);
    }

    Path writeLow(Path folder, String name, long seed) throws IOException {
        long first = seed * 100_000;
        double[][] spectra = new double[pixels()][];
        Arrays.setAll(spectra, i -> low(i, first + i));
        return write(folder, name, width, height, LOW_OFFSET, spectra);
    }

    /** A spectrum image as a Ripple pair, energy fastest. */
    static Path write(Path folder, String name, int width, int height, double offset, double[][] spectra) throws IOException {
        int channels = spectra[0].length;
        ByteBuffer raw = ByteBuffer.allocate(4 * width * height * channels).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] spectrum : spectra) {
            for (double count : spectrum) {
                raw.putFloat((float) count);
            }
        }
        Files.write(folder.resolve(name + ".raw"), raw.array());
        return Files.writeString(folder.resolve(name + ".rpl"), String.format(Locale.ROOT, "key\tvalue\nwidth\t%d\nheight\t%d\ndepth\t%d\noffset\t0\ndata-length\t4\n"
                + "data-type\tfloat\nbyte-order\tlittle-endian\nrecord-by\tvector\nsignal\tEELS\nev-per-chan\t0.2\ndepth-scale\t0.2\ndepth-origin\t%s\n"
                + "depth-units\teV\ndepth-name\tEnergy\nwidth-scale\t0.5\nwidth-units\tnm\nheight-scale\t0.5\nheight-units\tnm\n", width, height, channels, offset));
    }
}
