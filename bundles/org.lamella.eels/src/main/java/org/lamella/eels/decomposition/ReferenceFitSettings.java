package org.lamella.eels.decomposition;

/**
 * How spectra are composed of references.
 *
 * @param from begin of the range that is compared, in eV
 * @param to its end
 * @param largestShift how far the references may be moved together to either side, in eV; 0 to leave them where they are
 */
public record ReferenceFitSettings(double from, double to, double largestShift) {
    public static final double DEFAULT_SHIFT = 2;

    public ReferenceFitSettings {
        if (!(from < to) || !(largestShift >= 0 && largestShift < 100)) {
            throw new IllegalArgumentException("a range from " + from + " to " + to + " eV with shifts up to " + largestShift + " eV makes no sense");
        }
    }
}
