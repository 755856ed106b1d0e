package org.example.pgm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.analysis.ReaderPlugin;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.FileHead;
import org.scijava.plugin.Plugin;

/**
 * Reads binary portable grey maps (P5) with 8 or 16 bits a pixel. The file is recognised by its first bytes, whatever its name;
 * every size is checked against the file before anything is made of it.
 */
@Plugin(type = ReaderPlugin.class)
public class PgmReader implements ReaderPlugin {
    private static final int MOST_PIXELS = 1 << 28;
    private static final int LONGEST_HEADER = 4096;

    @Override
    public String format() {
        return "PGM";
    }

    @Override
    public List<String> endings() {
        return List.of("pgm");
    }

    @Override
    public String holds() {
        return "images of 8 or 16 bits";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.text(0, 3).matches("P5\\s");
    }

    @Override
    public List<Dataset> read(Path file) throws UserError {
        byte[] bytes;
        try {
            if (Files.size(file) > 2L * MOST_PIXELS + LONGEST_HEADER) {
                throw new UserError(file + ": the file is too large for a PGM image");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
        Header header = new Header(file, bytes);
        int width = header.number("width", 1 << 24);
        int height = header.number("height", 1 << 24);
        int largest = header.number("largest value", 65535);
        int start = header.end();
        int bytesPerPixel = largest < 256 ? 1 : 2;
        long needed = (long) width * height * bytesPerPixel;
        if ((long) width * height > MOST_PIXELS || needed > bytes.length - start) {
            throw new UserError(file + ": the header says " + width + " x " + height + " pixels of " + bytesPerPixel + " bytes, but only "
                    + (bytes.length - start) + " bytes follow it; the file is cut short or damaged");
        }
        List<Axis> axes = List.of(Axis.uncalibrated("x", width), Axis.uncalibrated("y", height));
        Metadata metadata = Metadata.builder().put("largestValue", largest).build();
        String name = file.getFileName().toString();
        if (bytesPerPixel == 1) {
            byte[] pixels = java.util.Arrays.copyOfRange(bytes, start, start + width * height);
            return List.of(new Dataset(name, ArrayImgs.unsignedBytes(pixels, width, height), "uint8", axes, metadata));
        }
        short[] pixels = new short[width * height];
        for (int i = 0; i < pixels.length; i++) {
            // The more significant byte comes first.
            pixels[i] = (short) ((bytes[start + 2 * i] & 0xff) << 8 | bytes[start + 2 * i + 1] & 0xff);
        }
        return List.of(new Dataset(name, ArrayImgs.unsignedShorts(pixels, width, height), "uint16", axes, metadata));
    }

    /** The words of the header: numbers with white space between them, and comments from # to the end of a line. */
    private static final class Header {
        private final Path file;
        private final byte[] bytes;
        private int position = 2;

        Header(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        int number(String what, int most) throws UserError {
            while (position < bytes.length && (Character.isWhitespace(bytes[position]) || bytes[position] == '#')) {
                if (bytes[position++] == '#') {
                    while (position < bytes.length && bytes[position] != '\n') {
                        position++;
                    }
                }
            }
            int start = position;
            while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9' && position - start < 9) {
                position++;
            }
            String digits = new String(bytes, start, position - start, StandardCharsets.US_ASCII);
            int value = digits.isEmpty() ? 0 : Integer.parseInt(digits);
            if (value < 1 || value > most) {
                throw new UserError(file + ": byte " + start + " of the header should begin the " + what + ", a number between 1 and " + most);
            }
            return value;
        }

        /** One white space stands between the header and the pixels. */
        int end() {
            return position + 1;
        }
    }
}
