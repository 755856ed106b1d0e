package org.lamella.lattice;

import java.util.ArrayList;
import java.util.List;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;

/** Where all reflections of a measured crystal's zone axis lie in its power spectrum, also those that are too weak to be found. */
public final class ZoneSpots {
    /**
     * One reflection of the zone.
     *
     * @param indices the reflection
     * @param gx x component of its reciprocal vector, to the right, in the unit of the measured spots
     * @param gy y component, up
     */
    public record ZoneSpot(MillerIndices indices, double gx, double gy) {
    }

    private ZoneSpots() {
    }

    /**
     * The reflections of a crystal's zone, laid out by two of its measured spots, so that scale and distortion are those of
     * the image.
     *
     * @param spots the spots that the crystal's matches count in
     * @param dMin smallest spacing in nm
     * @return none when the crystal has no two spots in different directions
     */
    public static List<ZoneSpot> of(Phase phase, Grain grain, List<Spot> spots, double dMin) {
        List<ZoneSpot> found = new ArrayList<>();
        Grain.Match a = grain.matches().isEmpty() ? null : grain.matches().get(0);
        Grain.Match b = grain.matches().stream().filter(match -> !match.indices().isParallelTo(grain.matches().get(0).indices())).findFirst()
                .orElse(null);
        if (b == null) {
            return found;
        }
        Spot one = spots.get(a.spot());
        Spot two = spots.get(b.spot());
        for (Reflection family : Reflections.of(phase, dMin, Double.POSITIVE_INFINITY)) {
            for (MillerIndices indices : family.equivalents()) {
                if (grain.zone().contains(indices)) {
                    double[] part = inTermsOf(indices, a.indices(), b.indices());
                    found.add(new ZoneSpot(indices, part[0] * one.gx() + part[1] * two.gx(), part[0] * one.gy() + part[1] * two.gy()));
                }
            }
        }
        return found;
    }

    /** A reflection of a zone as a sum of two others of that zone. */
    private static double[] inTermsOf(MillerIndices c, MillerIndices a, MillerIndices b) {
        double[] u = {a.h(), a.k(), a.l()};
        double[] v = {b.h(), b.k(), b.l()};
        double[] w = {c.h(), c.k(), c.l()};
        double uu = dot(u, u);
        double vv = dot(v, v);
        double uv = dot(u, v);
        double determinant = uu * vv - uv * uv;
        return new double[] {(dot(u, w) * vv - dot(v, w) * uv) / determinant, (dot(v, w) * uu - dot(u, w) * uv) / determinant};
    }

    private static double dot(double[] p, double[] q) {
        return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
    }
}
