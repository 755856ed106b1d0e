package org.lamella.eels.lowloss;

import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.math.PoissonSource;

/** Low-loss spectra whose thickness is known: a peak, and a plasmon scattered any number of times. */
public final class LowLossModel {
    private LowLossModel() {
    }

    public static Axis axis(int channels, double step, double offset) {
        return Axis.signal("energy", channels, step, offset, Unit.ELECTRONVOLT);
    }

    public static double[] gaussian(Axis axis, double area, double centre, double fwhm) {
        double sigma = fwhm / 2.354820045;
        double[] counts = new double[(int) axis.size()];
        for (int i = 0; i < counts.length; i++) {
            double u = (axis.coordinate(i) - centre) / sigma;
            counts[i] = area * axis.scale() / (sigma * Math.sqrt(2 * Math.PI)) * Math.exp(-u * u / 2);
        }
        return counts;
    }

    /** A plasmon at 15 eV, 3 eV wide; its sum is 1, and nothing of it is below 5 eV. */
    public static double[] singleScattering(Axis axis) {
        double[] shape = new double[(int) axis.size()];
        for (int i = 0; i < shape.length; i++) {
            double e = axis.coordinate(i);
            shape[i] = e < 5 ? 0 : e * 3 * 225 / ((e * e - 225) * (e * e - 225) + 9 * e * e) * Math.min(1, (e - 5) / 3);
        }
        double sum = Arrays.stream(shape).sum();
        return Arrays.stream(shape).map(value -> value / sum).toArray();
    }

    /** All orders of scattering in a delta-like peak at channel {@code origin}: Poisson's law, convolved the long way. */
    public static double[] plural(double[] single, int origin, double thickness, double total) {
        double[] order = new double[single.length];
        order[origin] = 1;
        double[] sum = new double[single.length];
        double weight = Math.exp(-thickness);
        for (int n = 0; n < 40; n++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += total * weight * order[i];
            }
            order = convolved(order, single, origin);
            weight *= thickness / (n + 1);
        }
        return sum;
    }

    public static double[] convolved(double[] counts, double[] kernel, int origin) {
        double[] result = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < kernel.length && counts[i] != 0; k++) {
                int at = i + k - origin;
                if (at >= 0 && at < result.length) {
                    result[at] += counts[i] * kernel[k];
                }
            }
        }
        return result;
    }

    /** Counts at a cost that does not grow with them. */
    static double[] counted(double[] expected, long seed) {
        PoissonSource source = new PoissonSource(seed);
        return Arrays.stream(expected).map(source::next).toArray();
    }

    public static double[] noisy(double[] expected, long seed) {
        Well19937c random = new Well19937c(seed);
        double[] counts = new double[expected.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = expected[i] > 0 ? new PoissonDistribution(random, expected[i], 1e-9, 100000).sample() : 0;
        }
        return counts;
    }
}
