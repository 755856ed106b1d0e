package org.lamella.lattice;

import org.lamella.math.FourierTransform;
import org.lamella.math.Window;

/**
 * Measures the position of a spot far below the size of a bin.
 *
 * <p>A patch of the spectrum around the peak is transformed back: that is the lattice's fringes with their carrier
 * frequency taken away, a complex image whose modulus says where the crystal is and whose phase rises by 2 pi for each
 * bin that the spot lies off the centre of the patch. A plane fitted to the phase, weighted with the amplitude and
 * with the taper of the window undone where there is signal, is the maximum-likelihood position for a crystal of that
 * shape; it reaches close to the Cramér-Rao bound for a lattice that fills the region.</p>
 *
 * <p>Literature: D. C. Rife and R. R. Boorstyn, IEEE Trans. Inf. Theory 20 (1974) 591, doi:10.1109/TIT.1974.1055282
 * (the bound); M. J. Hÿtch, E. Snoeck and R. Kilaas, Ultramicroscopy 74 (1998) 131, doi:10.1016/S0304-3991(98)00035-7
 * (phase of a spot's lattice fringes).</p>
 */
final class SpotRefinement {
    private static final int SIZE = 32;
    private static final int MAXIMUM_RADIUS = 13;
    /** Turns the Hann window into the cosine window: nearly as precise as none, and quiet at the region's edges. */
    private static final double TAPER_UNDONE = 0.5;
    /** Where the window is nearly zero there is nothing to be had by undoing it. */
    private static final double TAPER_FLOOR = 0.003;
    /** Variance of cos⁴ on -1/2 ... 1/2: the spread of a Hann-windowed lattice's power that fills the region. */
    private static final double FULL_VARIANCE = 0.02001;
    /** Below this peak power over noise only the core of a spot is used: farther out there is more noise than spot. */
    private static final double WEAK = 200;
    private static final double MEAN_SQUARE_WINDOW = 9.0 / 64;

    /** Cosine and sine of quarter bins' turns. */
    private static final double[] QUARTER_COSINE = new double[4 * SIZE];
    private static final double[] QUARTER_SINE = new double[4 * SIZE];

    static {
        for (int i = 0; i < 4 * SIZE; i++) {
            QUARTER_COSINE[i] = Math.cos(2 * Math.PI * i / (4 * SIZE));
            QUARTER_SINE[i] = Math.sin(2 * Math.PI * i / (4 * SIZE));
        }
    }

    private final PowerSpectrum spectrum;
    private final FourierTransform transform = FourierTransform.of(SIZE, SIZE);
    private final double[] taperX;
    private final double[] taperY;

    SpotRefinement(PowerSpectrum spectrum) {
        this.spectrum = spectrum;
        this.taperX = taper(spectrum.width());
        this.taperY = taper(spectrum.height());
    }

    /** The window at the places where the back transform has its samples. */
    private static double[] taper(int length) {
        double[] taper = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double c = Math.sin(Math.PI * (i / (double) SIZE + 0.5 / length));
            taper[i] = c * c;
        }
        return taper;
    }

    /**
     * A refined position in bins with its covariance.
     *
     * @param misfit residual phase noise over what the background explains; 1 for a perfect lattice
     */
    record Position(double k, double l, double varianceK, double varianceL, double covariance, double misfit, Spot.Envelope envelope) {
    }

    /**
     * @param k,l the peak's bin
     * @param noise noise power per bin at the peak
     * @param scale the width at which the peak was found
     * @param room distance in bins to the nearest other peak
     * @return null when the peak does not hold together as one spot
     */
    Position refine(int k, int l, double noise, SmoothingScale scale, double room) {
        boolean weak = spectrum.power(k, l) < WEAK * noise;
        double radius = Math.max(3, Math.min(weak ? 6 + 2 * scale.sigma() : MAXIMUM_RADIUS, 0.6 * room));
        double[] fringes = new double[2 * SIZE * SIZE];
        double passed = 0;
        int reach = (int) Math.ceil(radius);
        for (int dl = -reach; dl <= reach; dl++) {
            for (int dk = -reach; dk <= reach; dk++) {
                double mask = mask(Math.hypot(dk, dl) / radius);
                int i = 2 * (Math.floorMod(dl, SIZE) * SIZE + Math.floorMod(dk, SIZE));
                fringes[i] = mask * spectrum.real(k + dk, l + dl);
                fringes[i + 1] = mask * spectrum.imaginary(k + dk, l + dl);
                passed += mask * mask;
            }
        }
        transform.inverse(fringes);
        double noisePerSample = noise / MEAN_SQUARE_WINDOW / (SIZE * SIZE);
        Spot.Envelope envelope = envelope(fringes, noisePerSample * passed / (SIZE * SIZE));
        return fitPlane(k, l, fringes, weights(envelope, weak ? 0 : TAPER_UNDONE), noisePerSample, passed / (SIZE * SIZE), envelope, 1 + 1.5 * scale.sigma());
    }

    private static double mask(double r) {
        return r >= 1 ? 0 : r <= 0.6 ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * (r - 0.6) / 0.4);
    }

    private Spot.Envelope envelope(double[] fringes, double noise) {
        double sum = 0;
        double[] moments = new double[4];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int i = 2 * (y * SIZE + x);
                double taper = taperX[x] * taperY[y];
                double power = fringes[i] * fringes[i] + fringes[i + 1] * fringes[i + 1] - noise * taper * taper;
                double u = x / (double) SIZE;
                double v = y / (double) SIZE;
                sum += power;
                moments[0] += power * u;
                moments[1] += power * v;
                moments[2] += power * u * u;
                moments[3] += power * v * v;
            }
        }
        if (!(sum > 0)) {
            return new Spot.Envelope(0.5, 0.5, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double[] x = part(moments[0] / sum, moments[2] / sum);
        double[] y = part(moments[1] / sum, moments[3] / sum);
        return new Spot.Envelope(x[0], y[0], x[1], y[1]);
    }

    /** Centre and spread of the crystal from those of its windowed power, both taken as Gaussian. */
    private static double[] part(double mean, double square) {
        double variance = Math.max(1e-4, square - mean * mean);
        if (variance > 0.85 * FULL_VARIANCE) {
            return new double[] {0.5, Double.POSITIVE_INFINITY};
        }
        double spread = 2 / (1 / variance - 1 / FULL_VARIANCE);
        double centre = (mean / variance - 0.5 / FULL_VARIANCE) * spread / 2;
        return new double[] {Math.max(0, Math.min(1, centre)), Math.sqrt(spread)};
    }

    private double[] weights(Spot.Envelope envelope, double undone) {
        double[] weights = new double[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double taper = taperX[x] * taperY[y];
                weights[y * SIZE + x] = gauss(x, envelope.x(), envelope.spreadX()) * gauss(y, envelope.y(), envelope.spreadY())
                        * Math.pow(taper + TAPER_FLOOR, -undone);
            }
        }
        return weights;
    }

    private static double gauss(int i, double centre, double spread) {
        double u = (i / (double) SIZE - centre) / spread;
        return Double.isInfinite(spread) ? 1 : Math.exp(-u * u / 2);
    }

    private Position fitPlane(int k, int l, double[] fringes, double[] weights, double noise, double passed, Spot.Envelope envelope,
            double reach) {
        double[] best = coarse(fringes, weights, reach);
        double dk = best[0];
        double dl = best[1];
        PhasePlane plane = new PhasePlane(fringes, weights);
        for (int i = 0; i < 12; i++) {
            plane.at(dk, dl);
            double[] step = plane.step();
            if (step == null || Math.hypot(dk + step[0] - best[0], dl + step[1] - best[1]) > 1.5) {
                return null;
            }
            dk += step[0];
            dl += step[1];
            if (Math.hypot(step[0], step[1]) < 1e-6) {
                break;
            }
        }
        plane.at(dk, dl);
        double[] variance = plane.covariance(taperX, taperY, noise);
        double misfit = plane.misfit(taperX, taperY, noise * passed);
        // A bent or broken lattice has a phase that is no plane; its position is worth less than noise alone says.
        double inflation = misfit > 1.5 ? misfit : 1;
        return variance == null ? null : new Position(k + dk, l + dl, variance[0] * inflation, variance[1] * inflation,
                variance[2] * inflation, misfit, envelope);
    }

    /** The best of a grid of offsets, a quarter of a bin apart. */
    private static double[] coarse(double[] fringes, double[] weights, double reach) {
        double[] best = {0, 0};
        double most = -1;
        int steps = (int) Math.ceil(reach / 0.25);
        for (int b = -steps; b <= steps; b++) {
            double[] columnReal = new double[SIZE];
            double[] columnImaginary = new double[SIZE];
            for (int y = 0; y < SIZE; y++) {
                double cosine = QUARTER_COSINE[Math.floorMod(b * y, 4 * SIZE)];
                double sine = -QUARTER_SINE[Math.floorMod(b * y, 4 * SIZE)];
                for (int x = 0; x < SIZE; x++) {
                    int i = y * SIZE + x;
                    double re = weights[i] * fringes[2 * i];
                    double im = weights[i] * fringes[2 * i + 1];
                    columnReal[x] += re * cosine - im * sine;
                    columnImaginary[x] += re * sine + im * cosine;
                }
            }
            for (int a = -steps; a <= steps; a++) {
                double re = 0;
                double im = 0;
                for (int x = 0; x < SIZE; x++) {
                    double cosine = QUARTER_COSINE[Math.floorMod(a * x, 4 * SIZE)];
                    double sine = -QUARTER_SINE[Math.floorMod(a * x, 4 * SIZE)];
                    re += columnReal[x] * cosine - columnImaginary[x] * sine;
                    im += columnReal[x] * sine + columnImaginary[x] * cosine;
                }
                if (re * re + im * im > most) {
                    most = re * re + im * im;
                    best[0] = a * 0.25;
                    best[1] = b * 0.25;
                }
            }
        }
        return best;
    }

    /** Weighted sums over the fringes with a trial frequency taken away. */
    private static final class PhasePlane {
        private final double[] fringes;
        private final double[] weights;
        private final double[] real = new double[SIZE * SIZE];
        private final double[] imaginary = new double[SIZE * SIZE];
        private double centreX;
        private double centreY;
        private double xx;
        private double yy;
        private double xy;

        PhasePlane(double[] fringes, double[] weights) {
            this.fringes = fringes;
            this.weights = weights;
        }

        void at(double dk, double dl) {
            double sumReal = 0;
            double sumImaginary = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                double angle = -2 * Math.PI * (dk * (i % SIZE) + dl * (i / SIZE)) / SIZE;
                double cosine = Math.cos(angle);
                double sine = Math.sin(angle);
                real[i] = fringes[2 * i] * cosine - fringes[2 * i + 1] * sine;
                imaginary[i] = fringes[2 * i] * sine + fringes[2 * i + 1] * cosine;
                sumReal += weights[i] * real[i];
                sumImaginary += weights[i] * imaginary[i];
            }
            double modulus = Math.hypot(sumReal, sumImaginary);
            double cosine = sumReal / modulus;
            double sine = -sumImaginary / modulus;
            double sum = 0;
            double sumX = 0;
            double sumY = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                double re = real[i] * cosine - imaginary[i] * sine;
                imaginary[i] = real[i] * sine + imaginary[i] * cosine;
                real[i] = re;
                sum += weights[i] * re;
                sumX += weights[i] * re * (i % SIZE) / SIZE;
                sumY += weights[i] * re * (i / SIZE) / SIZE;
            }
            centreX = sumX / sum;
            centreY = sumY / sum;
            xx = 0;
            yy = 0;
            xy = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                double x = (i % SIZE) / (double) SIZE - centreX;
                double y = (i / SIZE) / (double) SIZE - centreY;
                double u = weights[i] * real[i];
                xx += u * x * x;
                yy += u * y * y;
                xy += u * x * y;
            }
        }

        /** The change of frequency that levels the phase, or null when the fringes do not hold together. */
        double[] step() {
            double determinant = xx * yy - xy * xy;
            if (!(determinant > 0) || !(xx > 0)) {
                return null;
            }
            double x = 0;
            double y = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                double v = weights[i] * imaginary[i];
                x += v * ((i % SIZE) / (double) SIZE - centreX);
                y += v * ((i / SIZE) / (double) SIZE - centreY);
            }
            return new double[] {(x * yy - y * xy) / determinant / (2 * Math.PI), (y * xx - x * xy) / determinant / (2 * Math.PI)};
        }

        /** Variances of the two frequencies and their covariance, in bins squared. */
        double[] covariance(double[] taperX, double[] taperY, double noise) {
            double determinant = xx * yy - xy * xy;
            if (!(determinant > 0)) {
                return null;
            }
            double noiseXX = 0;
            double noiseYY = 0;
            double noiseXY = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                double x = (i % SIZE) / (double) SIZE - centreX;
                double y = (i / SIZE) / (double) SIZE - centreY;
                double a = weights[i] * taperX[i % SIZE] * taperY[i / SIZE];
                noiseXX += a * a * x * x;
                noiseYY += a * a * y * y;
                noiseXY += a * a * x * y;
            }
            double factor = noise / 2 / (4 * Math.PI * Math.PI) / (determinant * determinant);
            // Inverse times noise times inverse, written out for two by two symmetric matrices.
            double a = yy * noiseXX - xy * noiseXY;
            double b = yy * noiseXY - xy * noiseYY;
            double c = xx * noiseXY - xy * noiseXX;
            double d = xx * noiseYY - xy * noiseXY;
            return new double[] {factor * (a * yy - b * xy), factor * (d * xx - c * xy), factor * (b * xx - a * xy)};
        }

        double misfit(double[] taperX, double[] taperY, double noise) {
            double found = 0;
            double expected = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                double taper = taperX[i % SIZE] * taperY[i / SIZE];
                double u = weights[i] * taper;
                found += u * imaginary[i] * imaginary[i];
                expected += u * taper * taper * noise / 2;
            }
            return found / expected;
        }
    }
}
