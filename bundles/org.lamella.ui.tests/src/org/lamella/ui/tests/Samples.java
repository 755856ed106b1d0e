package org.lamella.ui.tests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.InterphaseLayer;
import org.lamella.simulation.LayeredInterphase;
import org.lamella.simulation.Microscope;
import org.lamella.simulation.NanocrystalPhantoms;

/** Files that the tests make for themselves. */
final class Samples {
    private Samples() {
    }

    /** A micrograph of Li2O nanocrystals in an amorphous matrix, 0.021 nm a pixel. */
    static Path phantom(Path folder) throws UserError {
        Path file = folder.resolve("phantom.tif");
        if (!Files.exists(file)) {
            Image image = HighResolutionPhantom.simulate(NanocrystalPhantoms.random(7, List.of(PhaseLibrary.builtIn().get("Li2O")), 6)).image();
            TiffWriter.write(file, image, ElementType.FLOAT32);
        }
        return file;
    }

    /** An image across a thin interphase: 12, 8 and 20 nm between Li and an amorphous side, 0.05 nm a pixel. */
    static Path interphase(Path folder, String name, long seed) throws UserError {
        PhaseLibrary library = PhaseLibrary.builtIn();
        Phase lithium = library.get("Li");
        Phase oxide = library.get("Li2O");
        Phase nitride = library.get("Li3N");
        List<InterphaseLayer> layers = List.of(new InterphaseLayer("Li", List.of(lithium), 0, 0.8, 7, 10),
                new InterphaseLayer("inner", List.of(lithium, oxide), 12, 0.45, 3, 5),
                new InterphaseLayer("middle", List.of(lithium, oxide, nitride), 8, 0.45, 3, 5),
                new InterphaseLayer("outer", List.of(oxide, nitride, library.get("Li3PO4-gamma")), 20, 0.45, 3, 5),
                new InterphaseLayer("amorphous", List.of(), 0, 0, 3, 5));
        Image image = new LayeredInterphase(900, 1200, 0.05, layers, -90, 0, 8, Microscope.uncorrected().withDefocus(-50), 60, seed).simulate()
                .phantom().image();
        Path file = folder.resolve(name);
        TiffWriter.write(file, image, ElementType.UINT16);
        return file;
    }

    /** A cross-section of 10 nm a pixel: two layers of 1.0 and 1.2 um between two others, in noise. */
    static Path section(Path folder, String name, long seed) throws UserError {
        int width = 500;
        int height = 360;
        double[] depths = {90, 190, 310};
        double[] greys = {60, 170, 110, 220};
        Random random = new Random(seed);
        double[] pixels = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double grey = greys[0];
                for (int k = 0; k < depths.length; k++) {
                    double rise = Math.clamp(y - depths[k] - 2 * Math.sin(x / 25.0 + k) + 0.5, 0, 1);
                    grey += rise * (greys[k + 1] - greys[k]);
                }
                pixels[y * width + x] = grey + 8 * random.nextGaussian();
            }
        }
        Path file = folder.resolve(name);
        TiffWriter.write(file, Image.of(width, height, pixels, 10, Unit.NANOMETRE), ElementType.FLOAT32);
        return file;
    }

    /** Noise with a lattice of 0.25 nm all over it. */
    static Path lattice(Path folder, String name, int width, int height, long seed) throws UserError {
        Path file = folder.resolve(name);
        TiffWriter.write(file, latticeImage(width, height, seed), ElementType.FLOAT32);
        return file;
    }

    static Image latticeImage(int width, int height, long seed) {
        Random random = new Random(seed);
        double[] pixels = new double[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 100 + 20 * Math.cos(2 * Math.PI * (i % width) * 0.02 / 0.25) + 5 * random.nextGaussian();
        }
        return Image.of(width, height, pixels, 0.02, Unit.NANOMETRE);
    }

    static Path stack(Path folder, int frames) throws UserError {
        Path file = folder.resolve("stack.tif");
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            images.add(latticeImage(128, 96, i));
        }
        TiffWriter.write(file, images, ElementType.FLOAT32);
        return file;
    }

    /** An MRC file of 32-bit numbers, most of which take no room on the disk. */
    static Path hugeMrc(Path folder, int side) throws IOException {
        Path file = folder.resolve("huge.mrc");
        ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, side).putInt(4, side).putInt(8, 1).putInt(12, 2);
        header.putInt(28, side).putInt(32, side).putInt(36, 1);
        header.putFloat(40, side * 0.5f).putFloat(44, side * 0.5f).putFloat(48, 1);
        header.putInt(64, 1).putInt(68, 2).putInt(72, 3);
        header.put(208, "MAP ".getBytes()).put(212, (byte) 0x44).put(213, (byte) 0x44);
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(1024 + 4L * side * side);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(header, 0);
            ByteBuffer row = ByteBuffer.allocate(4 * 1024).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < 1024; i++) {
                row.putFloat((float) Math.sin(i / 10.0));
            }
            for (int y = 0; y < 64; y++) {
                channel.write(row.rewind(), 1024 + 4L * side * y * (side / 64));
            }
        }
        return file;
    }

    static Path spectrum(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("#FORMAT      : EMSA/MAS Spectral Data File\n#VERSION     : 1.0\n#TITLE       : O-K edge\n"
                + "#NPOINTS     : 200\n#NCOLUMNS    : 1\n#XUNITS      : eV\n#YUNITS      : counts\n#DATATYPE    : Y\n#XPERCHAN    : 0.5\n#OFFSET      : 500\n"
                + "#SPECTRUM    : spectrum data\n");
        for (int i = 0; i < 200; i++) {
            text.append(1000.0 / (1 + i) + (i > 64 ? 300 : 0) + 1).append('\n');
        }
        return Files.writeString(folder.resolve("edge.msa"), text.append("#ENDOFDATA   :\n"));
    }

    static Path table(Path folder) throws IOException {
        return Files.writeString(folder.resolve("depths.csv"), "region;depth (nm);phase\n1;21,5;Li2O\n2;7,25;Li\n3;110;\"Li3N; rest\"\n");
    }
}
