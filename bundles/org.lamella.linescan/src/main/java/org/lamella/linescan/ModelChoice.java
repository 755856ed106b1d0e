package org.lamella.linescan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lamella.data.Progress;
import org.lamella.linescan.model.ModelName;

/**
 * Chooses between models by AICc, and grants a further transition only against chance.
 *
 * <p>The place of a step means nothing while its height is nothing, so the usual count of parameters does not hold for the
 * first step, nor for a second one: somewhere along a flat scan a step always seems to help, and AICc alone gives every fifth
 * flat scan one. Therefore models are climbed by their number of transitions, and each further transition must lower the
 * deviance by more than it does, with a small probability, for signals drawn from the best model without it (parametric
 * bootstrap with a seed; J. Besag and P. Clifford, Biometrika 78 (1991) 301, doi:10.1093/biomet/78.2.301, for when to stop
 * drawing). Of models with equally many transitions, those within 2 of the least AICc are not told apart: the simplest of
 * them is taken.</p>
 */
final class ModelChoice {
    /** AICc differences below this are no evidence. */
    private static final double TIE = 2;
    /** So many draws that do as well as the data settle that there is no evidence. */
    private static final int ENOUGH_EXCEEDANCES = 12;

    private final LineScanSettings settings;

    /**
     * The choice.
     *
     * @param chosen the model
     * @param all every model that was fitted, the best AICc first
     * @param significance the probability of chance for the last transition that was granted; 1 for a constant
     * @param isSignificanceBound whether that is an upper bound, not a count of draws
     */
    record Choice(ModelFit chosen, List<ModelFit> all, double significance, boolean isSignificanceBound) {
    }

    private record Test(double probability, boolean isBound) {
    }

    ModelChoice(LineScanSettings settings) {
        this.settings = settings;
    }

    Choice choose(ModelFitter fitter, Progress progress) {
        List<ModelName> candidates = new ArrayList<>(settings.models());
        if (!candidates.contains(ModelName.CONSTANT)) {
            candidates.add(0, ModelName.CONSTANT);
        }
        Map<ModelName, ModelFit> fits = fitter.fitAll(candidates);
        List<ModelFit> allowed = settings.models().stream().filter(fits::containsKey).map(fits::get).toList();
        List<ModelFit> listed = new ArrayList<>(fits.values());
        listed.sort(Comparator.comparingDouble(ModelFit::aicc));
        ModelFit current = fits.get(ModelName.CONSTANT);
        boolean isForced = !settings.models().contains(ModelName.CONSTANT) && !allowed.isEmpty();
        Test last = new Test(1, false);
        for (int transitions = 1; transitions <= 2; transitions++) {
            int wanted = transitions;
            List<ModelFit> rivals = allowed.stream().filter(fit -> fit.model().name().transitions() == wanted).toList();
            if (rivals.isEmpty()) {
                continue;
            }
            ModelFit rival = simplestOfBest(rivals);
            boolean isFirst = isForced && current.model().name() == ModelName.CONSTANT;
            if (!isFirst && !(rival.aicc() < current.aicc())) {
                continue;
            }
            Test test = test(fitter, current, rivals, progress);
            if (isFirst || test.probability < settings.falseAlarm()) {
                current = rival;
                last = test;
            }
        }
        return new Choice(current, List.copyOf(listed), last.probability, last.isBound);
    }

    private static ModelFit simplestOfBest(List<ModelFit> rivals) {
        double least = rivals.stream().mapToDouble(ModelFit::aicc).min().orElseThrow();
        return rivals.stream().filter(fit -> fit.aicc() <= least + TIE).min(Comparator.comparing(fit -> fit.model().name())).orElseThrow();
    }

    /** The probability that the rivals lower the deviance as much for a signal that the simpler model describes. */
    private Test test(ModelFitter fitter, ModelFit simpler, List<ModelFit> rivals, Progress progress) {
        ProfileSignal signal = fitter.signal();
        double observed = drop(signal, simpler, rivals);
        // What independent looks at every place and at some thirty widths and shapes could do is less likely than this.
        double looks = 30.0 * Math.pow(signal.size(), rivals.get(0).model().name().transitions());
        double bound = looks * Math.exp(-observed / 2) * (1 + observed / 2 + observed * observed / 8);
        if (bound < 0.1 * settings.falseAlarm()) {
            return new Test(bound, true);
        }
        List<ModelName> names = rivals.stream().map(fit -> fit.model().name()).distinct().toList();
        NoiseSource source = new NoiseSource(signal, simpler, settings.seed());
        int exceedances = 0;
        int draws = 0;
        while (draws < settings.resamples() && exceedances < ENOUGH_EXCEEDANCES) {
            progress.check();
            ModelFitter drawn = new ModelFitter(source.draw());
            draws++;
            ModelFit null0 = simpler.model().name() == ModelName.CONSTANT ? drawn.fit(ModelName.CONSTANT) : drawn.refit(simpler.model(), simpler.parameters());
            List<ModelFit> others = names.stream().map(drawn::fit).filter(java.util.Objects::nonNull).toList();
            if (!others.isEmpty() && drop(drawn.signal(), null0, others) >= observed) {
                exceedances++;
            }
        }
        return new Test(exceedances == ENOUGH_EXCEEDANCES ? exceedances / (double) draws : (exceedances + 1.0) / (draws + 1.0), false);
    }

    /** By how much the best of the rivals lowers the deviance. */
    private static double drop(ProfileSignal signal, ModelFit simpler, List<ModelFit> rivals) {
        double best = rivals.stream().mapToDouble(fit -> fit.fit().statistic()).min().orElseThrow();
        if (signal.noise() == ProfileSignal.Noise.SCATTER) {
            return signal.size() * Math.log(simpler.fit().statistic() / Math.max(best, Double.MIN_NORMAL));
        }
        return simpler.fit().statistic() - best;
    }
}
