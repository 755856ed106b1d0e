package org.lamella.eels.lowloss;

/** How the position of the zero-loss peak is found; all of them to a fraction of a channel. */
public enum ZeroLossMethod {
    /** The vertex of a parabola through the logarithms of the counts around the highest channel. */
    MAXIMUM,
    /** The centre of mass within one full width at half maximum to either side. */
    CENTROID,
    /** A Gaussian fitted to the upper part of the peak. */
    GAUSSIAN,
    /** The shift against the sum of all spectra of a series; of a single spectrum the same as {@link #GAUSSIAN}. */
    CROSS_CORRELATION
}
