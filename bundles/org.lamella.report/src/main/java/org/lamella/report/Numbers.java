package org.lamella.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: no more digits than mean something, a true minus sign, powers of ten written out. */
final class Numbers {
    /** What stands where there is no value. */
    static final String MISSING = "–";
    private static final int SMALLEST_PLAIN_POWER = -4;
    private static final int LARGEST_PLAIN_POWER = 6;

    private Numbers() {
    }

    /** A number with at most so many significant digits, without trailing zeros. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int power = power(rounded.doubleValue());
        if (power < SMALLEST_PLAIN_POWER || power > LARGEST_PLAIN_POWER) {
            return minus(rounded.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString()) + " × 10" + raised(power);
        }
        return minus(rounded.toPlainString());
    }

    /** A number as its first digits, all of them written, and a power of ten: {@code 1.00 × 10⁻³⁰}. */
    static String scientific(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int power = rounded.precision() - rounded.scale() - 1;
        return fixed(rounded.scaleByPowerOfTen(-power).doubleValue(), digits - 1) + " × 10" + raised(power);
    }

    /** A number with so many decimals. */
    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        String text = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return minus(text.matches("-0(\\.0*)?") ? text.substring(1) : text);
    }

    /** A value and its standard uncertainty, both to the second significant digit of the uncertainty. */
    static String withUncertainty(double value, double uncertainty) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        if (!(uncertainty > 0) || Double.isInfinite(uncertainty)) {
            return significant(value, 5);
        }
        int power = Math.max(power(value), power(uncertainty));
        if (power < SMALLEST_PLAIN_POWER || power > LARGEST_PLAIN_POWER) {
            double unit = Math.pow(10, power);
            int decimals = decimals(uncertainty / unit);
            return "(" + fixed(value / unit, decimals) + " ± " + fixed(uncertainty / unit, decimals) + ") × 10" + raised(power);
        }
        return fixed(value, decimals(uncertainty)) + " ± " + fixed(uncertainty, decimals(uncertainty));
    }

    /** How many decimals show an uncertainty with two significant digits. */
    static int decimals(double uncertainty) {
        if (!(uncertainty > 0) || Double.isInfinite(uncertainty)) {
            return 0;
        }
        int decimals = Math.clamp(1 - power(uncertainty), 0, 12);
        // 0.0996 rounds to 0.10: one digit more than it has meaning for.
        double rounded = Math.rint(uncertainty * Math.pow(10, decimals));
        return rounded >= 100 && decimals > 0 ? decimals - 1 : decimals;
    }

    /** The power of ten of the first digit. */
    static int power(double value) {
        return value == 0 || !Double.isFinite(value) ? 0 : (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    }

    static boolean isPlain(double value) {
        return value == 0 || power(value) >= SMALLEST_PLAIN_POWER && power(value) <= LARGEST_PLAIN_POWER;
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }

    private static String raised(int power) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(power).toCharArray()) {
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }
}
