package org.lamella.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the ticks of an axis are and what they say.
 *
 * @param values the coordinates of the labelled ticks, rising
 * @param labels one label for each value
 * @param minor the coordinates of the ticks without a label
 * @param exponent the labels are to be multiplied by ten to this power; 0 when they stand as they are
 */
record Ticks(List<Double> values, List<String> labels, List<Double> minor, int exponent) {
    private static final int LARGEST_PLAIN_POWER = 5;
    private static final int SMALLEST_PLAIN_POWER = -3;

    Ticks {
        values = List.copyOf(values);
        labels = List.copyOf(labels);
        minor = List.copyOf(minor);
    }

    /**
     * Ticks in 1-2-5 steps.
     *
     * @param minimum the lower end, finite
     * @param maximum the upper end, above the lower
     * @param most at most so many ticks (at least 2)
     */
    static Ticks linear(double minimum, double maximum, int most) {
        // The finest step that gives no more ticks than wished; how many it gives depends on where the range starts.
        double step = NiceNumbers.atLeast((maximum - minimum) / (Math.max(2, most) + 1));
        while (Math.floor(maximum / step + 1e-6) - Math.ceil(minimum / step - 1e-6) + 1 > Math.max(2, most)) {
            step = NiceNumbers.atLeast(step * 1.5);
        }
        double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
        int parts = Math.round(mantissa) == 2 ? 4 : 5;
        double small = step / parts;
        List<Double> values = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        long first = (long) Math.ceil(minimum / small - 1e-6);
        long last = (long) Math.floor(maximum / small + 1e-6);
        for (long i = first; i <= last; i++) {
            if (i % parts == 0) {
                values.add(i / parts * step);
            } else {
                minor.add(i * small);
            }
        }
        return labelled(values, minor, step, Math.max(Math.abs(minimum), Math.abs(maximum)));
    }

    private static Ticks labelled(List<Double> values, List<Double> minor, double step, double largest) {
        int power = (int) Math.floor(Math.log10(largest) + 1e-9);
        int exponent = power >= LARGEST_PLAIN_POWER || power < SMALLEST_PLAIN_POWER ? power : 0;
        double unit = Math.pow(10, exponent);
        int decimals = Math.max(0, -(int) Math.floor(Math.log10(step / unit) + 1e-9));
        List<String> labels = values.stream().map(value -> number(value / unit, decimals)).toList();
        return new Ticks(values, labels, minor, exponent);
    }

    /**
     * Ticks at powers of ten, or at 1-2-5 steps of them when the range is short.
     *
     * @param minimum the lower end, positive
     * @param maximum the upper end, above the lower
     */
    static Ticks logarithmic(double minimum, double maximum, int most) {
        int low = (int) Math.floor(Math.log10(minimum) + 1e-9);
        int high = (int) Math.ceil(Math.log10(maximum) - 1e-9);
        int decades = high - low;
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        int stride = Math.max(1, (int) Math.ceil(decades / (double) Math.max(1, most - 1)));
        boolean between = decades * 3 <= most;
        for (int power = low; power <= high; power++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = digit * Math.pow(10, power);
                if (value < minimum * (1 - 1e-9) || value > maximum * (1 + 1e-9)) {
                    continue;
                }
                boolean labelled = digit == 1 && Math.floorMod(power, stride) == 0 || between && (digit == 2 || digit == 5);
                if (labelled) {
                    values.add(value);
                    labels.add(powerLabel(digit, power));
                } else if (stride == 1 || digit == 1) {
                    minor.add(value);
                }
            }
        }
        // Less than a factor of two can lie between two 1-2-5 numbers; a linear scale still has ticks there.
        return values.size() < 2 ? linear(minimum, maximum, most) : new Ticks(values, labels, minor, 0);
    }

    /** Only the whole numbers, for what is counted. */
    Ticks whole() {
        List<Double> kept = values.stream().filter(Ticks::isWhole).toList();
        return new Ticks(kept, kept.stream().map(value -> number(value, 0)).toList(), minor.stream().filter(Ticks::isWhole).toList(), 0);
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6;
    }

    private static String powerLabel(int digit, int power) {
        if (power >= -2 && power <= 3) {
            return number(digit * Math.pow(10, power), Math.max(0, -power));
        }
        return (digit == 1 ? "" : digit + "×") + "10" + superscript(power);
    }

    /** A number with a true minus sign. */
    static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + Math.min(decimals, 12) + "f", value);
        if (text.matches("-0(\\.0*)?")) {
            text = text.substring(1);
        }
        return text.replace('-', '\u2212');
    }

    /** Raised digits. */
    static String superscript(int number) {
        StringBuilder raised = new StringBuilder();
        for (char c : Integer.toString(number).toCharArray()) {
            raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return raised.toString();
    }
}
