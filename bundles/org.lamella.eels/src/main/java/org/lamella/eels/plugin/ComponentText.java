package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.ComponentShape;
import org.lamella.eels.nearedge.ParameterRule;

/**
 * Reads peaks and steps as people type them, one behind the other with semicolons: {@code peak I: gaussian 59.5 +-1 fwhm=2.5; peak II:
 * gaussian 63 fwhm=#1; step: arctangent 57 width=2}. A value may be held ({@code fwhm==2.5}), bounded ({@code fwhm=1..4}) or tied to that
 * of another component by its number ({@code height=0.5*#3}, {@code centre=#1+3.5}).
 */
final class ComponentText {
    private static final String NUMBER = "[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final Pattern ITEM = Pattern.compile("(?:([^:;]+):)?\\s*(?:([a-zA-Z]+)\\s+)?(" + NUMBER + ")?\\s*(?:eV)?\\s*(?:(?:\\+-|±)\\s*(" + NUMBER
            + ")\\s*(?:eV)?)?\\s*((?:[a-z]+\\s*=.*)?)");
    private static final Pattern OPTION = Pattern.compile("([a-z]+)\\s*(==?)\\s*(\\S+)");
    private static final Pattern TIE = Pattern.compile("(?:(" + NUMBER + ")\\*)?#(\\d+)([+-]\\d+(?:\\.\\d+)?)?");
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")");
    private static final double DEFAULT_MOVE = 1.5;
    private static final double DEFAULT_FWHM = 2.5;
    private static final double DEFAULT_WIDTH = 1;
    private static final double LEAST_WIDTH = 0.05;
    private static final double MOST_WIDTH = 60;

    private ComponentText() {
    }

    /** @throws UserError when an item makes no sense: says which, and how it should be */
    static List<Component> parse(String text) throws UserError {
        List<Component> components = new ArrayList<>();
        for (String item : text.split(";")) {
            if (!item.isBlank()) {
                components.add(component(item.strip(), components.size() + 1));
            }
        }
        return components;
    }

    private static Component component(String item, int number) throws UserError {
        Matcher matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            throw wrong(item, null);
        }
        String word = matcher.group(2) == null ? "gaussian" : matcher.group(2).toLowerCase(Locale.ROOT);
        ComponentShape shape = shape(word, item);
        String name = matcher.group(1) == null ? (shape.isPeak() ? "peak " : "step ") + number : matcher.group(1).strip();
        ParameterRule amplitude = ParameterRule.amplitude();
        ParameterRule centre = null;
        if (matcher.group(3) != null) {
            double at = Double.parseDouble(matcher.group(3));
            double move = matcher.group(4) == null ? DEFAULT_MOVE : Double.parseDouble(matcher.group(4));
            centre = move > 0 ? ParameterRule.within(at, at - move, at + move) : ParameterRule.fixed(at);
        }
        ParameterRule width = shape.isPeak() ? ParameterRule.within(DEFAULT_FWHM, LEAST_WIDTH, MOST_WIDTH) : ParameterRule.fixed(DEFAULT_WIDTH);
        ParameterRule lorentzian = ParameterRule.within(DEFAULT_FWHM / 2, LEAST_WIDTH, MOST_WIDTH);
        Matcher options = OPTION.matcher(matcher.group(5));
        while (options.find()) {
            boolean held = options.group(2).equals("==");
            switch (options.group(1)) {
                case "height", "area" -> amplitude = rule(options.group(3), held, Double.NaN, 0, Double.MAX_VALUE, item);
                case "centre", "center" -> centre = rule(options.group(3), held, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, item);
                case "fwhm", "width" -> width = rule(options.group(3), held || !shape.isPeak() && !options.group(3).contains(".."), width.start(),
                        LEAST_WIDTH, MOST_WIDTH, item);
                case "lorentzian" -> lorentzian = rule(options.group(3), held, lorentzian.start(), LEAST_WIDTH, MOST_WIDTH, item);
                default -> throw wrong(item, null);
            }
        }
        if (centre == null) {
            throw wrong(item, null);
        }
        return new Component(name, shape, shape == ComponentShape.VOIGT ? List.of(amplitude, centre, width, lorentzian) : List.of(amplitude, centre, width));
    }

    private static ComponentShape shape(String word, String item) throws UserError {
        return switch (word) {
            case "gaussian", "gauss", "peak" -> ComponentShape.GAUSSIAN;
            case "lorentzian", "lorentz" -> ComponentShape.LORENTZIAN;
            case "voigt" -> ComponentShape.VOIGT;
            case "arctangent", "arctan", "atan", "step" -> ComponentShape.ARCTANGENT;
            case "erf", "errorfunction" -> ComponentShape.ERROR_FUNCTION;
            default -> throw wrong(item, null);
        };
    }

    private static ParameterRule rule(String text, boolean held, double start, double least, double most, String item) throws UserError {
        try {
            Matcher tie = TIE.matcher(text);
            if (tie.matches()) {
                return ParameterRule.tied(Integer.parseInt(tie.group(2)) - 1, tie.group(1) == null ? 1 : Double.parseDouble(tie.group(1)),
                        tie.group(3) == null ? 0 : Double.parseDouble(tie.group(3)));
            }
            Matcher range = RANGE.matcher(text);
            if (range.matches()) {
                double low = Double.parseDouble(range.group(1));
                double high = Double.parseDouble(range.group(2));
                return ParameterRule.within(Double.isNaN(start) ? (low + high) / 2 : Math.clamp(start, low, high), low, high);
            }
            double value = Double.parseDouble(text);
            return held ? ParameterRule.fixed(value) : ParameterRule.within(value, least, most);
        } catch (IllegalArgumentException e) {
            throw wrong(item, e);
        }
    }

    private static UserError wrong(String item, Exception cause) {
        return new UserError("peaks: '" + item + "' is not understood; examples: 'peak I: gaussian 59.5 +-1 fwhm=2.5', 'voigt 63 fwhm=#1',"
                + " 'step: arctangent 57 width=2' (shapes: gaussian, lorentzian, voigt, arctangent, erf)", cause);
    }
}
