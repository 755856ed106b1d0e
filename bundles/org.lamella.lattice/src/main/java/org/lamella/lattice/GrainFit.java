package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Fits one crystal to spots: from a first map between zone plane and image, all spots that its reflections explain are
 * gathered and rotation, scale, stretch and shear are fitted to them, held by what is known of the calibration.
 */
final class GrainFit {
    private static final double ACCEPTED = 3.5;
    private static final double CHANCE_RANGE = Math.log(5);
    /** Structure factors are not trusted to say that a reflection is certainly seen or certainly not. */
    private static final double LEAST_PRESENT = 0.04;
    private static final double MOST_PRESENT = 0.93;
    /** ln of how improbable a spot is that the phase forbids but multiple scattering or another crystal may bring. */
    private static final double UNEXPLAINED_NODE = -3;

    private final SpotSet spots;

    GrainFit(SpotSet spots) {
        this.spots = spots;
    }

    /**
     * A fitted crystal.
     *
     * @param reflection for every spot the index of the reflection in the pattern that explains it, or -1
     * @param free which spots were to be explained
     * @param map from the zone's plane (mirrored if so) to the image, row by row
     * @param variance variances of the fitted scale and shape
     * @param logGain ln of how much better the matched spots beyond two are explained than by chance
     * @param logPattern ln of how much better the phase's structure factors tell which reflections are seen and which are
     *        not than a lattice would whose reflections are seen at random
     * @param logForbidden ln of how improbable the crystal's spots are that the phase does not have
     */
    record Fitted(ZonePattern pattern, boolean mirrored, int[] reflection, boolean[] free, double[] map, Distortion distortion,
            double variance, double logGain, double logPattern, double logForbidden) {
        int matched() {
            return (int) Arrays.stream(reflection).filter(r -> r >= 0).count();
        }

        double predictedX(int r) {
            return map[0] * pattern.x()[r] + map[1] * (mirrored ? -1 : 1) * pattern.y()[r];
        }

        double predictedY(int r) {
            return map[2] * pattern.x()[r] + map[3] * (mirrored ? -1 : 1) * pattern.y()[r];
        }
    }

    /** @return null when fewer than two spots fit */
    Fitted fit(ZonePattern pattern, double[] start, boolean mirrored, Distortion expected, boolean[] free) {
        double[] map = start;
        int[] reflection = null;
        double variance = 0;
        for (int round = 0; round < 3; round++) {
            reflection = match(pattern, map, mirrored, free, round == 0 ? 1.5 : 1);
            double[][] solved = solve(pattern, map, mirrored, reflection, expected);
            if (solved == null) {
                return null;
            }
            map = solved[0];
            variance = solved[1][0];
        }
        reflection = match(pattern, map, mirrored, free, 1);
        if (Arrays.stream(reflection).filter(r -> r >= 0).count() < 2) {
            return null;
        }
        Fitted bare = new Fitted(pattern, mirrored, reflection, free, map, Distortion.of(map), variance, 0, 0, 0);
        return new Fitted(pattern, mirrored, reflection, free, map, bare.distortion, variance, logGain(bare),
                logPattern(bare, -1, -1), UNEXPLAINED_NODE * unexplainedNodes(bare));
    }

    private int[] match(ZonePattern pattern, double[] map, boolean mirrored, boolean[] free, double slack) {
        Fitted trial = new Fitted(pattern, mirrored, new int[0], free, map, null, 0, 0, 0, 0);
        int[] reflection = new int[spots.size()];
        Arrays.fill(reflection, -1);
        for (int s = 0; s < spots.size(); s++) {
            if (free[s]) {
                double least = ACCEPTED * ACCEPTED * slack * slack;
                Spot spot = spots.get(s);
                // Nothing farther than this can be within the least distance, whatever the direction.
                double reach = Math.sqrt(least * (spot.varianceX() + spot.varianceY() + 2 * tolerance(spot)));
                for (int r = 0; r < pattern.size(); r++) {
                    double x = trial.predictedX(r);
                    double y = trial.predictedY(r);
                    if (Math.abs(spot.gx() * y - spot.gy() * x) <= reach * spot.length()) {
                        double distance = distance(spot, x, y);
                        if (distance < least) {
                            least = distance;
                            reflection[s] = r;
                        }
                    }
                }
            }
        }
        return reflection;
    }

    /** Squared distance of a spot from a place, or from the opposite one, in standard deviations. */
    private static double distance(Spot spot, double x, double y) {
        double sign = spot.gx() * x + spot.gy() * y >= 0 ? 1 : -1;
        double dx = spot.gx() - sign * x;
        double dy = spot.gy() - sign * y;
        double floor = tolerance(spot);
        double xx = spot.varianceX() + floor;
        double yy = spot.varianceY() + floor;
        double xy = spot.covariance();
        double determinant = xx * yy - xy * xy;
        return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
    }

    private static double tolerance(Spot spot) {
        double share = 2 * SpotSet.SMALLEST_RELATIVE_ERROR * spot.length();
        return share * share;
    }

    /** One Gauss-Newton step in rotation, scale, stretch and shear; returns the new map and the scale's variance. */
    private double[][] solve(ZonePattern pattern, double[] map, boolean mirrored, int[] reflection, Distortion expected) {
        Fitted trial = new Fitted(pattern, mirrored, reflection, new boolean[0], map, null, 0, 0, 0, 0);
        Distortion now = Distortion.of(map);
        double[][] normal = new double[4][4];
        double[] right = new double[4];
        int matched = 0;
        for (int s = 0; s < reflection.length; s++) {
            if (reflection[s] >= 0) {
                matched++;
                Spot spot = spots.get(s);
                double px = trial.predictedX(reflection[s]);
                double py = trial.predictedY(reflection[s]);
                double sign = spot.gx() * px + spot.gy() * py >= 0 ? 1 : -1;
                double floor = tolerance(spot);
                double[][] derivative = {{-py, px, px, py}, {px, py, -py, px}};
                double[] residual = {sign * spot.gx() - px, sign * spot.gy() - py};
                double[] weight = {1 / (spot.varianceX() + floor), 1 / (spot.varianceY() + floor)};
                for (int c = 0; c < 2; c++) {
                    for (int i = 0; i < 4; i++) {
                        right[i] += weight[c] * derivative[c][i] * residual[c];
                        for (int j = 0; j <= i; j++) {
                            normal[i][j] += weight[c] * derivative[c][i] * derivative[c][j];
                            normal[j][i] = normal[i][j];
                        }
                    }
                }
            }
        }
        if (matched < 2) {
            return null;
        }
        double scaleWeight = expected.isFree() ? 0 : 1 / (expected.scaleUncertainty() * expected.scaleUncertainty());
        double shapeWeight = 1 / (expected.shapeUncertainty() * expected.shapeUncertainty());
        normal[1][1] += scaleWeight;
        right[1] += scaleWeight * (expected.scale() - now.scale());
        normal[2][2] += shapeWeight;
        right[2] += shapeWeight * (expected.stretch() - now.stretch());
        normal[3][3] += shapeWeight;
        right[3] += shapeWeight * (expected.shear() - now.shear());
        try {
            CholeskyDecomposition decomposition = new CholeskyDecomposition(new Array2DRowRealMatrix(normal));
            double[] d = decomposition.getSolver().solve(new ArrayRealVector(right)).toArray();
            double variance = decomposition.getSolver().getInverse().getEntry(1, 1);
            double[] change = {1 + d[1] + d[2], d[3] - d[0], d[3] + d[0], 1 + d[1] - d[2]};
            return new double[][] {{change[0] * map[0] + change[1] * map[2], change[0] * map[1] + change[1] * map[3],
                change[2] * map[0] + change[3] * map[2], change[2] * map[1] + change[3] * map[3]}, {variance}};
        } catch (NonPositiveDefiniteMatrixException e) {
            return null;
        }
    }

    private double logGain(Fitted fitted) {
        List<Double> gains = new ArrayList<>();
        double visible = 0;
        for (int r = 0; r < fitted.pattern.size(); r++) {
            visible += fitted.pattern.visibility()[r];
        }
        for (int s = 0; s < fitted.reflection.length; s++) {
            int r = fitted.reflection[s];
            if (r >= 0) {
                Spot spot = spots.get(s);
                double floor = tolerance(spot);
                double squared = distance(spot, fitted.predictedX(r), fitted.predictedY(r));
                double determinant = (spot.varianceX() + floor) * (spot.varianceY() + floor) - spot.covariance() * spot.covariance();
                double density = Math.exp(-squared / 2) / (2 * Math.PI * Math.sqrt(determinant));
                double chosen = fitted.pattern.visibility()[r] / visible;
                gains.add(Math.log(density * Math.PI * CHANCE_RANGE * spot.length() * spot.length() * chosen));
            }
        }
        // The two best carry the orientation; what is left is gain.
        gains.sort(null);
        return gains.subList(0, Math.max(0, gains.size() - 2)).stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * The likelihood of what is seen and what is not among the reflections no longer than the longest one seen, over that
     * of a lattice whose reflections are seen with one unknown probability (uniform prior).
     *
     * @param first,second two reflections that are taken for granted, together with all that are shorter than the longer
     *        of them; -1 to count every reflection
     */
    double logPattern(Fitted fitted, int first, int second) {
        double shortest = first < 0 ? 0 : Math.max(fitted.pattern.length(first), fitted.pattern.length(second)) * 1.0001;
        List<Double> gains = new ArrayList<>();
        double longest = 0;
        for (int s = 0; s < fitted.reflection.length; s++) {
            int r = fitted.reflection[s];
            if (r >= 0) {
                longest = Math.max(longest, fitted.pattern.length(r));
                gains.add(spots.get(s).excess() / fitted.pattern.intensity()[r]);
            }
        }
        gains.sort(null);
        double gain = gains.get((gains.size() - 1) / 2);
        double sum = 0;
        int seen = 0;
        int count = 0;
        for (int r = 0; r < fitted.pattern.size(); r++) {
            if (fitted.pattern.length(r) <= 1.001 * longest && fitted.pattern.length(r) > shortest && !isHidden(fitted, r)) {
                double expected = gain * fitted.pattern.intensity()[r];
                // The square of the transfer function's sine is below q for (2 / pi) asin(sqrt q) of all phases.
                double present = Double.isNaN(expected) ? 0.5 : expected <= 1 ? 0 : 1 - 2 / Math.PI * Math.asin(1 / Math.sqrt(expected));
                present = LEAST_PRESENT + (MOST_PRESENT - LEAST_PRESENT) * present;
                boolean isSeen = isMatched(fitted, r);
                sum += Math.log(isSeen ? present : 1 - present);
                seen += isSeen ? 1 : 0;
                count++;
            }
        }
        if (count == 0) {
            return 0;
        }
        // One number, the overall strength, was taken from the spots themselves.
        return sum + Math.log(count + 1) + CombinatoricsUtils.binomialCoefficientLog(count, seen) - Math.log(count + 1) / 2;
    }

    /**
     * How many spots lie on the lattice of the crystal's two shortest spots, or half-way, without being one of its
     * reflections: spots of the same crystal, which the phase should explain and does not.
     */
    private int unexplainedNodes(Fitted fitted) {
        int[] basis = shortestCrossing(fitted);
        if (basis == null) {
            return 0;
        }
        double ax = fitted.predictedX(basis[0]) / 2;
        double ay = fitted.predictedY(basis[0]) / 2;
        double bx = fitted.predictedX(basis[1]) / 2;
        double by = fitted.predictedY(basis[1]) / 2;
        double determinant = ax * by - ay * bx;
        int last = fitted.pattern.size() - 1;
        double longest = 1.01 * Math.hypot(fitted.predictedX(last), fitted.predictedY(last));
        int count = 0;
        for (int s = 0; s < spots.size(); s++) {
            Spot spot = spots.get(s);
            if (spot.length() > longest) {
                continue;
            }
            double m = Math.rint((spot.gx() * by - spot.gy() * bx) / determinant);
            double n = Math.rint((ax * spot.gy() - ay * spot.gx()) / determinant);
            if (fitted.reflection[s] < 0 && fitted.free[s] && Math.abs(m) <= 8 && Math.abs(n) <= 8
                    && Math.sqrt(distance(spot, m * ax + n * bx, m * ay + n * by)) < ACCEPTED) {
                count++;
            }
        }
        return count;
    }

    private static int[] shortestCrossing(Fitted fitted) {
        int[] basis = null;
        double least = Double.POSITIVE_INFINITY;
        for (int r : fitted.reflection) {
            for (int q : fitted.reflection) {
                if (r >= 0 && q > r && !fitted.pattern.isParallel(r, q) && fitted.pattern.length(r) + fitted.pattern.length(q) < least) {
                    least = fitted.pattern.length(r) + fitted.pattern.length(q);
                    basis = new int[] {r, q};
                }
            }
        }
        return basis;
    }

    private static boolean isMatched(Fitted fitted, int r) {
        for (int matched : fitted.reflection) {
            if (matched == r) {
                return true;
            }
        }
        return false;
    }

    /** A spot that another phase explains hides whether a reflection is there. */
    private boolean isHidden(Fitted fitted, int r) {
        double x = fitted.predictedX(r);
        double y = fitted.predictedY(r);
        for (int s = 0; s < spots.size(); s++) {
            if (fitted.reflection[s] < 0 && Math.sqrt(distance(spots.get(s), x, y)) < 2 * ACCEPTED) {
                return !isMatched(fitted, r);
            }
        }
        return false;
    }
}
