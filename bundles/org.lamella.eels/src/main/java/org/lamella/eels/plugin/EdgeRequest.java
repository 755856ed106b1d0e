package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeDetection;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.EnergyCalibration;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.ComponentShape;
import org.lamella.eels.nearedge.ParameterRule;
import org.lamella.eels.oxidation.OxidationCalibration;
import org.lamella.eels.whiteline.WhiteLineProtocol;
import org.lamella.spectrum.EnergyWindow;

/**
 * What is to be measured, as a person asks for it.
 *
 * @param edges none: those that stand out
 * @param windows background windows by edge; under the key null the one for a single edge
 * @param background curve and method
 * @param integrationWidth in eV
 * @param protocol of white lines
 * @param calibrations of oxidation states, of which the edge chooses
 * @param components peaks and steps for all edges together: each goes to the edge that it stands at
 * @param knownStructures whether edges without components get those that are known for them
 * @param peakShape of the second method
 * @param tolerance in eV; null for the default of each edge
 * @param falseAlarm accepted for each edge
 * @param gain counts for one electron; null to find it
 * @param knownEnergies that correct the axis; none to leave it
 */
public record EdgeRequest(List<Edge> edges, Map<Edge, EnergyWindow> windows, BackgroundSettings background, double integrationWidth,
        WhiteLineProtocol protocol, List<OxidationCalibration> calibrations, List<Component> components, boolean knownStructures,
        ComponentShape peakShape, Double tolerance, double falseAlarm, Double gain, List<EnergyCalibration.Known> knownEnergies) {
    /** A component belongs to an edge whose onset is at most this far behind it, in eV. */
    private static final double BEFORE = 10;
    private static final double BEHIND = 60;

    /** The same for another spectrum: windows set by hand are those of one. */
    EdgeRequest withoutWindows() {
        return new EdgeRequest(edges, new HashMap<>(), background, integrationWidth, protocol, calibrations, components, knownStructures, peakShape, tolerance, falseAlarm, gain,
                knownEnergies);
    }

    /** The settings of each of some edges. */
    public List<EdgeSettings> settings(List<Edge> all) {
        List<EdgeSettings> settings = new ArrayList<>();
        for (Edge edge : all) {
            EnergyWindow window = windows.containsKey(edge) ? windows.get(edge) : windows.get(null);
            OxidationCalibration calibration = calibrations.stream().filter(each -> each.edge().equals(edge.name())).findFirst().orElse(null);
            List<Component> own = componentsOf(edge);
            settings.add(new EdgeSettings(edge, window, all, background, integrationWidth, protocol, calibration,
                    own.isEmpty() && knownStructures ? NearEdgeStructures.of(edge) : own, peakShape,
                    tolerance == null ? EdgeDetection.defaultTolerance(edge) : tolerance, falseAlarm, gain));
        }
        return settings;
    }

    /** The components that stand at an edge, their ties counted among themselves. */
    private List<Component> componentsOf(Edge edge) {
        int[] renumbered = new int[components.size()];
        List<Component> own = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            double centre = centre(i);
            renumbered[i] = centre > edge.onset() - BEFORE && centre < edge.onset() + BEHIND ? own.size() : -1;
            if (renumbered[i] >= 0) {
                own.add(components.get(i));
            }
        }
        List<Component> result = new ArrayList<>();
        for (Component component : own) {
            List<ParameterRule> rules = new ArrayList<>();
            for (ParameterRule rule : component.rules()) {
                boolean isTied = rule.leader() >= 0;
                if (isTied && (rule.leader() >= renumbered.length || renumbered[rule.leader()] < 0)) {
                    throw new IllegalArgumentException("peaks: '" + component.name() + "' follows component " + (rule.leader() + 1)
                            + ", which is not there or at another edge");
                }
                rules.add(isTied ? ParameterRule.tied(renumbered[rule.leader()], rule.factor(), rule.offset()) : rule);
            }
            result.add(new Component(component.name(), component.shape(), rules));
        }
        return result;
    }

    private double centre(int index) {
        ParameterRule rule = components.get(index).rules().get(1);
        if (rule.leader() < 0) {
            return rule.start();
        }
        return rule.leader() < components.size() && rule.leader() != index ? rule.factor() * components.get(rule.leader()).rules().get(1).start()
                + rule.offset() : Double.NaN;
    }
}
