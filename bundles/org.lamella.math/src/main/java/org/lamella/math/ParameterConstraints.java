package org.lamella.math;

import java.util.Arrays;

/**
 * What the parameters of a {@link CurveModel} may do in a fit: move freely, move between bounds, stay, or follow another
 * parameter. Immutable; every method returns a new one.
 */
public final class ParameterConstraints {
    private static final int FREE = -1;
    private static final int FIXED = -2;

    private final double[] lower;
    private final double[] upper;
    /** The parameter that one follows, or what it does alone. */
    private final int[] leader;
    private final double[] factor;
    private final double[] offset;

    private ParameterConstraints(double[] lower, double[] upper, int[] leader, double[] factor, double[] offset) {
        this.lower = lower;
        this.upper = upper;
        this.leader = leader;
        this.factor = factor;
        this.offset = offset;
    }

    /** All parameters free and without bounds. */
    public static ParameterConstraints free(int parameters) {
        double[] lower = new double[parameters];
        double[] upper = new double[parameters];
        int[] leader = new int[parameters];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        Arrays.fill(leader, FREE);
        return new ParameterConstraints(lower, upper, leader, new double[parameters], new double[parameters]);
    }

    /**
     * Keeps a parameter between two values, which belong to what is allowed.
     *
     * @throws IllegalArgumentException when the lower bound is not below the upper one
     */
    public ParameterConstraints bounded(int parameter, double least, double most) {
        if (!(least < most)) {
            throw new IllegalArgumentException("parameter " + parameter + " cannot lie between " + least + " and " + most);
        }
        ParameterConstraints copy = copy();
        copy.lower[parameter] = least;
        copy.upper[parameter] = most;
        return copy;
    }

    /** Keeps a parameter at its start value. */
    public ParameterConstraints fixed(int parameter) {
        ParameterConstraints copy = copy();
        copy.leader[parameter] = FIXED;
        return copy;
    }

    /**
     * Ties a parameter to another: it is always {@code factor * other + offset}. Bounds of its own are not looked at.
     *
     * @throws IllegalArgumentException when the other is itself tied, or one that is followed would be tied
     */
    public ParameterConstraints tied(int parameter, int other, double tieFactor, double tieOffset) {
        if (parameter == other || leader[other] >= 0 || Arrays.stream(leader).anyMatch(each -> each == parameter)) {
            throw new IllegalArgumentException("parameter " + parameter + " cannot follow parameter " + other + ": no chains of ties");
        }
        ParameterConstraints copy = copy();
        copy.leader[parameter] = other;
        copy.factor[parameter] = tieFactor;
        copy.offset[parameter] = tieOffset;
        return copy;
    }

    public int parameterCount() {
        return lower.length;
    }

    /** How many parameters the data have to determine: those that are neither fixed nor tied. */
    public int freeCount() {
        return (int) Arrays.stream(leader).filter(each -> each == FREE).count();
    }

    public double lower(int parameter) {
        return lower[parameter];
    }

    public double upper(int parameter) {
        return upper[parameter];
    }

    boolean isFree(int parameter) {
        return leader[parameter] == FREE;
    }

    boolean isTied(int parameter) {
        return leader[parameter] >= 0;
    }

    int leader(int parameter) {
        return leader[parameter];
    }

    double factor(int parameter) {
        return factor[parameter];
    }

    /** Puts every parameter where it may be: into its bounds, then where its leader tells it. */
    void enforce(double[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            if (isFree(i)) {
                parameters[i] = Math.min(Math.max(parameters[i], lower[i]), upper[i]);
            }
        }
        for (int i = 0; i < parameters.length; i++) {
            if (isTied(i)) {
                parameters[i] = factor[i] * parameters[leader[i]] + offset[i];
            }
        }
    }

    private ParameterConstraints copy() {
        return new ParameterConstraints(lower.clone(), upper.clone(), leader.clone(), factor.clone(), offset.clone());
    }
}
