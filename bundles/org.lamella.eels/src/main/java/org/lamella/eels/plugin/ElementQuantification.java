package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.quantification.CrossSection;
import org.lamella.eels.quantification.ElementalFit;
import org.lamella.eels.quantification.ElementalFitSettings;
import org.lamella.eels.quantification.HydrogenicShell;
import org.lamella.eels.quantification.PeriodicTable;
import org.lamella.eels.quantification.ScatteringGeometry;
import org.lamella.eels.quantification.WindowRatio;
import org.lamella.spectrum.EnergyWindow;

/** The ratios of the elements whose edges were found, by the fit of the whole spectrum and by windows. */
final class ElementQuantification {
    private final List<EdgeResult> edges = new ArrayList<>();
    private final List<ElementalFit.Component> components = new ArrayList<>();
    private final ElementalFit fit;

    /**
     * @param found what was measured in the sum of all spectra; edges without a hydrogenic cross-section, and those that are not there, are
     *        left out
     * @throws UserError when the range makes no sense
     */
    ElementQuantification(List<EdgeResult> found, ScatteringGeometry geometry, CompositionParameters parameters) throws UserError {
        for (EdgeResult edge : found) {
            HydrogenicShell shell = edge.isPresent() ? shell(edge) : null;
            if (shell != null && components.stream().noneMatch(component -> component.element().equals(edge.edge().element()))) {
                edges.add(edge);
                components.add(new ElementalFit.Component(edge.edge().element(), new CrossSection(shell, geometry)));
            }
        }
        EnergyWindow range = parameters.elementRange();
        double from = range != null ? range.from() : edges.stream().mapToDouble(edge -> edge.background().window().from()).min().orElse(0);
        double to = range != null ? range.to() : Double.POSITIVE_INFINITY;
        fit = new ElementalFit(ElementalFitSettings.DEFAULT.between(from, to).withFineStructure(parameters.fineStructure()));
    }

    private static HydrogenicShell shell(EdgeResult edge) {
        OptionalInt number = PeriodicTable.atomicNumber(edge.edge().element());
        double onset = edge.edge().onset() + edge.evidence().shift();
        try {
            return number.isEmpty() ? null : edge.edge().family().equals("K") ? HydrogenicShell.k(number.getAsInt(), onset)
                    : edge.edge().family().equals("L") ? HydrogenicShell.l(number.getAsInt(), onset) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The elements, in the order of their edges. */
    List<String> elements() {
        return components.stream().map(ElementalFit.Component::element).toList();
    }

    /** @throws IllegalArgumentException when the spectrum is too short for a fit */
    ElementalFit.Prepared prepare(Axis energy, LowLoss lowLoss) {
        return fit.prepare(energy, components, lowLoss);
    }

    /** The ratio of an element to the first one from the counts in their windows; null when one of the edges is not there. */
    Quantity fromWindows(List<EdgeResult> measured, int element) {
        EdgeResult numerator = find(measured, element);
        EdgeResult denominator = find(measured, 0);
        return numerator == null || denominator == null ? null : WindowRatio.ratio(atoms(numerator, element), atoms(denominator, 0));
    }

    private EdgeResult find(List<EdgeResult> measured, int element) {
        return measured.stream().filter(each -> each.isPresent() && each.edge().equals(edges.get(element).edge())).findFirst().orElse(null);
    }

    private Quantity atoms(EdgeResult edge, int element) {
        CrossSection crossSection = components.get(element).crossSection();
        double uncertainty = crossSection.shell().isK() ? ElementalFitSettings.DEFAULT_UNCERTAINTY_OF_K : ElementalFitSettings.DEFAULT_UNCERTAINTY_OF_L;
        return WindowRatio.atoms(edge.integral(), crossSection, edge.integralWindow().from(), edge.integralWindow().to(), uncertainty);
    }
}
