package org.lamella.readers.tiff;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lamella.data.UserError;
import org.lamella.readers.storage.FileBytes;

/** The compressions of TIFF that lose nothing: none, LZW, Deflate and PackBits. */
final class Compression {
    private static final int LZW = 5;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final int PACK_BITS = 32773;
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int TABLE = 4096;

    private Compression() {
    }

    static void check(FileBytes file, int code) throws UserError {
        switch (code) {
            case Page.UNCOMPRESSED, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS -> {
                return;
            }
            default -> throw file.error("the image is compressed with the method " + code + name(code)
                    + ", which cannot be read; save it uncompressed or with LZW or Deflate");
        }
    }

    private static String name(int code) {
        return switch (code) {
            case 2, 3, 4 -> " (fax)";
            case 6, 7 -> " (JPEG)";
            case 33003, 33005, 34712 -> " (JPEG 2000)";
            case 34925 -> " (LZMA)";
            case 50000 -> " (Zstandard)";
            default -> "";
        };
    }

    /** No data can expand beyond a limit that follows from the method: a size that promises more is a lie. */
    static void checkRatio(FileBytes file, int code, long stored, long decoded) throws UserError {
        long most = switch (code) {
            case LZW -> 4096;
            case DEFLATE, OLD_DEFLATE -> 1100;
            case PACK_BITS -> 128;
            default -> 1;
        };
        if (decoded / most > stored) {
            throw file.error("a part of " + stored + " compressed bytes cannot hold the " + decoded + " bytes that the image size asks for"
                    + "; the file is damaged");
        }
        if (decoded > Integer.MAX_VALUE - 64 && code != Page.UNCOMPRESSED) {
            throw file.error("a compressed part of " + decoded + " bytes is too large");
        }
    }

    /** Decodes one part to exactly the given number of bytes. */
    static byte[] decode(FileBytes file, int code, ByteBuffer stored, int length, long offset) throws UserError {
        byte[] out = new byte[length];
        int got = switch (code) {
            case LZW -> lzw(stored, out);
            case DEFLATE, OLD_DEFLATE -> deflate(stored, out);
            case PACK_BITS -> packBits(stored, out);
            default -> {
                stored.get(0, out);
                yield length;
            }
        };
        if (got < length) {
            throw file.error("the compressed part at byte " + offset + " ends after " + Math.max(0, got) + " of " + length
                    + " bytes; the file is damaged");
        }
        return out;
    }

    private static int deflate(ByteBuffer stored, byte[] out) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            int got = 0;
            while (got < out.length) {
                int count = inflater.inflate(out, got, out.length - got);
                if (count == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                got += count;
            }
            return got;
        } catch (DataFormatException e) {
            return -1;
        } finally {
            inflater.end();
        }
    }

    private static int packBits(ByteBuffer stored, byte[] out) {
        int got = 0;
        while (got < out.length && stored.hasRemaining()) {
            int control = stored.get();
            if (control >= 0) {
                int count = Math.min(Math.min(control + 1, out.length - got), stored.remaining());
                stored.get(out, got, count);
                got += count;
            } else if (control != -128 && stored.hasRemaining()) {
                byte value = stored.get();
                for (int i = 0; i < 1 - control && got < out.length; i++) {
                    out[got++] = value;
                }
            }
        }
        return got;
    }

    /**
     * LZW as TIFF has it: codes of 9 to 12 bits, highest bit first, one bit longer one code early. Each string of the
     * table is kept as its place in the output, where it has been written once already.
     */
    private static int lzw(ByteBuffer stored, byte[] out) {
        int[] start = new int[TABLE];
        int[] length = new int[TABLE];
        int next = END + 1;
        int width = 9;
        int previous = -1;
        int previousStart = 0;
        int got = 0;
        long bits = 0;
        int available = 0;
        while (got < out.length) {
            while (available < width && stored.hasRemaining()) {
                bits = bits << 8 | stored.get() & 0xff;
                available += 8;
            }
            if (available < width) {
                break;
            }
            int code = (int) (bits >> available - width) & (1 << width) - 1;
            available -= width;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                previous = -1;
                continue;
            }
            int begin = got;
            if (code < CLEAR) {
                out[got++] = (byte) code;
            } else if (code < next || code == next && previous >= 0) {
                if (previous < 0) {
                    return -1;
                }
                boolean known = code < next;
                int from = known ? start[code] : previousStart;
                int count = known ? length[code] : begin - previousStart + 1;
                // Byte by byte, since a string may overlap what it writes.
                for (int i = 0; i < count && got < out.length; i++) {
                    out[got++] = out[from + i];
                }
            } else {
                return -1;
            }
            if (previous >= 0 && next < TABLE) {
                start[next] = previousStart;
                length[next] = begin - previousStart + 1;
                next++;
            }
            if (next >= (1 << width) - 1 && width < 12) {
                width++;
            }
            previous = code;
            previousStart = begin;
        }
        return got;
    }
}
