package org.lamella.crystal;

import java.util.Objects;

/**
 * An atom site.
 *
 * @param label the site's name, for example {@code Li1}
 * @param element the element's symbol, for example {@code Li}
 * @param x fractional coordinate along a
 * @param y fractional coordinate along b
 * @param z fractional coordinate along c
 * @param occupancy fraction of the sites that hold this atom, above 0 to 1
 * @param isotropicDisplacement mean square displacement U in nm² (B = 8π²U); 0 when unknown, then the atom is at rest
 */
public record Atom(String label, String element, double x, double y, double z, double occupancy, double isotropicDisplacement) {
    public Atom {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(element, "element");
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("atom " + label + " has a coordinate that is no number");
        }
        if (!(occupancy > 0 && occupancy <= 1)) {
            throw new IllegalArgumentException("atom " + label + " has occupancy " + occupancy + ", not above 0 up to 1");
        }
        if (!(isotropicDisplacement >= 0 && isotropicDisplacement < 1)) {
            throw new IllegalArgumentException("atom " + label + " has a displacement U of " + isotropicDisplacement + " nm²");
        }
    }

    /** A fully occupied site at rest. */
    public static Atom of(String label, String element, double x, double y, double z) {
        return new Atom(label, element, x, y, z, 1, 0);
    }

    /** The same atom elsewhere. */
    public Atom at(double newX, double newY, double newZ) {
        return new Atom(label, element, newX, newY, newZ, occupancy, isotropicDisplacement);
    }
}
