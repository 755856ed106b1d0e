package org.lamella.eels.lowloss;

import org.lamella.data.Quantity;
import org.lamella.data.Unit;

/**
 * The zero-loss peak of a spectrum.
 *
 * @param position where it is on the spectrum's own axis, in eV
 * @param uncertainty of the position, one standard uncertainty from the counts, in eV
 * @param fwhm its full width at half maximum in eV
 * @param channel the highest channel
 */
public record ZeroLossPeak(double position, double uncertainty, double fwhm, int channel) {
    public Quantity quantity() {
        return Quantity.of(position, uncertainty, Unit.ELECTRONVOLT);
    }
}
