package org.lamella.simulation;

/**
 * Rough boundaries with a normal distribution of heights.
 *
 * @param rq root-mean-square roughness in nm
 * @param correlationLength length in nm at which the correlation of heights has fallen to 1/e
 * @param isSelfAffine whether the correlation falls as exp(-t/l), a self-affine surface with the Hurst exponent 1/2, or else as
 *        exp(-(t/l)²), a smooth one
 * @param conformality correlation of each boundary with the others, 0 to 1
 */
public record SurfaceModel(double rq, double correlationLength, boolean isSelfAffine, double conformality) {
    public SurfaceModel {
        if (!(rq >= 0 && rq < 1e6) || !(correlationLength > 0 && correlationLength < 1e9) || !(conformality >= 0 && conformality <= 1)) {
            throw new IllegalArgumentException("not a surface: Rq " + rq + " nm, correlation length " + correlationLength + " nm, conformality "
                    + conformality);
        }
    }

    /** Heights in nm at places {@code step} nm apart. */
    double[] heights(int count, double step, Deviates random) {
        return isSelfAffine ? selfAffine(count, step, random) : smooth(count, step, random);
    }

    private double[] selfAffine(int count, double step, Deviates random) {
        double[] heights = new double[count];
        double keep = StrictMath.exp(-step / correlationLength);
        double fresh = Math.sqrt(1 - keep * keep);
        double value = random.gaussian();
        for (int i = 0; i < count; i++) {
            heights[i] = rq * value;
            value = keep * value + fresh * random.gaussian();
        }
        return heights;
    }

    private double[] smooth(int count, double step, Deviates random) {
        // White noise under a Gaussian of half the correlation length has just this correlation.
        double sigma = correlationLength / 2 / step;
        int reach = Math.max(1, (int) Math.ceil(4 * sigma));
        double[] kernel = new double[2 * reach + 1];
        double squares = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = StrictMath.exp(-0.5 * (i - reach) * (i - reach) / (sigma * sigma));
            squares += kernel[i] * kernel[i];
        }
        double[] white = new double[count + 2 * reach];
        for (int i = 0; i < white.length; i++) {
            white[i] = random.gaussian();
        }
        double[] heights = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * white[i + k];
            }
            heights[i] = rq * sum / Math.sqrt(squares);
        }
        return heights;
    }
}
