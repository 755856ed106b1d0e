package org.lamella.linescan.xray;

/**
 * How wide an X-ray detector shows a line: {@code FWHM^2 = FWHM(Mn Ka)^2 + 2.5 eV (E - 5895 eV)}, the statistics of charges in
 * silicon (C. E. Fiori and D. E. Newbury, Scanning Electron Microscopy 1 (1978) 401).
 *
 * @param atManganese full width at half height of Mn Ka, in eV
 */
public record DetectorResolution(double atManganese) {
    public static final double DEFAULT = 130;
    private static final double MANGANESE = 5895;
    private static final double GROWTH = 2.5;
    /** The electronic noise alone is never less. */
    private static final double LEAST = 30;

    public DetectorResolution {
        if (!(atManganese >= 10 && atManganese <= 1000)) {
            throw new IllegalArgumentException("the resolution of an X-ray detector is 10 to 1000 eV at Mn Ka, not " + atManganese);
        }
    }

    /** The full width at half height at an energy, both in eV. */
    public double fullWidth(double energy) {
        return Math.sqrt(Math.max(LEAST * LEAST, atManganese * atManganese + GROWTH * (energy - MANGANESE)));
    }
}
