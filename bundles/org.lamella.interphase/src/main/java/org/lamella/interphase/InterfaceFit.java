package org.lamella.interphase;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.lamella.data.Progress;
import org.lamella.math.CurvedInterface;

/**
 * Finds how the layers of an interphase lie in the image: the direction of their normal and, where the crystals ask for
 * it, a bend. That interface is best below which the layers, each at its depth, explain the crystals best; direction and
 * bend are means weighted with that likelihood.
 */
final class InterfaceFit {
    private static final int DIRECTIONS = 24;
    private static final int REFINED = 3;
    private static final double COARSE_STEP = 1;
    private static final double FINE_STEP = 0.5;
    private static final int REACH = 10;
    private static final int SUM_ROUNDS = 5;
    /** In degrees; a narrow image leaves the direction open by many, and what a mean leaves out on one side turns it to the other. */
    private static final double TURN = 3;
    /** Heights of the arc over half of the image, in nm, by which a bend and a change of the bend are tried. */
    private static final double SAGITTA = 1.5;
    private static final int LEAST_CRYSTALS = 40;

    private final CrystalMap map;
    private final LayerSegmentation segmentation;
    private final double originX;
    private final double originY;
    private final double halfLength;

    InterfaceFit(CrystalMap map) {
        this.map = map;
        this.segmentation = new LayerSegmentation(map.model());
        this.originX = map.width() / 2;
        this.originY = map.height() / 2;
        this.halfLength = Math.min(map.width(), map.height()) / 2;
    }

    /**
     * The interface that was found.
     *
     * @param cosine by which factor thicknesses below it are too small on average: however the found normal differs from the true
     *        one, only the cosine of that angle is seen; its mean over likelihood, 1 for a known normal
     * @param cosineDeviation standard deviation of that factor
     */
    record Found(CurvedInterface face, double cosine, double cosineDeviation) {
        static Found exact(CurvedInterface face) {
            return new Found(face, 1, 0);
        }
    }

    private record Trial(Found found, double score) {
        double direction() {
            return found.face.direction();
        }
    }

    /**
     * @param normal the direction when it is known, else null
     * @param isCurved whether the interface may bend
     */
    Found find(Double normal, boolean isCurved, Progress progress) {
        Trial best = normal == null ? straight(progress) : trial(Found.exact(CurvedInterface.straight(originX, originY, normal)), FINE_STEP);
        if (!isCurved || map.crystals().size() < LEAST_CRYSTALS) {
            return best.found;
        }
        // A bend, and then a change of the bend, must each explain more than one parameter would by chance.
        double gain = Math.log(map.crystals().size());
        for (Parameter parameter : List.of(Parameter.CURVATURE, Parameter.TWIST)) {
            progress.check();
            Trial bent = mean(best.found, parameter);
            if (normal == null) {
                bent = mean(mean(bent.found, Parameter.DIRECTION).found, parameter);
            }
            if (bent.score < best.score + gain) {
                return best.found;
            }
            best = bent;
        }
        return best.found;
    }

    private Trial straight(Progress progress) {
        List<Trial> round = IntStream.range(0, DIRECTIONS).parallel().mapToObj(i ->
                trial(Found.exact(CurvedInterface.straight(originX, originY, -180 + i * 360.0 / DIRECTIONS)), COARSE_STEP)).toList();
        progress.check();
        // Only the best of each summit: its neighbours, good as they are, would lead to the same place.
        List<Trial> summits = IntStream.range(0, DIRECTIONS).filter(i -> round.get(i).score >= round.get((i + 1) % DIRECTIONS).score
                && round.get(i).score >= round.get((i + DIRECTIONS - 1) % DIRECTIONS).score).mapToObj(round::get)
                .sorted(Comparator.comparingDouble((Trial t) -> -t.score).thenComparingDouble(Trial::direction)).limit(REFINED).toList();
        return summits.parallelStream().map(start -> mean(start.found, Parameter.DIRECTION))
                .max(Comparator.comparingDouble((Trial t) -> t.score).thenComparingDouble(t -> -t.direction())).orElseThrow();
    }

    /** The logarithm of the likelihood, averaged over all positions of the boundaries. */
    private Trial trial(Found found, double step) {
        DepthCounts counts = DepthCounts.of(map, found.face, step);
        LayerSegmentation.Fit fit = segmentation.fit(counts);
        boolean[] present = segmentation.present(counts, fit);
        int layers = 0;
        for (boolean is : present) {
            layers += is ? 1 : 0;
        }
        if (layers == 0) {
            return new Trial(found, fit.logLikelihood());
        }
        double sum = segmentation.boundaries(counts, present, fit.rates(), SUM_ROUNDS).logLikelihood();
        // So many ways there are to place the boundaries; with fewer layers there are fewer.
        return new Trial(found, sum - CombinatoricsUtils.binomialCoefficientLog(counts.bins() + layers - 1, layers - 1));
    }

    /** What of an interface is sought. */
    private enum Parameter {
        DIRECTION, CURVATURE, TWIST
    }

    private CurvedInterface moved(CurvedInterface face, Parameter parameter, double by) {
        return switch (parameter) {
            case DIRECTION -> new CurvedInterface(originX, originY, wrapped(face.direction() + by), face.curvature(), face.twist());
            case CURVATURE -> new CurvedInterface(originX, originY, face.direction(), face.curvature() + by, face.twist());
            case TWIST -> new CurvedInterface(originX, originY, face.direction(), face.curvature(), face.twist() + by);
        };
    }

    private double step(Parameter parameter) {
        return switch (parameter) {
            case DIRECTION -> TURN;
            case CURVATURE -> 2 * SAGITTA / Math.pow(halfLength, 2);
            case TWIST -> 6 * SAGITTA / Math.pow(halfLength, 3);
        };
    }

    /** The interface with one parameter at its mean over likelihood, first in wide steps, then in steps that suit its spread. */
    private Trial mean(Found start, Parameter parameter) {
        Found found = start;
        double step = step(parameter);
        for (int round = 0; round < 2; round++) {
            double[] scores = new double[2 * REACH + 1];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = trial(Found.exact(moved(found.face, parameter, (i - REACH) * step)), FINE_STEP).score;
            }
            double best = Arrays.stream(scores).max().orElseThrow();
            double[] weights = Arrays.stream(scores).map(score -> Math.exp(score - best)).toArray();
            double wide = step;
            double mean = mean(weights, i -> (i - REACH) * wide);
            double spread = Math.sqrt(mean(weights, i -> Math.pow((i - REACH) * wide - mean, 2)));
            CurvedInterface face = moved(found.face, parameter, mean);
            if (parameter == Parameter.DIRECTION) {
                double cosine = mean(weights, i -> Math.cos(Math.toRadians((i - REACH) * wide - mean)));
                double deviation = Math.sqrt(mean(weights, i -> Math.pow(Math.cos(Math.toRadians((i - REACH) * wide - mean)) - cosine, 2)));
                found = new Found(face, cosine, deviation);
            } else {
                found = new Found(face, found.cosine, found.cosineDeviation);
            }
            step = Math.min(step, 4 * Math.max(spread, step / 4) / REACH);
        }
        return trial(found, FINE_STEP);
    }

    private static double mean(double[] weights, IntToDoubleFunction value) {
        double sum = 0;
        double first = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            first += weights[i] * value.applyAsDouble(i);
        }
        return first / sum;
    }

    private static double wrapped(double degrees) {
        double wrapped = degrees % 360;
        return wrapped > 180 ? wrapped - 360 : wrapped <= -180 ? wrapped + 360 : wrapped;
    }
}
