package org.lamella.eels;

import java.util.List;
import java.util.Objects;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.ComponentShape;
import org.lamella.eels.oxidation.OxidationCalibration;
import org.lamella.eels.whiteline.StepShape;
import org.lamella.eels.whiteline.WhiteLineProtocol;
import org.lamella.spectrum.EnergyWindow;

/**
 * How an edge is measured.
 *
 * @param edge which
 * @param window where the background is fitted, in eV on the axis of the spectrum; null to propose one from edge and neighbours
 * @param neighbours other edges of the spectrum, which windows keep away from
 * @param background curve and method
 * @param integrationWidth over how many eV from its threshold the edge is summed, above 0
 * @param protocol for white lines; not looked at for other edges
 * @param calibration of oxidation states; null for none
 * @param components peaks and steps to fit near the edge; empty for the two white lines of an edge that has them, and otherwise none
 * @param peakShape shape of the two peaks that are fitted to white lines as the second method
 * @param tolerance how far thresholds may be off the table, in eV
 * @param falseAlarm accepted probability that a spectrum without the edge is said to have it
 * @param gain counts of the file for one electron; null to take it from the scatter in the background window
 */
public record EdgeSettings(Edge edge, EnergyWindow window, List<Edge> neighbours, BackgroundSettings background, double integrationWidth,
        WhiteLineProtocol protocol, OxidationCalibration calibration, List<Component> components, ComponentShape peakShape, double tolerance,
        double falseAlarm, Double gain) {
    public static final double DEFAULT_INTEGRATION_WIDTH = 50;
    private static final double LINE_WIDTH = 3;
    private static final double MAY_MOVE = 3;
    private static final double SECOND_SHARE = 0.5;

    public EdgeSettings {
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(background, "background");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(peakShape, "peakShape");
        neighbours = List.copyOf(neighbours);
        components = List.copyOf(components);
        if (!(integrationWidth > 0) || Double.isInfinite(integrationWidth) || !(tolerance > 0) || !(falseAlarm > 0) || !(falseAlarm < 1)
                || gain != null && !(gain > 0) || !peakShape.isPeak()) {
            throw new IllegalArgumentException("an edge needs a width and a tolerance above 0 eV, a false alarm between 0 and 1, a positive gain,"
                    + " and a peak's shape");
        }
    }

    /** The defaults for an edge. */
    public static EdgeSettings of(Edge edge, WhiteLineProtocol protocol) {
        return new EdgeSettings(edge, null, List.of(), BackgroundSettings.defaults(), DEFAULT_INTEGRATION_WIDTH, protocol, null, List.of(),
                ComponentShape.GAUSSIAN, EdgeDetection.defaultTolerance(edge), EdgeDetection.DEFAULT_FALSE_ALARM, null);
    }

    public EdgeSettings withWindow(EnergyWindow newWindow) {
        return new EdgeSettings(edge, newWindow, neighbours, background, integrationWidth, protocol, calibration, components, peakShape, tolerance,
                falseAlarm, gain);
    }

    public EdgeSettings withCalibration(OxidationCalibration newCalibration) {
        return new EdgeSettings(edge, window, neighbours, background, integrationWidth, protocol, newCalibration, components, peakShape, tolerance,
                falseAlarm, gain);
    }

    public EdgeSettings withBackground(BackgroundSettings newBackground) {
        return new EdgeSettings(edge, window, neighbours, newBackground, integrationWidth, protocol, calibration, components, peakShape, tolerance,
                falseAlarm, gain);
    }

    public EdgeSettings withTolerance(double newTolerance) {
        return new EdgeSettings(edge, window, neighbours, background, integrationWidth, protocol, calibration, components, peakShape, newTolerance,
                falseAlarm, gain);
    }

    public EdgeSettings withComponents(List<Component> newComponents) {
        return new EdgeSettings(edge, window, neighbours, background, integrationWidth, protocol, calibration, newComponents, peakShape, tolerance,
                falseAlarm, gain);
    }

    public EdgeSettings withProtocol(WhiteLineProtocol newProtocol) {
        return new EdgeSettings(edge, window, neighbours, background, integrationWidth, newProtocol, calibration, components, peakShape, tolerance,
                falseAlarm, gain);
    }

    /** Whether the second method is fitted: two peaks on two steps of 2:1. */
    boolean fitsWhiteLines() {
        return components.isEmpty() && edge.hasWhiteLines();
    }

    /** The components of the second method for peaks at two energies. */
    List<Component> whiteLines(double first, double second) {
        String one = edge.thresholds().get(0).subshell();
        String two = edge.thresholds().get(1).subshell();
        ComponentShape step = protocol.shape() == StepShape.ERROR_FUNCTION ? ComponentShape.ERROR_FUNCTION : ComponentShape.ARCTANGENT;
        Component rise = Component.stepAt(one + " step", step, 0, protocol.stepWidth());
        Component second2 = Component.stepAt(two + " step", step, 1, protocol.stepWidth());
        List<org.lamella.eels.nearedge.ParameterRule> rules = new java.util.ArrayList<>(second2.rules());
        rules.set(0, org.lamella.eels.nearedge.ParameterRule.tied(2, SECOND_SHARE, 0));
        return List.of(Component.peak(one, peakShape, first, MAY_MOVE, LINE_WIDTH), Component.peak(two, peakShape, second, MAY_MOVE, LINE_WIDTH), rise,
                new Component(second2.name(), step, rules));
    }
}
