package org.lamella.analysis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Unit;

/**
 * A number as people type it, with or without a unit: {@code 0.25nm}, {@code 1.2 A}, {@code 1 %}, {@code 7}.
 *
 * @param value the number
 * @param unit the unit's text; empty when there is none
 */
record NumberWithUnit(double value, String unit) {
    private static final Pattern FORM = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(.*)");
    private static final List<String> SYMBOLS = List.of("pm", "Å", "nm", "µm", "mm", "1/nm", "1/Å", "px", "1/px", "eV", "keV", "mrad",
            "rad", "deg", "s", "ms", "V", "kV", "nA", "pA", "%", "counts");

    /** @throws IllegalArgumentException when the text does not begin with a finite number */
    static NumberWithUnit parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a number is expected");
        }
        if (matcher.group(2).matches(",\\d.*")) {
            throw new IllegalArgumentException("write the decimals after a point, not a comma");
        }
        double value = Double.parseDouble(matcher.group(1));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the number is too large");
        }
        return new NumberWithUnit(value, matcher.group(2));
    }

    /** @throws IllegalArgumentException when the unit is unknown or measures something else */
    double in(Unit declared) {
        if (unit.isEmpty()) {
            return value;
        }
        Unit given = Unit.parse(unit);
        if (given.convertsTo(declared)) {
            return given.convert(value, declared);
        }
        List<String> fitting = SYMBOLS.stream().filter(symbol -> Unit.parse(symbol).convertsTo(declared)).toList();
        if (declared.equals(Unit.NONE)) {
            throw new IllegalArgumentException("a plain number without a unit is expected");
        }
        String expected = "expected is a " + declared.kind() + (fitting.isEmpty() ? "" : " in " + String.join(", ", fitting));
        throw new IllegalArgumentException(given.isKnown()
                ? "'" + unit + "' measures " + given.kind() + "; " + expected
                : "'" + unit + "' is not a known unit; " + expected);
    }
}
