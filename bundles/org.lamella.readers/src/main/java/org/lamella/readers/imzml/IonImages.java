package org.lamella.readers.imzml;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/**
 * The spectra of an imzML pair by their places. They are read when they are looked at. Points without a spectrum are NaN:
 * nothing was measured there. Spectra at the same place are added up.
 */
final class IonImages {
    private static final int CELL_BYTES = 1 << 21;
    private static final long LARGEST_SIDE = 1 << 16;

    private final FileBytes file;
    private final MassAxis masses;
    /** The spectra by row, then column. */
    private final SpectrumList.Spectrum[] spectra;
    private final long left;
    private final long top;
    private final int width;
    private final int height;

    /** @throws UserError when places are impossible */
    IonImages(FileBytes file, List<SpectrumList.Spectrum> spectra, MassAxis masses) throws UserError {
        this.file = file;
        this.masses = masses;
        this.spectra = spectra.toArray(SpectrumList.Spectrum[]::new);
        Arrays.sort(this.spectra, Comparator.comparingLong(SpectrumList.Spectrum::y).thenComparingLong(SpectrumList.Spectrum::x));
        left = spectra.stream().mapToLong(SpectrumList.Spectrum::x).min().orElseThrow();
        top = this.spectra[0].y();
        long columns = spectra.stream().mapToLong(SpectrumList.Spectrum::x).max().orElseThrow() - left + 1;
        long rows = this.spectra[this.spectra.length - 1].y() - top + 1;
        if (columns > LARGEST_SIDE || rows > LARGEST_SIDE) {
            throw file.error("an image of " + columns + " x " + rows + " points is impossible");
        }
        width = (int) columns;
        height = (int) rows;
        StoredArray.elements(file, masses.size(), width, height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** How many columns lie left of the first, counted from 1 as files do. */
    long firstColumn() {
        return left - 1;
    }

    long firstRow() {
        return top - 1;
    }

    /** Sizes mass, x, y. */
    RandomAccessibleInterval<? extends RealType<?>> cube(ElementType type) throws UserError {
        int points = (int) Math.max(1, Math.min(width, CELL_BYTES / ((long) masses.size() * type.bytes())));
        return DecodedArray.of(new long[] {masses.size(), width, height}, new int[] {masses.size(), points, 1}, type, ByteOrder.LITTLE_ENDIAN,
                (index, min, size) -> spectra(min[2], min[1], size[1], type));
    }

    /** The sums of all intensities; sizes x, y. */
    RandomAccessibleInterval<? extends RealType<?>> total() throws UserError {
        return DecodedArray.of(new long[] {width, height}, new int[] {width, 1}, ElementType.FLOAT64, ByteOrder.LITTLE_ENDIAN, (index, min, size) -> {
            double[] sums = new double[width];
            Arrays.fill(sums, Double.NaN);
            for (int i = firstAt(min[1], 0); i < spectra.length && spectra[i].y() == top + min[1]; i++) {
                int x = (int) (spectra[i].x() - left);
                sums[x] = (Double.isNaN(sums[x]) ? 0 : sums[x]) + Arrays.stream(spectra[i].intensities().read(file)).sum();
            }
            return bytes(sums, ElementType.FLOAT64);
        });
    }

    private byte[] spectra(long y, long x, int points, ElementType type) throws UserError {
        double[] counts = new double[points * masses.size()];
        Arrays.fill(counts, Double.NaN);
        for (int i = firstAt(y, x); i < spectra.length && spectra[i].y() == top + y && spectra[i].x() < left + x + points; i++) {
            int start = (int) (spectra[i].x() - left - x) * masses.size();
            if (Double.isNaN(counts[start])) {
                Arrays.fill(counts, start, start + masses.size(), 0);
            }
            double[] at = spectra[i].masses().read(file);
            double[] intensities = spectra[i].intensities().read(file);
            for (int k = 0; k < at.length; k++) {
                int bin = masses.bin(at[k]);
                if (bin < 0) {
                    throw file.error("the masses at byte " + spectra[i].masses().offset() + " are not in rising order (" + at[k] + "); the file is damaged");
                }
                counts[start + bin] += intensities[k];
            }
        }
        return bytes(counts, type);
    }

    private static byte[] bytes(double[] values, ElementType type) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (type == ElementType.FLOAT32) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return bytes.array();
    }

    /** The number of the first spectrum at a place or behind it. */
    private int firstAt(long row, long column) {
        int low = 0;
        int high = spectra.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            SpectrumList.Spectrum spectrum = spectra[middle];
            if (spectrum.y() < top + row || spectrum.y() == top + row && spectrum.x() < left + column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
