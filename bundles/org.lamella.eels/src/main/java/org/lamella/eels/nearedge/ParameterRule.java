package org.lamella.eels.nearedge;

/**
 * What a parameter of a component may do in a fit.
 *
 * @param start where it begins; NaN for a height or area that the spectrum gives
 * @param least lower bound, possibly minus infinity
 * @param most upper bound, above the lower one
 * @param isFixed whether it stays at its start
 * @param leader index of the component whose parameter of the same kind it follows; -1 for none
 * @param factor it is this times the leader's
 * @param offset plus this
 */
public record ParameterRule(double start, double least, double most, boolean isFixed, int leader, double factor, double offset) {
    public ParameterRule {
        if (!(least < most) || isFixed && Double.isNaN(start)) {
            throw new IllegalArgumentException("a parameter cannot lie between " + least + " and " + most + ", or be held without a value");
        }
    }

    public static ParameterRule free(double start) {
        return new ParameterRule(start, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, -1, 1, 0);
    }

    public static ParameterRule within(double start, double least, double most) {
        return new ParameterRule(start, least, most, false, -1, 1, 0);
    }

    /** Never negative; the spectrum gives the start. */
    public static ParameterRule amplitude() {
        return within(Double.NaN, 0, Double.MAX_VALUE);
    }

    public static ParameterRule fixed(double value) {
        return new ParameterRule(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true, -1, 1, 0);
    }

    /** Follows the parameter of the same kind of another component. */
    public static ParameterRule tied(int leader, double factor, double offset) {
        return new ParameterRule(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, leader, factor, offset);
    }

    boolean isTied() {
        return leader >= 0;
    }
}
