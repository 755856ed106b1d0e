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
 * AICc and be more than chance makes of the best model without it ({@link TransitionTest}). Of models with equally many
 * transitions, those within 6 of the least AICc, an odds ratio of 20, are not told apart: the simplest of them is taken, since
 * the width depends on the shape and a shape that was taken by chance biases it.</p>
 */
final class ModelChoice {
    /** AICc differences below this are no evidence: an odds ratio of 20. */
    private static final double TIE = 6;

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
        ModelFit current = fits.get(ModelName.CONSTANT);
        boolean isForced = !settings.models().contains(ModelName.CONSTANT) && !allowed.isEmpty();
        TransitionTest.Outcome last = new TransitionTest.Outcome(1, false);
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
            TransitionTest.Outcome test = test(fitter, current, rivals, progress);
            if (isFirst || test.probability() < settings.falseAlarm()) {
                current = rival;
                last = test;
            }
        }
        ModelFit chosen = fitter.polished(current);
        fits.put(chosen.model().name(), chosen);
        List<ModelFit> listed = new ArrayList<>(fits.values());
        listed.sort(Comparator.comparingDouble(ModelFit::aicc));
        return new Choice(chosen, List.copyOf(listed), last.probability(), last.isBound());
    }

    private static ModelFit simplestOfBest(List<ModelFit> rivals) {
        double least = rivals.stream().mapToDouble(ModelFit::aicc).min().orElseThrow();
        return rivals.stream().filter(fit -> fit.aicc() <= least + TIE).min(Comparator.comparing(fit -> fit.model().name())).orElseThrow();
    }

    /** The probability that chance does what the rivals do better than the simpler model. */
    private TransitionTest.Outcome test(ModelFitter fitter, ModelFit simpler, List<ModelFit> rivals, Progress progress) {
        ProfileSignal signal = fitter.signal();
        double observed = drop(signal, simpler, rivals);
        // What independent looks at every place and at some thirty widths and shapes could do is less likely than this.
        double looks = 30.0 * Math.pow(signal.size(), rivals.get(0).model().name().transitions());
        double bound = looks * Math.exp(-observed / 2) * (1 + observed / 2 + observed * observed / 8);
        if (bound < 0.1 * settings.falseAlarm()) {
            return new TransitionTest.Outcome(bound, true);
        }
        if (simpler.model().name() == ModelName.CONSTANT) {
            return new TransitionTest(fitter, simpler, TransitionTest.Search.STEPS_AND_PEAKS).run(settings, progress);
        }
        TransitionTest.Outcome step = new TransitionTest(fitter, simpler, TransitionTest.Search.STEPS).run(settings, progress);
        if (!simpler.model().isPeak(simpler.parameters())) {
            return step;
        }
        TransitionTest.Outcome slab = new TransitionTest(fitter, simpler, TransitionTest.Search.SLABS).run(settings, progress);
        TransitionTest.Outcome better = slab.probability() < step.probability() ? slab : step;
        // Chance had two looks.
        return new TransitionTest.Outcome(Math.min(1, 2 * better.probability()), better.isBound());
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
