package org.lamella.linescan.model;

import java.util.Locale;

/** The models by name, in the order in which a tie between them is settled: the simpler first. */
public enum ModelName {
    CONSTANT("constant", 0), STEP("error-function step", 1), LOGISTIC("logistic step", 1), GAUSSIAN("Gaussian peak", 1),
    TAIL("step with exponential tail", 1), WEIBULL("Weibull peak", 1), TWO_STEPS("two steps", 2);

    private final String label;
    private final int transitions;

    ModelName(String label, int transitions) {
        this.label = label;
        this.transitions = transitions;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** How many transitions must be searched for along the scan. */
    public int transitions() {
        return transitions;
    }

    /** How the model is typed: {@code two-steps}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The model's curve. */
    public ProfileModel create() {
        return switch (this) {
            case CONSTANT -> new ConstantLevel();
            case STEP -> new ErrorFunctionStep();
            case LOGISTIC -> new LogisticStep();
            case GAUSSIAN -> new GaussianPeak();
            case TAIL -> new TailStep(true);
            case WEIBULL -> new WeibullPeak();
            case TWO_STEPS -> new TwoSteps();
        };
    }
}
