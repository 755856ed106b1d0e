package org.lamella.eels.lowloss;

import org.lamella.data.Axis;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.TreatedEdge;

/**
 * Removes plural scattering from a core-loss edge with the low-loss spectrum of the same place: with K the transform of the edge
 * without background and J that of the low loss, the single-scattering edge is the inverse transform of K M / J. M restores a
 * resolution that noise allows: that of the zero-loss peak itself, or a Gaussian of its intensity. Frequencies at which J is no more than
 * the noise of its counts are damped as by Wiener: there the ratio of M and J is one of two random numbers.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 4.3,
 * doi:10.1007/978-1-4419-9583-4.</p>
 */
public final class FourierRatio implements EdgeTreatment {
    private final LowLoss lowLoss;
    private final double gaussianFwhm;
    /** Of the last edge: all edges of a spectrum have the same channels, and many spectra may share a low loss. */
    private volatile PluralScattering latest;

    /** With the zero-loss peak as modifier. */
    public FourierRatio(LowLoss lowLoss) {
        this(lowLoss, 0);
    }

    /**
     * @param gaussianFwhm full width at half maximum of a Gaussian modifier in eV; 0 for the zero-loss peak
     * @throws IllegalArgumentException when it is negative
     */
    public FourierRatio(LowLoss lowLoss, double gaussianFwhm) {
        if (!(gaussianFwhm >= 0)) {
            throw new IllegalArgumentException("the width of the modifier must not be negative: " + gaussianFwhm);
        }
        this.lowLoss = lowLoss;
        this.gaussianFwhm = gaussianFwhm;
    }

    /**
     * Deconvolves an edge. The intensity that remains is what was scattered once in the core and not at all otherwise: that of
     * the edge times exp(-t / lambda).
     *
     * @param energy the energy axis of the edge in eV; its dispersion may differ from that of the low loss
     * @param edge counts without background: zero below the onset
     * @throws IllegalArgumentException when axis and counts do not fit
     */
    public double[] deconvolve(Axis energy, double[] edge) {
        return apply(energy, edge).values();
    }

    /** {@inheritDoc} Its noise holds the counts of the edge and those of the low loss, which are taken to be Poisson distributed. */
    @Override
    public TreatedEdge apply(Axis energy, double[] edge) {
        ZeroLossSearch.requireFit(energy, edge);
        return new DeconvolvedEdge(scattering(energy), edge);
    }

    /**
     * The opposite: the edge that plural scattering and the zero-loss peak make of single scattering, normalised so that the sum
     * of all intensity stays.
     *
     * @param singleScattering as sharp as atoms give it
     */
    public double[] convolve(Axis energy, double[] singleScattering) {
        ZeroLossSearch.requireFit(energy, singleScattering);
        PluralScattering plural = scattering(energy);
        double[] spectrum = DeconvolvedEdge.product(plural.transform().forward(singleScattering, 0), plural.scattering(), 1);
        return plural.transform().inverse(spectrum, 0, singleScattering.length);
    }

    private PluralScattering scattering(Axis energy) {
        PluralScattering known = latest;
        if (known == null || !known.isFor(energy.scale(), (int) energy.size())) {
            known = new PluralScattering(lowLoss, energy.scale(), (int) energy.size(), gaussianFwhm);
            latest = known;
        }
        return known;
    }
}
