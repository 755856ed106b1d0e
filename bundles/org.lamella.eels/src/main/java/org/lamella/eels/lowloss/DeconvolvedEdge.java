package org.lamella.eels.lowloss;

import java.util.Arrays;
import org.lamella.eels.TreatedEdge;

/**
 * An edge freed of plural scattering. Its sums are followed back through the transforms: to first order in the counts of the edge, in
 * which it is linear, and of the low loss.
 */
final class DeconvolvedEdge implements TreatedEdge {
    /** The level at the end of an edge is that of its last fiftieth. */
    private static final int LAST_PART = 50;

    private final PluralScattering scattering;
    private final int length;
    private final double[] spectrum;
    private final double[] values;

    DeconvolvedEdge(PluralScattering scattering, double[] edge) {
        this.scattering = scattering;
        length = edge.length;
        spectrum = scattering.transform().forward(tapered(edge), 0);
        values = scattering.transform().inverse(product(spectrum, scattering.quotient(), 1), 0, length);
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public Gradient gradient(double[] weights) {
        double[] w = scattering.transform().forward(weights, 0);
        double[] byGrid = scattering.transform().inverse(product(w, scattering.quotient(), -1), 0, length + scattering.taper().length);
        double[] q = product(spectrum, w, -1);
        return new Gradient(beforeTaper(byGrid), scattering.byLowLoss(q));
    }

    /** One half spectrum times another, or its conjugate. */
    static double[] product(double[] one, double[] other, int sign) {
        double[] product = new double[one.length];
        for (int k = 0; k < one.length; k += 2) {
            product[k] = one[k] * other[k] - sign * one[k + 1] * other[k + 1];
            product[k + 1] = one[k + 1] * other[k] + sign * one[k] * other[k + 1];
        }
        return product;
    }

    private int last() {
        return Math.max(1, length / LAST_PART);
    }

    /** Goes down to zero behind its end: cut off there, an edge would hold all frequencies, those of noise alone among them. */
    private double[] tapered(double[] edge) {
        double[] taper = scattering.taper();
        double[] longer = Arrays.copyOf(edge, length + taper.length);
        double level = Arrays.stream(edge, length - last(), length).average().orElse(0);
        for (int i = 0; i < taper.length; i++) {
            longer[length + i] = level * taper[i];
        }
        return longer;
    }

    private double[] beforeTaper(double[] byTapered) {
        double[] byEdge = Arrays.copyOf(byTapered, length);
        double[] taper = scattering.taper();
        double byLevel = 0;
        for (int i = 0; i < taper.length; i++) {
            byLevel += byTapered[length + i] * taper[i];
        }
        for (int i = length - last(); i < length; i++) {
            byEdge[i] += byLevel / last();
        }
        return byEdge;
    }
}
