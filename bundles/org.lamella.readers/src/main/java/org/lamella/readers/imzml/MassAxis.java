package org.lamella.readers.imzml;

import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.storage.FileBytes;

/**
 * The masses of an ion image: bins of equal width, the same for all spectra. Spectra that share masses at equal steps keep
 * these. Otherwise the width is the smallest of 1, 2 or 5 times a power of ten that makes no more than {@value #MOST_BINS}
 * bins, bins are centred at multiples of it, and intensities in one bin are added up.
 *
 * @param first the mass to charge at the centre of the first bin
 * @param width the width of a bin
 * @param size how many bins
 */
record MassAxis(double first, double width, int size) {
    private static final int MOST_BINS = 10_000;
    private static final int MOST_SHARED = 1 << 17;
    /** Steps that differ by no more than this part of a step are the rounding of 32-bit numbers. */
    private static final double ALIKE = 0.05;

    /** @throws UserError when masses are missing, not positive or damaged */
    static MassAxis of(FileBytes file, List<SpectrumList.Spectrum> spectra) throws UserError {
        StoredNumbers shared = spectra.get(0).masses();
        if (spectra.stream().allMatch(spectrum -> spectrum.masses().equals(shared)) && shared.count() > 1 && shared.count() <= MOST_SHARED) {
            double[] masses = shared.read(file);
            if (isRegular(masses)) {
                return new MassAxis(masses[0], (masses[masses.length - 1] - masses[0]) / (masses.length - 1), masses.length);
            }
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        StoredNumbers last = null;
        for (SpectrumList.Spectrum spectrum : spectra) {
            if (spectrum.masses().count() > 0 && !spectrum.masses().equals(last)) {
                last = spectrum.masses();
                double from = last.end(file, false);
                double to = last.end(file, true);
                if (!(from > 0 && to >= from && Double.isFinite(to))) {
                    throw file.error("the masses at byte " + last.offset() + " go from " + from + " to " + to + ", which is impossible; the file is damaged");
                }
                min = Math.min(min, from);
                max = Math.max(max, to);
            }
        }
        if (last == null) {
            throw file.error("all spectra are empty");
        }
        double width = width((max - min) / (MOST_BINS - 1));
        double first = Math.rint(min / width);
        return new MassAxis(first * width, width, (int) (Math.rint(max / width) - first) + 1);
    }

    private static boolean isRegular(double[] masses) {
        double step = (masses[masses.length - 1] - masses[0]) / (masses.length - 1);
        if (!(step > 0 && Double.isFinite(step) && masses[0] > 0)) {
            return false;
        }
        for (int i = 1; i < masses.length; i++) {
            if (!(Math.abs(masses[i] - masses[0] - i * step) <= ALIKE * step)) {
                return false;
            }
        }
        return true;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is no smaller than a number; 1 for zero. */
    private static double width(double least) {
        if (!(least > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** The bin of a mass; -1 when it is outside. */
    int bin(double mass) {
        double bin = Math.rint((mass - first) / width);
        return bin >= 0 && bin < size ? (int) bin : -1;
    }

    Axis axis() {
        return Axis.signal("mass to charge", size, width, first, Unit.parse("m/z"));
    }
}
