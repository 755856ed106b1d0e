package org.lamella.validation;

import java.util.Locale;

/**
 * Something that Lamella claims of itself, and what a study found.
 *
 * @param claim what is claimed
 * @param low the least value that bears the claim out
 * @param high the largest
 * @param found the value found
 * @param unit what the values are, for example {@code %}
 * @param basis how many seeds, images or cases are behind it
 */
public record Claim(String claim, double low, double high, double found, String unit, String basis) {
    public boolean holds() {
        return found >= low && found <= high;
    }

    /** The bound in words. */
    public String bound() {
        if (Double.isInfinite(low)) {
            return "at most " + number(high);
        }
        return Double.isInfinite(high) ? "at least " + number(low) : number(low) + " to " + number(high);
    }

    /** The figure found. */
    public String figure() {
        return number(found);
    }

    private String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value) + (unit.isEmpty() ? "" : " " + unit);
    }

    static Claim atMost(String claim, double bound, double found, String unit, String basis) {
        return new Claim(claim, Double.NEGATIVE_INFINITY, bound, found, unit, basis);
    }

    static Claim atLeast(String claim, double bound, double found, String unit, String basis) {
        return new Claim(claim, bound, Double.POSITIVE_INFINITY, found, unit, basis);
    }
}
