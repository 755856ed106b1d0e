package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Fits one crystal to spots: from a first map between zone plane and image, all spots that its reflections explain are
 * gathered and rotation, scale, stretch and shear are fitted to them, held by what is known of the calibration.
 */
final class GrainFit {
    private static final double ACCEPTED = 3.5;
    private static final double CHANCE_RANGE = Math.log(5);
    private static final double LEAST_ABSENT = 0.08;

    private final SpotSet spots;

    GrainFit(SpotSet spots) {
        this.spots = spots;
    }

    /**
     * A fitted crystal.
     *
     * @param reflection for every spot the index of the reflection in the pattern that explains it, or -1
     * @param map from the zone's plane (mirrored if so) to the image, row by row
     * @param variance variances of the fitted scale and shape
     * @param logGain ln of how much better the matched spots beyond two are explained than by chance
     * @param logAbsent ln of the probability that the strong reflections that are not seen are rightly not seen
     */
    record Fitted(ZonePattern pattern, boolean mirrored, int[] reflection, double[] map, Distortion distortion, double variance,
            double logGain, double logAbsent) {
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
        Fitted bare = new Fitted(pattern, mirrored, reflection, map, Distortion.of(map), variance, 0, 0);
        return new Fitted(pattern, mirrored, reflection, map, bare.distortion, variance, logGain(bare), logAbsent(bare));
    }

    private int[] match(ZonePattern pattern, double[] map, boolean mirrored, boolean[] free, double slack) {
        Fitted trial = new Fitted(pattern, mirrored, new int[0], map, null, 0, 0, 0);
        int[] reflection = new int[spots.size()];
        Arrays.fill(reflection, -1);
        for (int s = 0; s < spots.size(); s++) {
            if (free[s]) {
                double least = ACCEPTED * ACCEPTED * slack * slack;
                for (int r = 0; r < pattern.size(); r++) {
                    double distance = distance(spots.get(s), trial.predictedX(r), trial.predictedY(r));
                    if (distance < least) {
                        least = distance;
                        reflection[s] = r;
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
        Fitted trial = new Fitted(pattern, mirrored, reflection, map, null, 0, 0, 0);
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
                        for (int j = 0; j < 4; j++) {
                            normal[i][j] += weight[c] * derivative[c][i] * derivative[c][j];
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
        for (int s = 0; s < fitted.reflection.length; s++) {
            int r = fitted.reflection[s];
            if (r >= 0) {
                Spot spot = spots.get(s);
                double floor = tolerance(spot);
                double squared = distance(spot, fitted.predictedX(r), fitted.predictedY(r));
                double determinant = (spot.varianceX() + floor) * (spot.varianceY() + floor) - spot.covariance() * spot.covariance();
                double density = Math.exp(-squared / 2) / (2 * Math.PI * Math.sqrt(determinant));
                gains.add(Math.log(density * Math.PI * CHANCE_RANGE * spot.length() * spot.length() * fitted.pattern.visibility()[r]));
            }
        }
        // The two best carry the orientation; what is left is gain.
        gains.sort(null);
        return gains.subList(0, Math.max(0, gains.size() - 2)).stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Strong reflections inside the range of lengths that is seen should be seen too, unless the lens swallows them. */
    private double logAbsent(Fitted fitted) {
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
        for (int r = 0; r < fitted.pattern.size(); r++) {
            if (fitted.pattern.length(r) <= 1.02 * longest && !isSeen(fitted, r)) {
                double expected = gain * fitted.pattern.intensity()[r];
                // The square of the transfer function's sine is below q for (2 / pi) asin(sqrt q) of all phases.
                double absent = Double.isNaN(expected) ? 0.7 : expected <= 1 ? 1 : 2 / Math.PI * Math.asin(1 / Math.sqrt(expected));
                sum += Math.log(Math.max(LEAST_ABSENT, absent));
            }
        }
        return sum;
    }

    private boolean isSeen(Fitted fitted, int r) {
        double x = fitted.predictedX(r);
        double y = fitted.predictedY(r);
        for (int s = 0; s < spots.size(); s++) {
            // A spot that another phase explains hides whether this reflection is there, so it counts as seen.
            if (fitted.reflection[s] == r || Math.sqrt(distance(spots.get(s), x, y)) < 2 * ACCEPTED) {
                return true;
            }
        }
        return false;
    }
}
