package org.lamella.eels.plugin;

import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.eels.SpectraMeasurement.SpectrumEdges;
import org.lamella.eels.lowloss.Thickness;

/**
 * One spectrum with what was found in it.
 *
 * @param name of the spectrum
 * @param position along the line; null for a single spectrum
 * @param edges what was found of each edge
 * @param thickness from its low loss; null without one
 * @param zeroLoss position of the zero-loss peak of its low loss; null without one
 * @param drift how far its energies lay above those of the common axis, in eV; edges are on its own axis, moved back by as much
 */
public record MeasuredSpectrum(String name, Quantity position, SpectrumEdges edges, Thickness thickness, Quantity zeroLoss, double drift) {
    /** Its own axis. */
    Axis energy(Axis common) {
        return drift == 0 ? common : common.withCalibration(common.scale(), common.offset() - drift, common.unit());
    }
}
