package org.lamella.linescan.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * From one place to another as people type it: {@code 10..90}, {@code 2358..2551 keV}, {@code 6.27-6.53keV}.
 *
 * @param from the lower end
 * @param to the upper end
 * @param unit {@link Unit#NONE} when none is given
 */
public record PlaceRange(double from, double to, Unit unit) {
    private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\s*([^\\d.+\\-\\s]*)\\s*(?:\\.\\.|-|–|to)\\s*" + NUMBER + "\\s*(\\S*)");

    /**
     * Reads a range.
     *
     * @param parameter its name, for the message
     * @return null when the text is blank
     * @throws UserError when it is no range
     */
    public static PlaceRange parse(String text, String parameter) throws UserError {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UserError(parameter + "=" + text.strip() + " is no range; write for example 10..90 or 10..90 nm");
        }
        double first = Double.parseDouble(matcher.group(1));
        double second = Double.parseDouble(matcher.group(3));
        Unit unit = Unit.parse(matcher.group(4).isEmpty() ? matcher.group(2) : matcher.group(4));
        if (first == second || !unit.isKnown()) {
            throw new UserError(parameter + "=" + text.strip() + (unit.isKnown() ? " is empty" : " has the unknown unit '" + unit + "'"));
        }
        return new PlaceRange(Math.min(first, second), Math.max(first, second), unit);
    }

    /** The same range in another unit; a range without one is taken to be in it. @throws UserError when the units differ in kind */
    public PlaceRange in(Unit target) throws UserError {
        if (unit.equals(Unit.NONE)) {
            return new PlaceRange(from, to, target);
        }
        if (!unit.convertsTo(target)) {
            throw new UserError("the range " + this + " is not in the unit of the scan, " + target);
        }
        return new PlaceRange(unit.convert(from, target), unit.convert(to, target), target);
    }

    @Override
    public String toString() {
        return (float) from + ".." + (float) to + (unit.symbol().isEmpty() ? "" : " " + unit);
    }
}
