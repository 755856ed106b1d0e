package org.lamella.readers.storage;

import java.nio.ByteOrder;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;

/**
 * Arrays that lie uncompressed in a file, in one piece or in blocks of equal size. Nothing is copied: the array looks
 * at the mapped file, whatever its size.
 */
public final class StoredArray {
    private static final int MOST_DIMENSIONS = 10;

    private StoredArray() {
    }

    /**
     * The number of elements of an array.
     *
     * @throws UserError when a size is not positive or the product is beyond all files
     */
    public static long elements(FileBytes file, long... sizes) throws UserError {
        if (sizes.length == 0 || sizes.length > MOST_DIMENSIONS) {
            throw file.error("an array of " + sizes.length + " dimensions cannot be read; the file is damaged");
        }
        long product = 1;
        for (long size : sizes) {
            if (size < 1 || size > Long.MAX_VALUE / 64 / product) {
                throw file.error("the array size " + Arrays.toString(sizes) + " is impossible; the file is damaged");
            }
            product *= size;
        }
        return product;
    }

    /**
     * An array in one piece.
     *
     * @param offset the byte where it begins
     * @param sizes the sizes, fastest first
     * @throws UserError when the file does not have that many bytes
     */
    public static RandomAccessibleInterval<? extends RealType<?>> contiguous(FileBytes file, long offset, ElementType type,
            ByteOrder order, long... sizes) throws UserError {
        return blocks(file, new long[] {offset}, type, order, sizes.length, sizes);
    }

    /**
     * An array in blocks, for example one block for each image of a series.
     *
     * @param offsets the byte where each block begins, in the order of the outer dimensions
     * @param inner how many of the first dimensions lie in one block
     * @param sizes the sizes, fastest first
     * @throws UserError when a block does not lie in the file
     */
    public static RandomAccessibleInterval<? extends RealType<?>> blocks(FileBytes file, long[] offsets, ElementType type,
            ByteOrder order, int inner, long... sizes) throws UserError {
        long total = elements(file, sizes);
        long inBlock = 1;
        for (int d = 0; d < inner; d++) {
            inBlock *= sizes[d];
        }
        if (total / inBlock != offsets.length) {
            throw file.error("there are " + offsets.length + " parts for an array of the sizes " + Arrays.toString(sizes)
                    + "; the file is damaged");
        }
        for (long offset : offsets) {
            file.require(offset, inBlock * type.bytes(), "the " + type.label() + " array of the sizes " + Arrays.toString(sizes));
        }
        CellGrid grid = new CellGrid(sizes, cellSizes(sizes, inner, type.bytes()));
        long[] starts = offsets.clone();
        int n = sizes.length;
        return CellImages.of(grid, type, index -> {
            long[] min = new long[n];
            int[] size = new int[n];
            grid.getCellDimensions(index, min, size);
            long count = 1;
            long within = 0;
            long block = 0;
            long step = 1;
            for (int d = 0; d < n; d++) {
                step = d == inner ? 1 : step;
                if (d < inner) {
                    within += min[d] * step;
                } else {
                    block += min[d] * step;
                }
                step *= sizes[d];
                count *= size[d];
            }
            return file.sliceUnchecked(starts[(int) block] + within * type.bytes(), count * type.bytes(), order);
        });
    }

    /** Cells as large as one slice may be, each in one piece: whole along the fast dimensions, one along the slow ones. */
    private static int[] cellSizes(long[] sizes, int inner, int bytes) {
        int[] cell = new int[sizes.length];
        long room = FileBytes.LARGEST_SLICE / bytes;
        for (int d = 0; d < sizes.length; d++) {
            cell[d] = d < inner ? (int) Math.max(1, Math.min(sizes[d], room)) : 1;
            room = cell[d] == sizes[d] ? room / cell[d] : 0;
        }
        return cell;
    }
}
