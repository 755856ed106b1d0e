package org.lamella.eels.nearedge;

import java.util.List;
import java.util.Objects;

/**
 * A peak or a step of a near-edge structure.
 *
 * @param name for tables and legends, for example {@code L3} or {@code peak I}
 * @param shape what it looks like
 * @param rules one for each parameter of the shape, in its order
 */
public record Component(String name, ComponentShape shape, List<ParameterRule> rules) {
    static final int CENTRE = 1;
    /** Widths narrower than this of a channel or wider than this many eV are no fine structure. */
    private static final double LEAST_WIDTH = 0.05;
    private static final double MOST_WIDTH = 60;

    public Component {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(shape, "shape");
        rules = List.copyOf(rules);
        if (rules.size() != shape.parameterCount()) {
            throw new IllegalArgumentException(shape.label() + " has " + shape.parameterCount() + " parameters, not " + rules.size());
        }
    }

    /** A peak that may move and become wider or narrower within what makes sense. */
    public static Component peak(String name, ComponentShape shape, double centre, double mayMove, double width) {
        ParameterRule position = ParameterRule.within(centre, centre - mayMove, centre + mayMove);
        ParameterRule breadth = ParameterRule.within(width, LEAST_WIDTH, MOST_WIDTH);
        return new Component(name, shape, shape == ComponentShape.VOIGT ? List.of(ParameterRule.amplitude(), position, breadth, breadth)
                : List.of(ParameterRule.amplitude(), position, breadth));
    }

    /** A step of a width that is not fitted, at the centre of another component. */
    public static Component stepAt(String name, ComponentShape shape, int leader, double width) {
        return new Component(name, shape, List.of(ParameterRule.amplitude(), ParameterRule.tied(leader, 1, 0), ParameterRule.fixed(width)));
    }

    /** A step at an energy. */
    public static Component step(String name, ComponentShape shape, double centre, double mayMove, double width) {
        return new Component(name, shape, List.of(ParameterRule.amplitude(), ParameterRule.within(centre, centre - mayMove, centre + mayMove),
                ParameterRule.fixed(width)));
    }
}
