package org.lamella.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A unit of measure: a symbol, the kind of quantity it measures and its size in the base unit of that kind.
 * Units of one kind convert into each other; units of different kinds never mix. A symbol that is not known keeps
 * its text and is a kind of its own, so that nothing read from a file is lost.
 *
 * @param symbol the symbol as it is printed, for example {@code nm} or {@code 1/nm}; empty for a plain number
 * @param kind what is measured; units convert only within a kind
 * @param size how many base units one of this unit is
 */
public record Unit(String symbol, String kind, double size) {
    private static final String LENGTH = "length";
    private static final String RECIPROCAL_LENGTH = "reciprocal length";
    private static final String ENERGY = "energy";
    private static final String ANGLE = "angle";
    private static final String TIME = "time";
    private static final String VOLTAGE = "voltage";
    private static final String CURRENT = "current";

    public static final Unit NONE = new Unit("", "number", 1);
    public static final Unit PERCENT = new Unit("%", "number", 0.01);
    public static final Unit PIXEL = new Unit("px", "pixel", 1);
    public static final Unit RECIPROCAL_PIXEL = new Unit("1/px", "reciprocal pixel", 1);
    public static final Unit COUNTS = new Unit("counts", "counts", 1);

    public static final Unit PICOMETRE = new Unit("pm", LENGTH, 1e-3);
    public static final Unit ANGSTROM = new Unit("Å", LENGTH, 0.1);
    public static final Unit NANOMETRE = new Unit("nm", LENGTH, 1);
    public static final Unit MICROMETRE = new Unit("µm", LENGTH, 1e3);
    public static final Unit MILLIMETRE = new Unit("mm", LENGTH, 1e6);
    public static final Unit CENTIMETRE = new Unit("cm", LENGTH, 1e7);
    public static final Unit METRE = new Unit("m", LENGTH, 1e9);

    public static final Unit PER_ANGSTROM = new Unit("1/Å", RECIPROCAL_LENGTH, 10);
    public static final Unit PER_NANOMETRE = new Unit("1/nm", RECIPROCAL_LENGTH, 1);
    public static final Unit PER_PICOMETRE = new Unit("1/pm", RECIPROCAL_LENGTH, 1e3);
    public static final Unit PER_MICROMETRE = new Unit("1/µm", RECIPROCAL_LENGTH, 1e-3);
    public static final Unit PER_METRE = new Unit("1/m", RECIPROCAL_LENGTH, 1e-9);

    public static final Unit MILLIELECTRONVOLT = new Unit("meV", ENERGY, 1e-3);
    public static final Unit ELECTRONVOLT = new Unit("eV", ENERGY, 1);
    public static final Unit KILOELECTRONVOLT = new Unit("keV", ENERGY, 1e3);

    public static final Unit MICRORADIAN = new Unit("µrad", ANGLE, 1e-6);
    public static final Unit MILLIRADIAN = new Unit("mrad", ANGLE, 1e-3);
    public static final Unit RADIAN = new Unit("rad", ANGLE, 1);
    public static final Unit DEGREE = new Unit("deg", ANGLE, Math.PI / 180);

    public static final Unit NANOSECOND = new Unit("ns", TIME, 1e-9);
    public static final Unit MICROSECOND = new Unit("µs", TIME, 1e-6);
    public static final Unit MILLISECOND = new Unit("ms", TIME, 1e-3);
    public static final Unit SECOND = new Unit("s", TIME, 1);
    public static final Unit MINUTE = new Unit("min", TIME, 60);
    public static final Unit HOUR = new Unit("h", TIME, 3600);

    public static final Unit VOLT = new Unit("V", VOLTAGE, 1);
    public static final Unit KILOVOLT = new Unit("kV", VOLTAGE, 1e3);
    public static final Unit NANOAMPERE = new Unit("nA", CURRENT, 1e-9);
    public static final Unit PICOAMPERE = new Unit("pA", CURRENT, 1e-12);
    public static final Unit AMPERE = new Unit("A", CURRENT, 1);

    private static final List<Unit> KNOWN = List.of(NONE, PERCENT, PIXEL, RECIPROCAL_PIXEL, COUNTS,
            PICOMETRE, ANGSTROM, NANOMETRE, MICROMETRE, MILLIMETRE, CENTIMETRE, METRE,
            PER_ANGSTROM, PER_NANOMETRE, PER_PICOMETRE, PER_MICROMETRE, PER_METRE,
            MILLIELECTRONVOLT, ELECTRONVOLT, KILOELECTRONVOLT,
            MICRORADIAN, MILLIRADIAN, RADIAN, DEGREE,
            NANOSECOND, MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR,
            VOLT, KILOVOLT, NANOAMPERE, PICOAMPERE, AMPERE);

    private static final Map<String, Unit> BY_SPELLING = spellings();

    public Unit {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(kind, "kind");
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("the size of unit '" + symbol + "' must be positive, not " + size);
        }
    }

    private static Map<String, Unit> spellings() {
        Map<String, Unit> map = new LinkedHashMap<>();
        for (Unit unit : KNOWN) {
            map.put(unit.symbol, unit);
        }
        // In a file from a microscope "A" next to a length is an Ångström; an ampere is only met in metadata.
        map.put("A", ANGSTROM);
        map.put("Ang", ANGSTROM);
        map.put("Angstrom", ANGSTROM);
        map.put("angstrom", ANGSTROM);
        map.put("um", MICROMETRE);
        map.put("micron", MICROMETRE);
        map.put("microns", MICROMETRE);
        map.put("nanometer", NANOMETRE);
        map.put("nanometre", NANOMETRE);
        map.put("meter", METRE);
        map.put("metre", METRE);
        map.put("1/A", PER_ANGSTROM);
        map.put("1/um", PER_MICROMETRE);
        map.put("us", MICROSECOND);
        map.put("sec", SECOND);
        map.put("second", SECOND);
        map.put("seconds", SECOND);
        map.put("urad", MICRORADIAN);
        map.put("°", DEGREE);
        map.put("degree", DEGREE);
        map.put("degrees", DEGREE);
        map.put("pixel", PIXEL);
        map.put("pixels", PIXEL);
        map.put("1/pixel", RECIPROCAL_PIXEL);
        map.put("count", COUNTS);
        map.put("kEV", KILOELECTRONVOLT);
        map.put("KeV", KILOELECTRONVOLT);
        map.put("KEV", KILOELECTRONVOLT);
        map.put("ev", ELECTRONVOLT);
        map.put("EV", ELECTRONVOLT);
        // What programs write where there is no unit.
        map.put("<undefined>", NONE);
        map.put("undefined", NONE);
        map.put("None", NONE);
        map.put("unitless", NONE);
        return Map.copyOf(map);
    }

    /**
     * Reads a unit as files and people write it: {@code um}, {@code μm}, {@code A}, {@code nm^-1}, {@code 1 / nm},
     * {@code [n_m]}.
     *
     * @param text the text; null, blank, empty brackets and {@code <undefined>} are {@link #NONE}
     * @return the unit; a unit of its own kind when the text is not known
     */
    public static Unit parse(String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        String plain = text.strip();
        // Some HDF5 formats write a unit in brackets, its prefix set apart by an underscore.
        boolean bracketed = plain.startsWith("[") && plain.endsWith("]");
        String spelling = (bracketed ? plain.substring(1, plain.length() - 1) : plain).replace("_", "").replace('\u03bc', '\u00b5').replace("\u212b", "Å").replace("\u2212", "-")
                .replace(" ", "").replace("⁻¹", "-1").replace("^", "");
        if (spelling.isEmpty()) {
            return NONE;
        }
        Unit unit = BY_SPELLING.get(spelling);
        if (unit == null && spelling.endsWith("-1")) {
            unit = BY_SPELLING.get("1/" + spelling.substring(0, spelling.length() - 2));
        }
        if (unit == null) {
            unit = BY_SPELLING.get(spelling.toLowerCase(Locale.ROOT));
        }
        return unit != null ? unit : new Unit(plain, "unit '" + plain + "'", 1);
    }

    /** Whether this is one of the units that Lamella can convert, not just text kept from a file. */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    public boolean convertsTo(Unit other) {
        return kind.equals(other.kind);
    }

    public boolean isLength() {
        return kind.equals(LENGTH);
    }

    public boolean isReciprocalLength() {
        return kind.equals(RECIPROCAL_LENGTH);
    }

    public boolean isEnergy() {
        return kind.equals(ENERGY);
    }

    /**
     * Converts a value in this unit.
     *
     * @throws IllegalArgumentException when the two units measure different kinds of quantity
     */
    public double convert(double value, Unit target) {
        if (equals(target)) {
            return value;
        }
        if (!convertsTo(target)) {
            throw new IllegalArgumentException("cannot convert " + describe() + " into " + target.describe());
        }
        return value * (size / target.size);
    }

    /** The unit of the Fourier transform's axis: 1/nm for nm, 1/px for px. */
    public Unit reciprocal() {
        String name = symbol.startsWith("1/") ? symbol.substring(2) : symbol.isEmpty() ? "" : "1/" + symbol;
        return parse(name);
    }

    private String describe() {
        return symbol.isEmpty() ? "a plain number" : symbol + " (" + kind + ")";
    }

    @Override
    public String toString() {
        return symbol;
    }
}
