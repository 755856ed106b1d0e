package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lamella.math.Selection;

/**
 * How strongly spots speak for one phase against chance.
 *
 * <p>Chance is a pair of spots with random lengths (uniform in the logarithm) and random directions. A phase predicts
 * instead that the pair belongs to one of its zone axes: the linear map from the zone's plane to the image is then a
 * rotation with a small scale error, stretch and shear, as likely as the calibration's uncertainty says. The Bayes
 * factor of the two, averaged over all zone axes and pairs of spots and over the reflections that may be the shortest
 * ones seen, has expectation 1 when only chance is at work. It is an e-value: its inverse bounds the probability that chance reaches
 * it, whatever the number of reflections, and no further correction but the one for the number of candidates is
 * needed. Spots beyond the pair are not counted towards it, since any lattice would put them there; strong reflections
 * that should be seen and are not count against it.</p>
 *
 * <p>Literature: V. Vovk and R. Wang, Ann. Statist. 49 (2021) 1736, doi:10.1214/20-AOS2020 (e-values);
 * P. Grünwald, R. de Heide and W. Koolen, J. R. Stat. Soc. B 86 (2024) 1091, doi:10.1093/jrsssb/qkae011.</p>
 */
final class PhaseEvidence {
    /** ln of the ratio of the longest to the shortest spacing that chance is thought to give. */
    private static final double CHANCE_RANGE = Math.log(5);
    /**
     * Between phases whose spots lie in the same places, intensities decide only half as much as kinematic theory says:
     * thickness, tilt and the lens change them.
     */
    private static final double INTENSITIES_TRUSTED = 0.5;
    private static final int REFINED = 24;
    /** A zone and a pair that cannot contribute more than this are left out; a claim needs a sum of tens at least. */
    private static final double NEGLIGIBLE = 1e-3;
    private static final double REACH = 4;

    private final ZoneCatalogue catalogue;
    private final SpotSet spots;
    private final GrainFit fit;
    private final List<ZonePattern> patterns;

    PhaseEvidence(ZoneCatalogue catalogue, SpotSet spots, boolean calibrated) {
        this.catalogue = catalogue;
        this.spots = spots;
        this.fit = new GrainFit(spots);
        this.patterns = calibrated ? catalogue.within(spots.longest() * 1.05) : catalogue.patterns();
    }

    /**
     * What is found for the phase among the free spots.
     *
     * @param logEvidence ln of the averaged Bayes factor
     * @param logScore ln of the best grain's probability ratio with every spot that it explains, to compare phases by
     * @param grain the best grain, or null
     */
    record Finding(double logEvidence, double logScore, GrainFit.Fitted grain) {
        static final Finding NONE = new Finding(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, null);
    }

    private record Assignment(ZonePattern pattern, int first, int second, int spotFirst, int spotSecond, double sign, boolean mirrored,
            double evidence, double bayesFactor) {
    }

    /**
     * @param free which spots are not explained yet
     * @param prior what is known of scale, stretch and shear, without the phase's own share
     */
    Finding find(boolean[] free, Distortion prior) {
        Distortion expected = prior.withCell(catalogue.phase().cellUncertainty(), catalogue.phase().cell().isCubic());
        List<Assignment> assignments = new ArrayList<>();
        double total = 0;
        for (SpotSet.Pair pair : spots.pairs(free)) {
            for (ZonePattern pattern : patterns) {
                total += addAssignments(pair, pattern, expected, assignments);
            }
        }
        if (assignments.isEmpty()) {
            return Finding.NONE;
        }
        Finding best = Finding.NONE;
        for (Assignment a : strongest(assignments)) {
            GrainFit.Fitted fitted = fit.fit(a.pattern, map(a), a.mirrored, expected, free);
            if (fitted != null && fitted.matched() >= 2) {
                double score = Math.log(a.pattern.weight() * a.bayesFactor) + fitted.logGain() + fitted.logForbidden()
                        + INTENSITIES_TRUSTED * fitted.logPattern();
                if (score > best.logScore + 1e-9) {
                    best = new Finding(Math.log(total) + fitted.logForbidden() + fit.logPattern(fitted, a.first, a.second), score, fitted);
                }
            }
        }
        return best;
    }

    /** Those with the most evidence; sorting all of them would take longer than finding them. */
    private static List<Assignment> strongest(List<Assignment> assignments) {
        List<Assignment> kept = assignments;
        int n = assignments.size();
        if (n > REFINED) {
            double[] evidence = new double[n];
            for (int i = 0; i < n; i++) {
                evidence[i] = assignments.get(i).evidence;
            }
            double least = Selection.select(evidence, n, n - REFINED);
            kept = new ArrayList<>(assignments.stream().filter(a -> a.evidence >= least).toList());
        }
        kept.sort(Comparator.comparingDouble((Assignment a) -> -a.evidence).thenComparing(a -> a.pattern.zone().toString())
                .thenComparingInt(Assignment::first).thenComparingInt(Assignment::second));
        return kept.subList(0, Math.min(REFINED, kept.size()));
    }

    private double addAssignments(SpotSet.Pair pair, ZonePattern pattern, Distortion expected, List<Assignment> found) {
        double sum = 0;
        double variance = pair.variance();
        double shapeReach = REACH * Math.sqrt(2 * (expected.shapeUncertainty() * expected.shapeUncertainty() + variance));
        double lengthReach = expected.isFree() ? Double.POSITIVE_INFINITY
                : Math.abs(expected.scale()) + REACH * Math.sqrt(expected.scaleUncertainty() * expected.scaleUncertainty()
                        + 2 * expected.shapeUncertainty() * expected.shapeUncertainty() + variance);
        double largest = pair.weight() * pattern.weight() * Math.PI * CHANCE_RANGE * CHANCE_RANGE / 16
                * expected.density(expected.scale(), expected.stretch(), expected.shear(), variance) / Math.pow(Math.sin(pair.angle()), 2);
        if (largest < NEGLIGIBLE) {
            return 0;
        }
        double[] x = pattern.x();
        double[] y = pattern.y();
        double[] logLengths = pattern.logLengths();
        double pairCosine = Math.cos(pair.angle());
        double pairSine = Math.sin(pair.angle());
        double angleReach = Math.sin(Math.min(Math.PI / 2, 2 * shapeReach));
        double logFirst = Math.log(pair.firstLength());
        double logSecond = Math.log(pair.secondLength());
        // Reflections stand in order of their length: those that may fit follow each other.
        for (int a = pattern.firstFrom(logFirst - lengthReach); a < pattern.size() && logLengths[a] <= logFirst + lengthReach; a++) {
            double wanted = logSecond - logFirst + logLengths[a];
            for (int b = pattern.firstFrom(wanted - 2 * shapeReach); b < pattern.size() && logLengths[b] <= wanted + 2 * shapeReach; b++) {
                double cross = x[a] * y[b] - y[a] * x[b];
                if (a == b || Math.abs(cross) < 0.05 * pattern.length(a) * pattern.length(b)) {
                    continue;
                }
                double lengths = pattern.length(a) * pattern.length(b);
                double cosine = (x[a] * x[b] + y[a] * y[b]) / lengths;
                double sine = Math.abs(cross) / lengths;
                for (int sign = 1; sign >= -1; sign -= 2) {
                    // Sine and cosine of the difference between the angles of reflections and spots.
                    if (Math.abs(sine * sign * pairCosine - cosine * pairSine) <= angleReach && sine * pairSine + cosine * sign * pairCosine > 0) {
                        sum += add(pair, pattern, a, b, sign, cross, expected, variance, found);
                    }
                }
            }
        }
        return sum;
    }

    private double add(SpotSet.Pair pair, ZonePattern pattern, int a, int b, int sign, double cross, Distortion expected,
            double variance, List<Assignment> found) {
        boolean mirrored = sign * pair.cross() * cross < 0;
        Assignment trial = new Assignment(pattern, a, b, pair.first(), pair.second(), sign, mirrored, 0, 0);
        Distortion distortion = Distortion.of(map(trial));
        double density = expected.density(distortion.scale(), distortion.stretch(), distortion.shear(), variance);
        double bayesFactor = Math.PI * CHANCE_RANGE * CHANCE_RANGE / 4 * density / Math.pow(Math.sin(pair.angle()), 2);
        // A zone may be seen from either side, and the two spots may be either reflection: half the probability each.
        double evidence = pair.weight() * pattern.weight() * pattern.shortestSeen(a, b) * bayesFactor / 4;
        if (evidence > 1e-9) {
            found.add(new Assignment(pattern, a, b, pair.first(), pair.second(), sign, mirrored, evidence, bayesFactor));
        }
        return evidence;
    }

    /** The map from the zone's plane (mirrored when seen from below) to the image that takes two reflections to two spots. */
    private double[] map(Assignment a) {
        double flip = a.mirrored ? -1 : 1;
        double ax = a.pattern.x()[a.first];
        double ay = flip * a.pattern.y()[a.first];
        double bx = a.pattern.x()[a.second];
        double by = flip * a.pattern.y()[a.second];
        Spot first = spots.get(a.spotFirst);
        Spot second = spots.get(a.spotSecond);
        double determinant = ax * by - ay * bx;
        double sx = a.sign * second.gx();
        double sy = a.sign * second.gy();
        return new double[] {(first.gx() * by - sx * ay) / determinant, (sx * ax - first.gx() * bx) / determinant,
            (first.gy() * by - sy * ay) / determinant, (sy * ax - first.gy() * bx) / determinant};
    }
}
