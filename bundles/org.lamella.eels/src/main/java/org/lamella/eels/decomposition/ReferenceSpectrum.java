package org.lamella.eels.decomposition;

import java.util.Arrays;
import java.util.Objects;
import org.lamella.data.Axis;

/**
 * A spectrum of a known compound or state, with which others are compared.
 *
 * @param name what it is of, for example {@code MnO}
 * @param energy its axis in eV, rising
 * @param counts on any scale, without background where the other spectra have none
 */
public record ReferenceSpectrum(String name, Axis energy, double[] counts) {
    public ReferenceSpectrum {
        Objects.requireNonNull(name, "name");
        if (energy.size() != counts.length || !(energy.scale() > 0) || Arrays.stream(counts).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("the reference '" + name + "' needs a rising axis and a number for each of its channels");
        }
    }
}
