package org.lamella.data;

import java.util.Locale;
import java.util.Objects;

/**
 * A measured value with its standard uncertainty and unit.
 *
 * @param value the value; NaN when it could not be determined
 * @param uncertainty one standard uncertainty, not negative; NaN when there is none
 * @param unit the unit of both
 */
public record Quantity(double value, double uncertainty, Unit unit) {
    public Quantity {
        Objects.requireNonNull(unit, "unit");
        if (uncertainty < 0) {
            throw new IllegalArgumentException("an uncertainty cannot be negative: " + uncertainty);
        }
    }

    /** An exact or unqualified value. */
    public static Quantity of(double value, Unit unit) {
        return new Quantity(value, Double.NaN, unit);
    }

    public static Quantity of(double value, double uncertainty, Unit unit) {
        return new Quantity(value, uncertainty, unit);
    }

    /** @throws IllegalArgumentException when the units do not measure the same kind of quantity */
    public Quantity in(Unit target) {
        return new Quantity(unit.convert(value, target), unit.convert(uncertainty, target), target);
    }

    public boolean hasUncertainty() {
        return !Double.isNaN(uncertainty);
    }

    /** The value with as many digits as its uncertainty allows, for example {@code 0.2482 ± 0.0025 nm}. */
    public String format() {
        String suffix = unit.symbol().isEmpty() ? "" : " " + unit.symbol();
        if (!Double.isFinite(value)) {
            return "not determined";
        }
        if (!hasUncertainty() || uncertainty == 0 || !Double.isFinite(uncertainty)) {
            return String.format(Locale.ROOT, "%.5g", value) + suffix;
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(uncertainty)));
        String pattern = "%." + Math.min(decimals, 12) + "f";
        return String.format(Locale.ROOT, pattern + " ± " + pattern, value, uncertainty) + suffix;
    }
}
