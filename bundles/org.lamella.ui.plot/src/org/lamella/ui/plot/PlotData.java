package org.lamella.ui.plot;

import java.util.List;
import org.lamella.figure.Curve;

/** Curves as a chart can draw them, and what is near a place. */
final class PlotData {
    private PlotData() {
    }

    /** The points that can be drawn: finite, and positive on logarithmic scales. */
    static Curve drawable(Curve curve, boolean logarithmicX, boolean logarithmicY) {
        int count = 0;
        for (int i = 0; i < curve.x().length; i++) {
            count += isDrawable(curve, i, logarithmicX, logarithmicY) ? 1 : 0;
        }
        if (count == curve.x().length) {
            return curve;
        }
        double[] x = new double[count];
        double[] y = new double[count];
        double[] lower = new double[curve.lower().length == 0 ? 0 : count];
        double[] upper = new double[lower.length];
        int next = 0;
        for (int i = 0; i < curve.x().length; i++) {
            if (isDrawable(curve, i, logarithmicX, logarithmicY)) {
                x[next] = curve.x()[i];
                y[next] = curve.y()[i];
                if (lower.length > 0) {
                    lower[next] = curve.lower()[i];
                    upper[next] = curve.upper()[i];
                }
                next++;
            }
        }
        return new Curve(curve.name(), x, y, lower, upper, curve.style(), curve.errorBars(), curve.category());
    }

    private static boolean isDrawable(Curve curve, int i, boolean logarithmicX, boolean logarithmicY) {
        double x = curve.x()[i];
        double y = curve.y()[i];
        return Double.isFinite(x) && Double.isFinite(y) && (!logarithmicX || x > 0) && (!logarithmicY || y > 0);
    }

    /** The smallest and the largest x of what can be drawn. */
    static double[] rangeX(List<Curve> curves, boolean logarithmicX, boolean logarithmicY) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (int i = 0; i < curve.x().length; i++) {
                if (isDrawable(curve, i, logarithmicX, logarithmicY)) {
                    least = Math.min(least, curve.x()[i]);
                    most = Math.max(most, curve.x()[i]);
                }
            }
        }
        return new double[] {least, most};
    }

    /**
     * The point nearest to a place along x.
     *
     * @param curve index of its curve
     * @param x its coordinates
     */
    record Near(int curve, double x, double y) {
    }

    /**
     * Of each curve the point nearest in x, and of these the one nearest in y.
     *
     * @param scaleY the height of the plot in its unit, so that curves are compared as they are seen
     * @return null when there is none
     */
    static Near nearest(List<Curve> curves, double x, double y, double scaleY) {
        Near best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            int nearest = -1;
            for (int i = 0; i < curve.x().length; i++) {
                if (Double.isFinite(curve.y()[i]) && (nearest < 0 || Math.abs(curve.x()[i] - x) < Math.abs(curve.x()[nearest] - x))) {
                    nearest = i;
                }
            }
            if (nearest >= 0 && Math.abs(curve.y()[nearest] - y) / scaleY < least) {
                least = Math.abs(curve.y()[nearest] - y) / scaleY;
                best = new Near(c, curve.x()[nearest], curve.y()[nearest]);
            }
        }
        return best;
    }
}
