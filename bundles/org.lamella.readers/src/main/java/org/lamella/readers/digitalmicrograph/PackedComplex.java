package org.lamella.readers.digitalmicrograph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.FileBytes;

/**
 * Packed complex images: the Fourier transform of 2N x 2N real numbers, of which one half follows from the other by
 * conjugation. The file has 2N rows of N pairs (real, imaginary). Pair j of row r, with j from 1, is the element in
 * row r and column N + j, where (N, N) is frequency zero. The first pair of a row holds the columns that have no room
 * there: the first column below row N in the upper rows, the column N below row N in the lower ones, and the four
 * real elements in rows 0 and N. What is read here is the modulus, which is the same for an element and its conjugate.
 */
final class PackedComplex {
    private PackedComplex() {
    }

    static RandomAccessibleInterval<? extends RealType<?>> array(FileBytes file, long offset, ElementType type, ByteOrder order,
            String place, long[] sizes) throws UserError {
        if (sizes.length != 2 || sizes[0] != sizes[1] || sizes[0] % 2 != 0) {
            throw file.error(place + " is packed complex but not square with an even size; this cannot be read");
        }
        if (sizes[0] > 1 << 20) {
            throw file.error(place + " is packed complex of the size " + sizes[0] + "; this is too large");
        }
        int size = (int) sizes[0];
        ElementType part = type == ElementType.COMPLEX64 ? ElementType.FLOAT32 : ElementType.FLOAT64;
        return DecodedArray.of(sizes, new int[] {size, 1}, part, ByteOrder.nativeOrder(), (index, min, cell) -> {
            byte[] row = new byte[size * part.bytes()];
            ByteBuffer target = ByteBuffer.wrap(row).order(ByteOrder.nativeOrder());
            for (int column = 0; column < size; column++) {
                double modulus = modulus(file, offset, part, order, size / 2, (int) min[1], column);
                if (part == ElementType.FLOAT32) {
                    target.putFloat((float) modulus);
                } else {
                    target.putDouble(modulus);
                }
            }
            return row;
        });
    }

    private static double modulus(FileBytes file, long offset, ElementType part, ByteOrder order, int n, int row, int column)
            throws UserError {
        int r = row;
        int c = column;
        boolean edge = c % n == 0;
        // Elements that are not stored are the conjugates of those opposite.
        if (c > 0 && c < n || edge && r > 0 && r < n) {
            r = (2 * n - r) % (2 * n);
            c = (2 * n - c) % (2 * n);
        }
        if (c > n) {
            return pair(file, offset, part, order, (long) r * 2 * n + 2L * (c - n));
        }
        if (r == 0 || r == n) {
            // Four real numbers: (n, 0), (0, 0) begin row 0 and (n, n), (0, n) begin row n.
            long index = (c == 0 ? 0 : 2L * n * n) + (r == n ? 0 : 1);
            return Math.abs(number(file, offset, part, order, index));
        }
        return pair(file, offset, part, order, (long) (c == 0 ? r - n : r) * 2 * n);
    }

    private static double pair(FileBytes file, long offset, ElementType part, ByteOrder order, long index) throws UserError {
        return Math.hypot(number(file, offset, part, order, index), number(file, offset, part, order, index + 1));
    }

    private static double number(FileBytes file, long offset, ElementType part, ByteOrder order, long index) throws UserError {
        var reader = file.reader(offset + index * part.bytes(), order);
        return part == ElementType.FLOAT32 ? reader.float32() : reader.float64();
    }
}
