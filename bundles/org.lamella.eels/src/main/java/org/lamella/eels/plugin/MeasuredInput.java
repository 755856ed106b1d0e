package org.lamella.eels.plugin;

import java.util.List;
import org.lamella.data.Axis;
import org.lamella.eels.EnergyCalibration;
import org.lamella.spectrum.SpectrumSource;

/**
 * An input with all its spectra.
 *
 * @param name of the input
 * @param kind what it holds
 * @param energy its axis in eV, after corrections
 * @param total the sum of its spectra
 * @param sum what was found in the sum
 * @param spectra what was found in each spectrum; empty for an image too large to keep them
 * @param example counts of the spectrum that the figure shows besides the sum; null for none
 * @param exampleIndex which spectrum that is
 * @param maps of an image; empty otherwise
 * @param x,y axes of an image; of one element otherwise
 * @param correction of the energy axis by known energies; null for none
 */
public record MeasuredInput(String name, SpectrumSource.Kind kind, Axis energy, double[] total, MeasuredSpectrum sum, List<MeasuredSpectrum> spectra,
        double[] example, int exampleIndex, List<QuantityMap> maps, Axis x, Axis y, EnergyCalibration.Correction correction) {
    public MeasuredInput {
        spectra = List.copyOf(spectra);
        maps = List.copyOf(maps);
    }
}
