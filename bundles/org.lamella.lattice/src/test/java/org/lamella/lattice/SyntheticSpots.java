package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Unit;

/** Lists of spots made without an image, in 1/nm: of crystals whose truth is known, and of nothing at all. */
final class SyntheticSpots {
    /** Relative standard uncertainty of a good spot. */
    static final double ERROR = 0.0005;
    static final Spot.Envelope EVERYWHERE = new Spot.Envelope(0.5, 0.5, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private SyntheticSpots() {
    }

    /** @param strength height over the least that would have been found; the signal to noise ratio follows it */
    static Spot spot(double gx, double gy, double relativeError, double strength, Spot.Envelope envelope) {
        double sign = gy < 0 || gy == 0 && gx < 0 ? -1 : 1;
        double variance = Math.pow(relativeError * Math.hypot(gx, gy), 2);
        return new Spot(sign * gx, sign * gy, variance, variance, 0, 100 * strength, strength, 1e-9, envelope, -1, Unit.NANOMETRE);
    }

    static Spot spot(double gx, double gy) {
        return spot(gx, gy, ERROR, 5, EVERYWHERE);
    }

    static List<Spot> strongestFirst(List<Spot> spots) {
        return spots.stream().sorted(Comparator.comparingDouble((Spot spot) -> -spot.signalToNoise())).toList();
    }

    /**
     * How a crystal lies in the image: turned by an angle in degrees, seen from below or not; then real space is sheared
     * (x grows by shear times y) and stretched along x and y.
     */
    record Placement(double rotation, boolean mirrored, double scaleX, double scaleY, double shear, Spot.Envelope envelope) {
        static Placement turned(double rotation) {
            return new Placement(rotation, false, 1, 1, 0, EVERYWHERE);
        }

        Placement fromBelow() {
            return new Placement(rotation, true, scaleX, scaleY, shear, envelope);
        }

        Placement scaled(double x, double y) {
            return new Placement(rotation, mirrored, x, y, shear, envelope);
        }

        Placement sheared(double radians) {
            return new Placement(rotation, mirrored, scaleX, scaleY, radians, envelope);
        }

        Placement at(double x, double y) {
            return new Placement(rotation, mirrored, scaleX, scaleY, shear, new Spot.Envelope(x, y, 0.08, 0.08));
        }

        /** Where the image has a reciprocal vector of the zone's plane. */
        double[] place(double x, double y) {
            double c = Math.cos(Math.toRadians(rotation));
            double s = Math.sin(Math.toRadians(rotation));
            double flipped = mirrored ? -y : y;
            double gx = c * x - s * flipped;
            double gy = s * x + c * flipped;
            // Reciprocal vectors transform by the inverse transpose of the map of real space.
            return new double[] {gx / scaleX, (gy - shear * gx) / scaleY};
        }
    }

    /**
     * The visible reflections of a zone as exact spots, strongest first: those of at least a hundredth of the zone's
     * strongest intensity, the shortest vectors first.
     *
     * @param dMin the smallest spacing in nm
     * @param most at most so many
     */
    static List<Spot> crystal(Phase phase, ZoneAxis zone, double dMin, int most, Placement placement) {
        ZonePattern pattern = pattern(phase, zone);
        double strongest = 0;
        for (double intensity : pattern.intensity()) {
            // Not a number where the atoms are unknown: then all are equally strong.
            strongest = intensity > strongest ? intensity : strongest;
        }
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < pattern.size() && spots.size() < most; i++) {
            double intensity = Double.isNaN(pattern.intensity()[i]) ? strongest : pattern.intensity()[i];
            if (intensity >= 0.01 * strongest && pattern.length(i) * dMin <= 1) {
                double[] g = placement.place(pattern.x()[i], pattern.y()[i]);
                spots.add(spot(g[0], g[1], ERROR, 2 + 40 * (strongest > 0 ? intensity / strongest : 1), placement.envelope));
            }
        }
        return strongestFirst(spots);
    }

    static ZonePattern pattern(Phase phase, ZoneAxis zone) {
        return ZoneCatalogue.of(phase, 0.1, 1.2).patterns().stream().filter(p -> p.zone().equals(zone)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(phase.name() + " has no zone " + zone));
    }

    /** Spots of nothing: lengths uniform in the logarithm over spacings from 0.1 nm, directions uniform. */
    static List<Spot> random(SplittableRandom random, int count, double largestSpacing) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double length = 10 * Math.pow(0.1 / largestSpacing, random.nextDouble());
            double angle = Math.PI * random.nextDouble();
            double error = 0.0003 * Math.pow(10, random.nextDouble());
            double strength = Math.pow(100, random.nextDouble());
            spots.add(spot(length * Math.cos(angle), length * Math.sin(angle), error, strength, EVERYWHERE));
        }
        return strongestFirst(spots);
    }
}
