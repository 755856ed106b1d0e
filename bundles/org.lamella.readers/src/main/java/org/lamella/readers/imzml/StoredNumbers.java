package org.lamella.readers.imzml;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.FileBytes;

/**
 * Where an array of numbers stands in the binary file of an imzML pair.
 *
 * @param type how one number is stored
 * @param isCompressed whether the array is compressed by zlib
 * @param offset the byte where it begins
 * @param count how many numbers there are
 * @param length how many bytes it takes in the file
 */
record StoredNumbers(ElementType type, boolean isCompressed, long offset, long count, long length) {
    private static final int MOST = 1 << 26;

    /**
     * Reads the numbers.
     *
     * @throws UserError when the file does not have them or they are damaged
     */
    double[] read(FileBytes file) throws UserError {
        ByteBuffer bytes = isCompressed ? inflated(file) : file.slice(offset, check(file), ByteOrder.LITTLE_ENDIAN, "an array of " + count + " numbers");
        double[] numbers = new double[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(bytes, i);
        }
        return numbers;
    }

    /** Reads the number at one end of the array; NaN when it has none. */
    double end(FileBytes file, boolean isLast) throws UserError {
        if (count == 0) {
            return Double.NaN;
        }
        if (isCompressed) {
            double[] all = read(file);
            return isLast ? all[all.length - 1] : all[0];
        }
        check(file);
        long at = offset + (isLast ? (count - 1) * type.bytes() : 0);
        return number(file.slice(at, type.bytes(), ByteOrder.LITTLE_ENDIAN, "a number"), 0);
    }

    private long check(FileBytes file) throws UserError {
        if (count < 0 || count > MOST) {
            throw file.error("an array of " + count + " numbers at byte " + offset + " is impossible");
        }
        long bytes = count * type.bytes();
        if (!isCompressed) {
            file.require(offset, bytes, "an array of " + count + " numbers");
        }
        return bytes;
    }

    private double number(ByteBuffer bytes, int index) {
        int at = index * type.bytes();
        return switch (type) {
            case FLOAT32 -> bytes.getFloat(at);
            case FLOAT64 -> bytes.getDouble(at);
            case INT8 -> bytes.get(at);
            case INT16 -> bytes.getShort(at);
            case INT32 -> bytes.getInt(at);
            default -> bytes.getLong(at);
        };
    }

    private ByteBuffer inflated(FileBytes file) throws UserError {
        byte[] plain = new byte[checkedSize(file)];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file.slice(offset, length, ByteOrder.LITTLE_ENDIAN, "a compressed array"));
            int done = 0;
            while (done < plain.length) {
                int more = inflater.inflate(plain, done, plain.length - done);
                if (more == 0) {
                    throw new DataFormatException("it ends after " + done + " bytes of " + plain.length);
                }
                done += more;
            }
            return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        } catch (DataFormatException e) {
            throw file.error("the compressed array at byte " + offset + " is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private int checkedSize(FileBytes file) throws UserError {
        file.require(offset, length, "a compressed array");
        long bytes = check(file);
        // Deflate makes data at most about a thousand times shorter.
        if (bytes / 1100 > length) {
            throw file.error("the compressed array at byte " + offset + " cannot hold " + count + " numbers in " + length + " bytes");
        }
        return (int) bytes;
    }
}
