package org.lamella.interphase;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
    private static final double TURN = 1;
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

    private record Trial(CurvedInterface face, double score) {
    }

    /**
     * @param normal the direction when it is known, else null
     * @param isCurved whether the interface may bend
     */
    CurvedInterface find(Double normal, boolean isCurved, Progress progress) {
        Trial best = normal == null ? straight(progress) : trial(CurvedInterface.straight(originX, originY, normal));
        if (!isCurved || map.crystals().size() < LEAST_CRYSTALS) {
            return best.face;
        }
        // A bend, and then a change of the bend, must each explain more than one parameter would by chance.
        double gain = Math.log(map.crystals().size());
        for (Parameter parameter : List.of(Parameter.CURVATURE, Parameter.TWIST)) {
            progress.check();
            Trial bent = mean(best.face, parameter);
            if (normal == null) {
                bent = mean(mean(bent.face, Parameter.DIRECTION).face, parameter);
            }
            if (bent.score < best.score + gain) {
                return best.face;
            }
            best = bent;
        }
        return best.face;
    }

    private Trial straight(Progress progress) {
        List<Trial> coarse = IntStream.range(0, DIRECTIONS).parallel().mapToObj(i -> {
            CurvedInterface face = CurvedInterface.straight(originX, originY, -180 + i * 360.0 / DIRECTIONS);
            return new Trial(face, segmentation.fit(DepthCounts.of(map, face, COARSE_STEP)).logLikelihood());
        }).sorted(Comparator.comparingDouble((Trial t) -> -t.score).thenComparingDouble(t -> t.face.direction())).toList();
        progress.check();
        return coarse.subList(0, REFINED).parallelStream().map(start -> mean(start.face, Parameter.DIRECTION))
                .max(Comparator.comparingDouble((Trial t) -> t.score).thenComparingDouble(t -> -t.face.direction())).orElseThrow();
    }

    /** The logarithm of the likelihood, summed over all positions of the boundaries. */
    private Trial trial(CurvedInterface face) {
        DepthCounts counts = DepthCounts.of(map, face, FINE_STEP);
        LayerSegmentation.Fit found = segmentation.fit(counts);
        return new Trial(face, segmentation.boundaries(counts, segmentation.present(counts, found), found.rates(), SUM_ROUNDS).logLikelihood());
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

    /** The interface with one parameter at its mean over likelihood, first in wide steps, then in fine ones. */
    private Trial mean(CurvedInterface start, Parameter parameter) {
        CurvedInterface face = start;
        double step = step(parameter);
        for (int round = 0; round < 2; round++) {
            double[] scores = new double[2 * REACH + 1];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = trial(moved(face, parameter, (i - REACH) * step)).score;
            }
            double best = java.util.Arrays.stream(scores).max().orElseThrow();
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < scores.length; i++) {
                double weight = Math.exp(scores[i] - best);
                double by = (i - REACH) * step;
                sum += weight;
                first += weight * by;
                second += weight * by * by;
            }
            double mean = first / sum;
            double spread = Math.sqrt(Math.max(0, second / sum - mean * mean));
            face = moved(face, parameter, mean);
            step = Math.min(step, 4 * Math.max(spread, step / 4) / REACH);
        }
        return trial(face);
    }

    private static double wrapped(double degrees) {
        double wrapped = degrees % 360;
        return wrapped > 180 ? wrapped - 360 : wrapped <= -180 ? wrapped + 360 : wrapped;
    }
}
