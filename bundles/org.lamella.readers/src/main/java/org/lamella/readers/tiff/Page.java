package org.lamella.readers.tiff;

import java.util.Arrays;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/**
 * How the pixels of one page are stored.
 *
 * @param width the columns
 * @param height the rows
 * @param samples the samples of a pixel
 * @param bits the bits of a sample
 * @param type the type of a sample as it is read
 * @param compression the code of the compression
 * @param predictor 1 none, 2 differences, 3 differences of floats
 * @param planar whether each sample has an image of its own
 * @param partWidth the width of a strip (the image's) or tile
 * @param partHeight the rows of a strip or tile
 * @param tiled whether the parts are tiles, which are stored whole even at the edge
 * @param offsets the byte where each part begins
 * @param counts the bytes of each part
 */
record Page(long width, long height, int samples, int bits, ElementType type, int compression, int predictor, boolean planar,
        long partWidth, long partHeight, boolean tiled, long[] offsets, long[] counts) {
    static final int UNCOMPRESSED = 1;

    private static final int MOST_SAMPLES = 64;

    static Page of(Directory directory) throws UserError {
        FileBytes file = directory.file();
        long width = directory.integer(Tag.IMAGE_WIDTH, 0);
        long height = directory.integer(Tag.IMAGE_LENGTH, 0);
        long samples = directory.integer(Tag.SAMPLES_PER_PIXEL, 1);
        StoredArray.elements(file, width, height, samples);
        if (samples > MOST_SAMPLES || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw file.error("the image has " + width + " x " + height + " pixels of " + samples + " samples; the file is damaged");
        }
        int bits = uniform(directory, Tag.BITS_PER_SAMPLE, 1);
        ElementType type = type(file, bits, uniform(directory, Tag.SAMPLE_FORMAT, 1));
        int compression = (int) directory.integer(Tag.COMPRESSION, UNCOMPRESSED);
        Compression.check(file, compression);
        if (directory.integer(Tag.FILL_ORDER, 1) != 1 && (bits < 8 || compression != UNCOMPRESSED)) {
            throw file.error("the bits of the image are in reverse order (FillOrder 2), which cannot be read");
        }
        if (directory.integer(Tag.PHOTOMETRIC, 1) == 6) {
            throw file.error("the colours of the image are stored as luminance and differences (YCbCr), which cannot be read; "
                    + "save it as RGB");
        }
        int predictor = (int) directory.integer(Tag.PREDICTOR, 1);
        if (predictor < 1 || predictor > 3 || predictor == 3 && type != ElementType.FLOAT32 && type != ElementType.FLOAT64
                || predictor == 2 && bits < 8) {
            throw file.error("the predictor " + predictor + " for " + type.label() + " samples cannot be read");
        }
        boolean planar = samples > 1 && directory.integer(Tag.PLANAR_CONFIGURATION, 1) == 2;
        boolean tiled = directory.has(Tag.TILE_OFFSETS);
        long partWidth = tiled ? directory.integer(Tag.TILE_WIDTH, 0) : width;
        long partHeight = tiled ? directory.integer(Tag.TILE_LENGTH, 0) : Math.min(height, directory.integer(Tag.ROWS_PER_STRIP, height));
        if (partWidth < 1 || partHeight < 1 || partWidth > 1 << 24 && tiled || partHeight > 1 << 24 && tiled) {
            throw file.error("the image is stored in parts of " + partWidth + " x " + partHeight + " pixels; the file is damaged");
        }
        int offsetTag = tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
        int countTag = tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS;
        long parts = ((width + partWidth - 1) / partWidth) * ((height + partHeight - 1) / partHeight) * (planar ? samples : 1);
        if (directory.count(offsetTag) < parts) {
            throw file.error("the image at byte " + directory.offset() + " has " + directory.count(offsetTag) + " strips or tiles where "
                    + parts + " are needed; the file is damaged");
        }
        long[] offsets = Arrays.copyOf(directory.integers(offsetTag), (int) parts);
        Page page = new Page(width, height, (int) samples, bits, type, compression, predictor, planar, partWidth, partHeight, tiled,
                offsets, null);
        return page.withCounts(file, directory.has(countTag) ? directory.integers(countTag) : new long[0]);
    }

    private Page withCounts(FileBytes file, long[] given) throws UserError {
        long[] counts = new long[offsets.length];
        for (int i = 0; i < counts.length; i++) {
            if (compression == UNCOMPRESSED) {
                // The size follows from the image; some programs write a wrong one.
                counts[i] = partBytes(i);
            } else if (i < given.length) {
                counts[i] = given[i];
            } else {
                throw file.error("the compressed image does not give the size of its part " + (i + 1) + "; the file is damaged");
            }
            file.require(offsets[i], counts[i], "part " + (i + 1) + " of the image");
            Compression.checkRatio(file, compression, counts[i], partBytes(i));
        }
        return new Page(width, height, samples, bits, type, compression, predictor, planar, partWidth, partHeight, tiled, offsets, counts);
    }

    /** The samples of a pixel that lie together. */
    int together() {
        return planar ? 1 : samples;
    }

    /** The bytes of one row of a part, which is filled up to whole bytes. */
    long rowBytes() {
        return (partWidth * together() * bits + 7) / 8;
    }

    /** The rows that a part holds; the last strip may have fewer than the others. */
    long rows(int part) {
        if (tiled) {
            return partHeight;
        }
        long down = (height + partHeight - 1) / partHeight;
        return Math.min(partHeight, height - (part % down) * partHeight);
    }

    /** The bytes of a part when it is not compressed. */
    long partBytes(int part) {
        return rowBytes() * rows(part);
    }

    /** Whether another page has pixels of the same kind, so that both belong to one stack. */
    boolean stacksWith(Page other) {
        return width == other.width && height == other.height && samples == other.samples && bits == other.bits && type == other.type
                && planar == other.planar && compression == other.compression && predictor == other.predictor
                && partWidth == other.partWidth && partHeight == other.partHeight && tiled == other.tiled;
    }

    private static int uniform(Directory directory, int tag, int otherwise) throws UserError {
        if (!directory.has(tag)) {
            return otherwise;
        }
        long[] values = directory.integers(tag);
        for (long value : values) {
            if (value != values[0]) {
                throw directory.file().error("the samples of a pixel differ in " + Tag.name(tag) + ": " + Arrays.toString(values)
                        + "; this cannot be read");
            }
        }
        if (values.length == 0 || values[0] < 0 || values[0] > 1024) {
            throw directory.file().error("the tag " + Tag.name(tag) + " has no usable value; the file is damaged");
        }
        return (int) values[0];
    }

    private static ElementType type(FileBytes file, int bits, int format) throws UserError {
        ElementType type = switch (format) {
            case 1, 4 -> switch (bits) {
                case 1, 2, 4, 8 -> ElementType.UINT8;
                case 16 -> ElementType.UINT16;
                case 32 -> ElementType.UINT32;
                case 64 -> ElementType.UINT64;
                default -> null;
            };
            case 2 -> switch (bits) {
                case 8 -> ElementType.INT8;
                case 16 -> ElementType.INT16;
                case 32 -> ElementType.INT32;
                case 64 -> ElementType.INT64;
                default -> null;
            };
            case 3 -> switch (bits) {
                case 16 -> ElementType.FLOAT16;
                case 32 -> ElementType.FLOAT32;
                case 64 -> ElementType.FLOAT64;
                default -> null;
            };
            case 6 -> switch (bits) {
                case 64 -> ElementType.COMPLEX64;
                case 128 -> ElementType.COMPLEX128;
                default -> null;
            };
            default -> null;
        };
        if (type == null) {
            throw file.error("samples of " + bits + " bits in the sample format " + format + " cannot be read");
        }
        return type;
    }
}
