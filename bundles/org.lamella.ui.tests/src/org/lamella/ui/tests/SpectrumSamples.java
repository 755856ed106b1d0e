package org.lamella.ui.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Energy-loss spectra that the tests make for themselves: O-K and Mn-L over a power law, the white-line ratio known. */
final class SpectrumSamples {
    static final int CHANNELS = 500;
    static final double STEP = 0.5;
    static final double OFFSET = 480;

    private SpectrumSamples() {
    }

    /** A line scan of 24 spectra; the manganese changes from a ratio of about 2.2 to 3.6. */
    static Path lineScan(Path folder) throws IOException {
        return write(folder, "linescan", 24, 1);
    }

    /** A spectrum image of 6 x 5 spectra. */
    static Path image(Path folder) throws IOException {
        return write(folder, "image", 6, 5);
    }

    /** A spectrum image that takes some seconds to measure: 64 x 64 spectra. */
    static Path largeImage(Path folder) throws IOException {
        return write(folder, "large", 64, 64);
    }

    /** A low loss with a peak at zero and 0.65 times as many electrons in a plasmon at 20 eV: t/lambda = ln(1.65) = 0.50. */
    static Path lowLoss(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("#FORMAT      : EMSA/MAS Spectral Data File\n#VERSION     : 1.0\n#TITLE       : low loss\n#NPOINTS     : 600\n"
                + "#NCOLUMNS    : 1\n#XUNITS      : eV\n#YUNITS      : counts\n#DATATYPE    : Y\n#XPERCHAN    : 0.2\n#OFFSET      : -20\n#SPECTRUM    : data\n");
        for (int i = 0; i < 600; i++) {
            double energy = -20 + 0.2 * i;
            text.append(Math.rint(100000 * bell(energy, 0, 0.5) + 0.65 * 100000 * 0.5 / 3 * bell(energy, 20, 3))).append('\n');
        }
        return Files.writeString(folder.resolve("lowloss.msa"), text.append("#ENDOFDATA   :\n"));
    }

    private static Path write(Path folder, String name, int width, int height) throws IOException {
        Random random = new Random(width + 100L * height);
        ByteBuffer data = ByteBuffer.allocate(4 * CHANNELS * width * height).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < width * height; i++) {
            double part = width * height == 1 ? 0 : (double) i / (width * height - 1);
            for (int c = 0; c < CHANNELS; c++) {
                double expected = expected(OFFSET + c * STEP, 2.2 + 1.4 * part);
                data.putFloat((float) Math.rint(expected + Math.sqrt(expected) * random.nextGaussian()));
            }
        }
        Files.write(folder.resolve(name + ".raw"), data.array());
        Path file = folder.resolve(name + ".rpl");
        Files.writeString(file, String.join("\n", "key\tvalue", "width\t" + width, "height\t" + height, "depth\t" + CHANNELS, "offset\t0", "data-length\t4",
                "data-type\tfloat", "byte-order\tlittle-endian", "record-by\tvector", "depth-name\tenergy", "depth-units\teV", "depth-scale\t" + STEP,
                "depth-origin\t" + OFFSET, "width-scale\t1.5", "width-units\tnm", "height-scale\t1.5", "height-units\tnm", ""));
        return file;
    }

    static double expected(double energy, double ratio) {
        double background = 20000 * Math.pow(energy / 480, -3);
        double oxygen = energy < 531 ? 0 : 2500 * Math.pow(energy / 531, -3) + 3000 * bell(energy, 535, 2);
        double manganese = 1800 * (2.0 / 3 * step(energy - 641.7) + 1.0 / 3 * step(energy - 652.5)) + 4500 * ratio / 2.5 * bell(energy, 641.7, 1.3)
                + 4500 / 2.5 * bell(energy, 652.5, 1.3);
        return background + oxygen + manganese;
    }

    private static double bell(double energy, double centre, double sigma) {
        return Math.exp(-0.5 * (energy - centre) * (energy - centre) / (sigma * sigma));
    }

    private static double step(double distance) {
        return 0.5 + Math.atan(Math.PI * distance) / Math.PI;
    }
}
