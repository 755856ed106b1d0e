package org.lamella.eels.plugin;

import java.util.List;
import org.lamella.data.Quantity;
import org.lamella.eels.decomposition.ReferenceFit;
import org.lamella.eels.quantification.ElementalFit;

/**
 * What one spectrum is composed of.
 *
 * @param name of the spectrum
 * @param position along the line; null for a single spectrum
 * @param elements the fit of the whole spectrum; null when there is none
 * @param fromWindows for each element but the first its ratio to the first, from the counts in windows; null where there is none
 * @param references its sum of references; null when none were given, or it could not be made
 * @param thickness in nm; null when it is not known
 */
record ComposedSpectrum(String name, Quantity position, ElementalFit.Result elements, List<Quantity> fromWindows, ReferenceFit.Result references,
        Quantity thickness) {
}
