package org.lamella.eels.nearedge;

import org.lamella.data.Quantity;

/**
 * A fitted peak.
 *
 * @param name of the component
 * @param shape of the component
 * @param center in eV
 * @param fwhm full width at half maximum in eV
 * @param area in counts eV
 * @param height in counts
 */
public record PeakValues(String name, ComponentShape shape, Quantity center, Quantity fwhm, Quantity area, Quantity height) {
}
