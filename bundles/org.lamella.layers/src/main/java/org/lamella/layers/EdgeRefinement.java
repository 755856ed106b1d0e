package org.lamella.layers;

import java.util.Arrays;
import java.util.Map;
import org.lamella.math.Autocorrelation;

/**
 * Finds a boundary to a fraction of a pixel. The model of an edge is a step blurred by a Gaussian between levels that follow the
 * image along the boundary. In every column the step's place is the least-squares one for the model's derivative, with the
 * column's offset left free; places are averaged over a strip along the boundary and the model is moved there, until it stays.
 * The single columns' places keep the roughness that averaging takes away, and their scatter from one column to the next gives
 * the noise, so that roughness can be told from noise.
 *
 * <p>In the spirit of ISO 20263:2017, which takes the place of an interface from a profile averaged along it.</p>
 */
final class EdgeRefinement {
    private static final int ROUNDS = 5;
    private static final int FARTHEST = 20;
    private static final int LEAST_REACH = 3;
    private static final int LEVEL_COLUMNS = 32;
    private static final double SMALLEST_STEP = 0.3;
    /** Noise of a place that is averaged away when roughness allows it, in pixels. */
    private static final double GOAL = 0.3;
    private static final int SMALLEST_STRIP = 5;

    private final SectionGrid grid;
    private final double noise;
    private final int columns;
    private final double[] course;
    private final double[] place;
    private final double[] gapAbove;
    private final double[] gapBelow;
    private final double[] raw;
    private final boolean[] bridged;
    private final double[] confidence;
    private final double[] above;
    private final double[] below;
    private double width = 1.5;
    private double otherCriterion;

    /**
     * @param path the first pixel below the boundary in each column
     * @param before,after the neighbouring boundaries' paths; null at the ends
     */
    EdgeRefinement(SectionGrid grid, double noise, int[] path, int[] before, int[] after) {
        this.grid = grid;
        this.noise = noise;
        this.columns = grid.columns;
        this.raw = new double[columns];
        this.bridged = new boolean[columns];
        this.confidence = new double[columns];
        this.above = new double[columns];
        this.below = new double[columns];
        this.gapAbove = new double[columns];
        this.gapBelow = new double[columns];
        this.course = new double[columns];
        for (int c = 0; c < columns; c++) {
            course[c] = path[c] - 0.5;
            gapAbove[c] = before == null ? FARTHEST * 4 : path[c] - before[c];
            gapBelow[c] = after == null ? FARTHEST * 4 : after[c] - path[c];
        }
        this.place = smooth(course, SMALLEST_STRIP + 2);
    }

    /**
     * The boundary.
     *
     * @param strip columns to average, or null to choose by noise and roughness
     * @param fixed depths that a person has set, by column
     */
    Boundary refine(String name, Integer strip, Map<Integer, Double> fixed, double falseAlarm) {
        int used = SMALLEST_STRIP;
        for (int round = 0; round < ROUNDS; round++) {
            levels();
            findGaps();
            fitWidth(round == ROUNDS - 1);
            step();
            if (strip == null) {
                used = Math.max(SMALLEST_STRIP, chosenStrip());
            } else {
                used = Math.max(strip, SMALLEST_STRIP);
            }
            double[] moved = alongCourse(smooth(raw, used));
            System.arraycopy(moved, 0, place, 0, columns);
        }
        levels();
        step();
        int last = strip == null ? chosenStrip() : strip;
        double[] position = alongCourse(smooth(raw, last));
        hold(position, fixed, Math.max(last, SMALLEST_STRIP));
        double deviation = Math.sqrt(noiseVariance() / last);
        for (int c = 0; c < columns; c++) {
            if (!(position[c] >= 0 && position[c] <= grid.depth - 1 && course[c] >= 0 && course[c] <= grid.depth - 1)) {
                position[c] = Double.NaN;
                raw[c] = Double.NaN;
            }
        }
        return new Boundary(name, raw, position, confidence, bridged, last, deviation, width, middle(above), middle(below), otherCriterion,
                falseAlarm);
    }

    /** Pixels above or below that belong to this edge alone. */
    private int reach(double gap) {
        return (int) Math.min(Math.min(FARTHEST, Math.ceil(4 * width) + 4), gap / 2);
    }

    /** Levels above and below as running means of what lies beyond the blur. */
    private void levels() {
        double[] up = new double[columns];
        double[] down = new double[columns];
        for (int c = 0; c < columns; c++) {
            up[c] = plateau(c, -reach(gapAbove[c]));
            down[c] = plateau(c, reach(gapBelow[c]));
        }
        System.arraycopy(runningMean(up, LEVEL_COLUMNS), 0, above, 0, columns);
        System.arraycopy(runningMean(down, LEVEL_COLUMNS), 0, below, 0, columns);
    }

    private double plateau(int column, int reach) {
        int far = Math.abs(reach);
        int near = (int) Math.max(1, Math.min(Math.ceil(2.5 * width), far - 2.0));
        double sum = 0;
        int n = 0;
        int edge = (int) Math.round(place[column]);
        for (int i = near; i <= far; i++) {
            int z = reach < 0 ? edge - i : edge + i;
            if (z >= 0 && z < grid.depth) {
                sum += grid.grey[column * grid.depth + z];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** Marks where there is no step of the boundary's sign, by what lies beside it in a strip. */
    private void findGaps() {
        double[] steps = new double[columns];
        for (int c = 0; c < columns; c++) {
            int up = reach(gapAbove[c]);
            int down = reach(gapBelow[c]);
            steps[c] = up < LEAST_REACH || down < LEAST_REACH ? Double.NaN : plateau(c, down) - plateau(c, -up);
        }
        double typical = middle(steps);
        double[] local = runningMean(steps, SMALLEST_STRIP - 1);
        double pixels = Math.max(1, reach(FARTHEST) - 2.5 * width) * (2 * SMALLEST_STRIP - 1);
        double scatter = Math.max(noise * Math.sqrt(2 / pixels), 1e-9 * Math.abs(typical));
        for (int c = 0; c < columns; c++) {
            double size = local[c] * Math.signum(typical);
            boolean inside = place[c] >= 0 && place[c] <= grid.depth - 1 && !Double.isNaN(steps[c]);
            confidence[c] = inside && scatter > 0 ? ErrorFunctionTable.cumulative((size - SMALLEST_STEP * Math.abs(typical)) / scatter) : 0;
            bridged[c] = !inside || !(size >= SMALLEST_STEP * Math.abs(typical));
        }
    }

    /** The blur, from the mean of all columns' edges laid on each other; also where their mean crosses half height. */
    private void fitWidth(boolean isLast) {
        EdgeProfile profile = new EdgeProfile(FARTHEST);
        for (int c = 0; c < columns; c++) {
            double step = below[c] - above[c];
            if (bridged[c] || step == 0) {
                continue;
            }
            int low = (int) Math.max(0, Math.ceil(place[c] - reach(gapAbove[c])));
            int high = (int) Math.min(grid.depth - 1.0, Math.floor(place[c] + reach(gapBelow[c])));
            for (int z = low; z <= high; z++) {
                profile.add(z - place[c], (grid.grey[c * grid.depth + z] - above[c]) / step);
            }
        }
        EdgeProfile.Fit fit = profile.fit(width);
        if (fit != null) {
            width = Math.clamp(fit.width(), 0.4, FARTHEST / 4.0);
            if (isLast) {
                otherCriterion = fit.halfHeight() - fit.centre();
            }
        }
    }

    /** One least-squares step of every column's place. */
    private void step() {
        for (int c = 0; c < columns; c++) {
            raw[c] = bridged[c] ? Double.NaN : place[c] + Math.clamp(shiftOf(c), -2 * width - 1, 2 * width + 1);
        }
    }

    private double shiftOf(int c) {
        int low = (int) Math.max(0, Math.ceil(place[c] - reach(gapAbove[c])));
        int high = (int) Math.min(grid.depth - 1.0, Math.floor(place[c] + reach(gapBelow[c])));
        double step = below[c] - above[c];
        double n = high - low + 1;
        double g = 0;
        double gg = 0;
        double r = 0;
        double gr = 0;
        for (int z = low; z <= high; z++) {
            double u = (z - place[c]) / width;
            double residual = grid.grey[c * grid.depth + z] - above[c] - step * ErrorFunctionTable.cumulative(u);
            double slope = -step * ErrorFunctionTable.density(u) / width;
            g += slope;
            gg += slope * slope;
            r += residual;
            gr += slope * residual;
        }
        double determinant = gg - g * g / n;
        return n >= 4 && determinant > 0 ? (gr - g * r / n) / determinant : 0;
    }

    /** So many columns that the noise of their mean is small, but few enough for the roughness to stay. */
    private int chosenStrip() {
        double variance = noiseVariance();
        double wanted = Math.ceil(variance / (GOAL * GOAL));
        double[] flat = detrended(place);
        double length = Arrays.stream(flat).anyMatch(Double::isFinite) ? Autocorrelation.of(flat).length() : 0;
        int most = (int) Math.max(3, length / 4);
        int chosen = (int) Math.clamp(wanted, 1, most);
        return chosen % 2 == 0 ? chosen + 1 : chosen;
    }

    /** Before the first and behind the last column with an edge the boundary goes on as its path does. */
    private double[] alongCourse(double[] smooth) {
        int first = 0;
        int last = columns - 1;
        while (first < last && Double.isNaN(raw[first])) {
            first++;
        }
        while (last > first && Double.isNaN(raw[last])) {
            last--;
        }
        for (int c = 0; c < columns; c++) {
            int end = c < first ? first : last;
            smooth[c] = c < first || c > last ? smooth[end] + course[c] - course[end] : smooth[c];
        }
        return smooth;
    }

    private static double[] detrended(double[] values) {
        return Roughness.detrended(values);
    }

    /** Variance of a single column's place, from second differences, in which smooth roughness cancels. */
    private double noiseVariance() {
        double sum = 0;
        int n = 0;
        for (int c = 1; c < columns - 1; c++) {
            double second = raw[c - 1] - 2 * raw[c] + raw[c + 1];
            if (second == second) {
                sum += second * second;
                n++;
            }
        }
        return n == 0 ? 0 : sum / n / 6;
    }

    /** Runs a boundary through the points that a person has set, and back to its own course within a strip. */
    private void hold(double[] position, Map<Integer, Double> fixed, int reach) {
        fixed.forEach((column, depth) -> {
            double off = depth - position[column];
            if (!Double.isFinite(off)) {
                off = 0;
                position[column] = depth;
            }
            for (int c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
                position[c] += off * (1 - Math.abs(c - column) / (reach + 1.0));
            }
            bridged[column] = false;
            confidence[column] = 1;
        });
    }

    private static double middle(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        return finite.length == 0 ? Double.NaN : org.lamella.math.Selection.median(finite, finite.length);
    }

    /** Mean over a strip around each column; gaps are bridged by a straight line. */
    static double[] smooth(double[] values, int strip) {
        double[] mean = runningMean(values, strip / 2);
        int last = -1;
        for (int c = 0; c < mean.length; c++) {
            if (Double.isNaN(mean[c])) {
                continue;
            }
            for (int gap = last + 1; gap < c; gap++) {
                mean[gap] = last < 0 ? mean[c] : mean[last] + (mean[c] - mean[last]) * (gap - last) / (c - last);
            }
            last = c;
        }
        for (int gap = last + 1; last >= 0 && gap < mean.length; gap++) {
            mean[gap] = mean[last];
        }
        return mean;
    }

    /** Mean of the finite values up to so many columns away, taken symmetrically at the ends; NaN where there is none. */
    private static double[] runningMean(double[] values, int reach) {
        int n = values.length;
        double[] sum = new double[n + 1];
        int[] count = new int[n + 1];
        double origin = middle(values);
        for (int c = 0; c < n; c++) {
            boolean finite = Double.isFinite(values[c]);
            sum[c + 1] = sum[c] + (finite ? values[c] - origin : 0);
            count[c + 1] = count[c] + (finite ? 1 : 0);
        }
        double[] mean = new double[n];
        for (int c = 0; c < n; c++) {
            // Fewer columns at the ends, but as many on each side: a sloping boundary keeps its slope.
            int side = Math.min(reach, Math.min(c, n - 1 - c));
            int found = count[c + side + 1] - count[c - side];
            mean[c] = found == 0 ? Double.NaN : origin + (sum[c + side + 1] - sum[c - side]) / found;
        }
        return mean;
    }
}
