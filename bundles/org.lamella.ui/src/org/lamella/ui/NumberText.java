package org.lamella.ui;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Unit;

/** Numbers as people type them: with a decimal point or a decimal comma, with or without a unit. */
public final class NumberText {
    private static final Pattern COMMA = Pattern.compile("^(\\s*[+-]?\\d*),(\\d+(?:[eE][+-]?\\d+)?)(?![\\d.,])(.*)$");
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(.*?)\\s*");

    private NumberText() {
    }

    /** The same text with a decimal point where one number begins it with a decimal comma; anything else stays. */
    public static String withPoint(String text) {
        Matcher matcher = COMMA.matcher(text);
        return matcher.matches() ? (matcher.group(1).isBlank() ? "0" : matcher.group(1)) + "." + matcher.group(2) + matcher.group(3) : text;
    }

    /**
     * Reads a number.
     *
     * @param unit the unit of a bare number and of the value returned
     * @return empty when the text is no finite number or has a unit of another kind
     */
    public static OptionalDouble parse(String text, Unit unit) {
        Matcher matcher = NUMBER.matcher(withPoint(text));
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(matcher.group(1));
        if (!matcher.group(2).isEmpty()) {
            Unit given = Unit.parse(matcher.group(2));
            if (!given.convertsTo(unit)) {
                return OptionalDouble.empty();
            }
            value = given.convert(value, unit);
        }
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** A number with four significant digits and no needless zeros, for read-outs. */
    public static String shortText(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value != 0 && (size >= 1e6 || size < 1e-3)) {
            return String.format(Locale.ROOT, "%.3e", value).replace('-', '\u2212');
        }
        int decimals = size >= 1000 || value == 0 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (text.indexOf('.') >= 0) {
            text = text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
        }
        return text.replace('-', '\u2212');
    }

    /** A number with all the digits that mean something (ten) and no needless zeros, for what a file says. */
    public static String exact(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        return new java.math.BigDecimal(value).round(new java.math.MathContext(10)).stripTrailingZeros().toString();
    }

    /** A number with its unit. */
    public static String shortText(double value, Unit unit) {
        return shortText(value) + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
    }
}
