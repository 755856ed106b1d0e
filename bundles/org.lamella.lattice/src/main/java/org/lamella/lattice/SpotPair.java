package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.crystal.UnitCell;
import org.lamella.crystal.ZoneAxis;

/**
 * Two spots measured by hand: their ratio, the angle between them, and the pairs of reflections that fit. A pair that fits
 * is no proof of a phase: with the usual tolerances many phases have one, so the list says how many were found.
 *
 * @param first the longer spacing's reciprocal vector {x, y}, y up, in 1/nm
 * @param second the other reciprocal vector
 */
public record SpotPair(double[] first, double[] second) {
    private static final int MOST_PER_PHASE = 3;

    /**
     * A pair of reflections that fits.
     *
     * @param phase its phase
     * @param one indices of the first spot
     * @param two indices of the second spot, of the member of its family that makes the angle
     * @param zone the zone axis of the two
     * @param deviationOne measured over calculated spacing minus 1, in percent
     * @param deviationTwo the same of the second spot
     * @param angleDeviation measured minus calculated angle, in degrees
     */
    public record Candidate(Phase phase, MillerIndices one, MillerIndices two, ZoneAxis zone, double deviationOne, double deviationTwo,
            double angleDeviation) {
        /** How far from the measurement, in units of the tolerances. */
        double misfit(double spacingTolerance, double angleTolerance) {
            return Math.hypot(Math.hypot(deviationOne, deviationTwo) / (100 * spacingTolerance), angleDeviation / angleTolerance);
        }
    }

    public double spacingOne() {
        return 1 / Math.hypot(first[0], first[1]);
    }

    public double spacingTwo() {
        return 1 / Math.hypot(second[0], second[1]);
    }

    /** The first spacing over the second. */
    public double ratio() {
        return spacingOne() / spacingTwo();
    }

    /** The angle between the reciprocal vectors, in degrees, 0 to 180. */
    public double angle() {
        double cosine = (first[0] * second[0] + first[1] * second[1]) * spacingOne() * spacingTwo();
        return Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }

    /**
     * The pairs of reflections that fit, best first, at most a few of each phase.
     *
     * @param spacingTolerance relative, for example 0.02
     * @param angleTolerance in degrees
     */
    public List<Candidate> candidates(List<Phase> phases, double spacingTolerance, double angleTolerance) {
        List<Candidate> all = new ArrayList<>();
        for (Phase phase : phases) {
            List<Candidate> own = candidates(phase, spacingTolerance, angleTolerance);
            own.sort(Comparator.comparingDouble(candidate -> candidate.misfit(spacingTolerance, angleTolerance)));
            all.addAll(own.subList(0, Math.min(MOST_PER_PHASE, own.size())));
        }
        all.sort(Comparator.comparingDouble(candidate -> candidate.misfit(spacingTolerance, angleTolerance)));
        return all;
    }

    private List<Candidate> candidates(Phase phase, double spacingTolerance, double angleTolerance) {
        double smallest = Math.min(spacingOne(), spacingTwo()) * (1 - spacingTolerance);
        double largest = Math.max(spacingOne(), spacingTwo()) * (1 + spacingTolerance);
        List<Reflection> reflections = Reflections.of(phase, smallest, largest);
        List<Candidate> found = new ArrayList<>();
        for (Reflection one : reflections) {
            double deviationOne = spacingOne() / one.spacing() - 1;
            if (Math.abs(deviationOne) > spacingTolerance) {
                continue;
            }
            for (Reflection two : reflections) {
                double deviationTwo = spacingTwo() / two.spacing() - 1;
                if (Math.abs(deviationTwo) <= spacingTolerance) {
                    nearestAngle(phase, one, two, angleTolerance, 100 * deviationOne, 100 * deviationTwo, found);
                }
            }
        }
        return found;
    }

    /** The member of the second family whose angle to the first reflection is nearest to the measured one. */
    private void nearestAngle(Phase phase, Reflection one, Reflection two, double tolerance, double deviationOne, double deviationTwo,
            List<Candidate> found) {
        UnitCell cell = phase.cell();
        MillerIndices a = one.indices();
        MillerIndices best = null;
        double least = tolerance;
        for (MillerIndices b : two.equivalents()) {
            double deviation = angle() - cell.interplanarAngle(a, b);
            if (!a.isParallelTo(b) && Math.abs(deviation) <= Math.abs(least)) {
                least = deviation;
                best = b;
            }
        }
        if (best != null) {
            found.add(new Candidate(phase, a, best, ZoneAxis.of(a, best), deviationOne, deviationTwo, least));
        }
    }
}
