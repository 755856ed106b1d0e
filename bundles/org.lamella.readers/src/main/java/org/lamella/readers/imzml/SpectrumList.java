package org.lamella.readers.imzml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;

/**
 * What the text file of an imzML pair says.
 *
 * @param spectra the spectra in the order of the file
 * @param uuid the number that the binary file must have, in small letters without dashes; empty when there is none
 * @param pixelX the distance of neighbouring points along x, where it is given
 * @param pixelY the same along y
 * @param pixelUnit its unit
 * @param sample the name of the sample; may be empty
 * @param instrument the name of the instrument; may be empty
 * @param intensityUnit the unit of the intensities as the file names it; may be empty
 * @param metadata everything that is not said of a single spectrum
 */
record SpectrumList(List<Spectrum> spectra, String uuid, OptionalDouble pixelX, OptionalDouble pixelY, Unit pixelUnit, String sample,
        String instrument, String intensityUnit, Metadata metadata) {
    /**
     * A spectrum.
     *
     * @param x its column, counted from 1
     * @param y its row, counted from 1 at the top
     * @param masses mass to charge of each number
     * @param intensities as many numbers
     */
    record Spectrum(long x, long y, StoredNumbers masses, StoredNumbers intensities) {
    }

    SpectrumList {
        spectra = new ArrayList<>(spectra);
    }

    /** Values under names, for metadata. */
    static Metadata tree(Map<String, Map<String, Object>> groups) {
        Metadata.Builder builder = Metadata.builder();
        groups.forEach(builder::put);
        return builder.build();
    }
}
