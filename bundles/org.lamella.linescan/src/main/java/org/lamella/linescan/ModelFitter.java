package org.lamella.linescan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lamella.linescan.model.ModelName;
import org.lamella.linescan.model.ProfileModel;
import org.lamella.linescan.model.ProfileShape;
import org.lamella.linescan.model.TailStep;
import org.lamella.math.CurveFit;
import org.lamella.math.CurveModel;
import org.lamella.math.FitStatistic;
import org.lamella.math.ParameterConstraints;

/**
 * Fits models to one signal: counts by Poisson maximum likelihood, values by weighted least squares. Keeps buffers: one
 * instance a thread.
 *
 * <p>Models are compared by AICc: {@code D + 2 k n / (n - k - 1)} with the deviance or chi-square D of k free parameters and
 * n points (C. M. Hurvich and C.-L. Tsai, Biometrika 76 (1989) 297, doi:10.1093/biomet/76.2.297). Where the variance is
 * unknown it counts as a parameter and D is {@code n ln(RSS / n)}.</p>
 */
public final class ModelFitter {
    /** So many of the most promising starts of a model are followed to their end; all of a Weibull peak, whose width and shape trade. */
    private static final int FOLLOWED_STARTS = 2;
    /** Fits end when the deviance falls by less than this part of itself. An AICc difference of 0.001 means nothing. */
    private static final double COMPARING_PRECISION = 1e-6;
    private static final double DRAWN_PRECISION = 1e-8;
    static final double LEAST_EXPECTED = 1e-9;

    private final ProfileSignal signal;
    private final ProfileShape shape;
    private final FitStatistic statistic;
    private final double totalSpread;

    public ModelFitter(ProfileSignal signal) {
        this.signal = signal;
        boolean isCounts = signal.noise() == ProfileSignal.Noise.COUNTS;
        statistic = isCounts ? FitStatistic.POISSON_DEVIANCE : FitStatistic.WEIGHTED_LEAST_SQUARES;
        shape = new ProfileShape(signal.x(), signal.values(), signal.exposures(), isCounts);
        totalSpread = spread();
    }

    public ProfileSignal signal() {
        return signal;
    }

    ProfileShape shape() {
        return shape;
    }

    /** Fits a model from its own starts. Null when there are too few points for it. */
    public ModelFit fit(ModelName name) {
        ModelFit rough = compared(name);
        return rough == null ? null : polished(rough);
    }

    /** A fit that was only meant for comparison, to its end. */
    ModelFit polished(ModelFit rough) {
        return refit(rough.model(), rough.parameters(), CurveFit.DEFAULT_PRECISION);
    }

    /** A fit that is good enough to compare models by; the tail of a step is tried on both sides. */
    private ModelFit compared(ModelName name) {
        if (name == ModelName.TAIL) {
            ModelFit forward = compared(new TailStep(true));
            ModelFit backward = compared(new TailStep(false));
            return forward == null || backward != null && backward.fit().statistic() < forward.fit().statistic() ? backward : forward;
        }
        return compared(name.create());
    }

    private ModelFit compared(ProfileModel model) {
        // One point more than parameters, two where the scatter must tell the variance: else nothing is left to judge the fit by.
        int needed = model.parameterCount() + (signal.noise() == ProfileSignal.Noise.SCATTER ? 2 : 1);
        if (signal.size() <= needed && model.name() != ModelName.CONSTANT) {
            return null;
        }
        CurveFit search = search(model, model.constraints(shape), COMPARING_PRECISION);
        CurveFit.Fit best = null;
        for (double[] start : promising(model)) {
            CurveFit.Fit fit = search.fit(signal.x(), signal.values(), signal.variances(), start);
            if (best == null || fit.statistic() < best.statistic()) {
                best = fit;
            }
        }
        return judged(model, best);
    }

    /** Fits a drawn signal from given parameters only. */
    ModelFit refit(ProfileModel model, double[] start) {
        return refit(model, start, DRAWN_PRECISION);
    }

    private ModelFit refit(ProfileModel model, double[] start, double precision) {
        return judged(model, search(model, model.constraints(shape), precision).fit(signal.x(), signal.values(), signal.variances(), start));
    }

    CurveFit search(ProfileModel model, ParameterConstraints constraints) {
        return search(model, constraints, CurveFit.DEFAULT_PRECISION);
    }

    private CurveFit search(ProfileModel model, ParameterConstraints constraints, double precision) {
        return new CurveFit(exposed(model), constraints, statistic, CurveFit.DEFAULT_ITERATIONS, precision);
    }

    /** The starts that describe the signal best as they are. */
    private List<double[]> promising(ProfileModel model) {
        List<double[]> starts = model.starts(shape);
        if (starts.size() <= 1) {
            return starts;
        }
        Map<double[], Double> misfit = new java.util.IdentityHashMap<>();
        double[] curve = new double[signal.size()];
        CurveModel exposed = exposed(model);
        for (double[] start : starts) {
            exposed.evaluate(signal.x(), start, curve, null);
            double sum = 0;
            for (int i = 0; i < curve.length; i++) {
                double residual = signal.values()[i] - curve[i];
                double variance = signal.variances() != null ? signal.variances()[i] : statistic == FitStatistic.POISSON_DEVIANCE ? Math.max(curve[i], 0.1) : 1;
                sum += residual * residual / variance;
            }
            misfit.put(start, sum);
        }
        List<double[]> sorted = new ArrayList<>(starts);
        sorted.sort(java.util.Comparator.comparingDouble(misfit::get));
        return model.name() == ModelName.WEIBULL ? sorted : sorted.subList(0, Math.min(FOLLOWED_STARTS, sorted.size()));
    }

    private CurveModel exposed(ProfileModel model) {
        double[] exposures = signal.exposures();
        boolean isCounts = signal.noise() == ProfileSignal.Noise.COUNTS;
        if (exposures == null && !isCounts) {
            return model;
        }
        return new CurveModel() {
            @Override
            public int parameterCount() {
                return model.parameterCount();
            }

            @Override
            public void evaluate(double[] x, double[] parameters, double[] values, double[][] derivatives) {
                model.evaluate(x, parameters, values, derivatives);
                for (int i = 0; i < x.length; i++) {
                    // Two wide steps may undershoot nothing; no counts are expected there, not less than none.
                    values[i] = isCounts ? Math.max(values[i], LEAST_EXPECTED) : values[i];
                    if (exposures != null) {
                        values[i] *= exposures[i];
                        for (int k = 0; derivatives != null && k < derivatives.length; k++) {
                            derivatives[k][i] *= exposures[i];
                        }
                    }
                }
            }
        };
    }

    private ModelFit judged(ProfileModel model, CurveFit.Fit fit) {
        boolean isUnknown = signal.noise() == ProfileSignal.Noise.SCATTER;
        double n = signal.size();
        ModelFit plain = new ModelFit(model, fit, 0, 0);
        double k = plain.parameterCount() + (isUnknown ? 1 : 0);
        double misfit = isUnknown ? n * Math.log(Math.max(fit.statistic(), Double.MIN_NORMAL) / n) : fit.statistic();
        double aicc = n > k + 1 ? misfit + 2 * k * n / (n - k - 1) : Double.POSITIVE_INFINITY;
        CurveFit.Fit scaled = isUnknown ? fit.scaledByScatter() : fit;
        return new ModelFit(model, scaled, aicc, rSquared(model, fit.parameters()));
    }

    private double rSquared(ProfileModel model, double[] parameters) {
        double[] curve = new double[signal.size()];
        exposed(model).evaluate(signal.x(), parameters, curve, null);
        double left = 0;
        for (int i = 0; i < curve.length; i++) {
            double residual = signal.values()[i] - curve[i];
            left += weight(i) * residual * residual;
        }
        return totalSpread > 0 ? 1 - left / totalSpread : Double.NaN;
    }

    private double spread() {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < signal.size(); i++) {
            sum += weight(i) * signal.values()[i];
            weights += weight(i) * (signal.exposures() == null ? 1 : signal.exposures()[i]);
        }
        double spread = 0;
        for (int i = 0; i < signal.size(); i++) {
            double residual = signal.values()[i] - sum / weights * (signal.exposures() == null ? 1 : signal.exposures()[i]);
            spread += weight(i) * residual * residual;
        }
        return spread;
    }

    /** R squared weighs given variances; counts weigh alike, as everybody reads it. */
    private double weight(int i) {
        return signal.variances() == null ? 1 : 1 / signal.variances()[i];
    }

    /** All models that there are points for, by name, fitted well enough to compare them. */
    Map<ModelName, ModelFit> fitAll(List<ModelName> names) {
        Map<ModelName, ModelFit> fits = new EnumMap<>(ModelName.class);
        for (ModelName name : names) {
            ModelFit fit = compared(name);
            if (fit != null) {
                fits.put(name, fit);
            }
        }
        return fits;
    }
}
