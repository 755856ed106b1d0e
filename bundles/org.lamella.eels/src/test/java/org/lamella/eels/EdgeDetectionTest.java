package org.lamella.eels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.simulation.WhiteLinePhantom;

class EdgeDetectionTest {
    private static final Axis ENERGY = Axis.signal("energy", 1024, 0.2, 560, Unit.ELECTRONVOLT);

    private static EdgeSettings settings(String edge) throws UserError {
        return EdgeSettings.of(EdgeTable.builtIn().edge(edge), WhiteLineProtocols.named("two-step"));
    }

    /** Without an edge there is none, at few and at many counts; with one it is found where it is. */
    @Test
    void edgesAreFoundOnlyWhereTheyAre() throws UserError {
        EdgeMeasurement measurement = new EdgeMeasurement(ENERGY, settings("Mn-L"));
        int alarms = 0;
        int found = 0;
        for (int seed = 0; seed < 60; seed++) {
            for (double height : new double[] {30, 800, 100_000}) {
                WhiteLinePhantom phantom = WhiteLinePhantom.manganese(height);
                alarms += measurement.measure(phantom.withoutEdge().simulate(seed)).isPresent() ? 1 : 0;
                found += measurement.measure(phantom.simulate(seed)).isPresent() ? 1 : 0;
            }
        }
        // One in a thousand is accepted: more than 2 of 180 happen once in a thousand runs.
        assertTrue(alarms <= 2, alarms + " false alarms");
        assertEquals(180, found);
    }

    @Test
    void aSpectrumWithoutTheEdgeSaysSoAndHasNoRatio() throws UserError {
        EdgeResult result = new EdgeMeasurement(ENERGY, settings("Mn-L")).measure(WhiteLinePhantom.manganese(800).withoutEdge().simulate(4));
        assertFalse(result.isPresent());
        assertNull(result.whiteLines());
        assertNull(result.fit());
        assertTrue(result.notes().toString().contains("no edge Mn-L"), result.notes()::toString);
        assertTrue(Math.abs(result.integral().value()) < 4 * result.integral().uncertainty());
        assertTrue(Double.isNaN(result.onset().value()));
    }

    @Test
    void anEdgeOffTheTableIsFoundWithinTheTolerance() throws UserError {
        double[] counts = WhiteLinePhantom.manganese(2000).simulate(1);
        Axis moved = ENERGY.withCalibration(0.2, 567, Unit.ELECTRONVOLT);
        EdgeResult result = new EdgeMeasurement(moved, settings("Mn-L")).measure(counts);
        assertTrue(result.isPresent());
        assertEquals(648.7, result.whiteLines().firstPeak().value(), 0.3);
        assertFalse(new EdgeMeasurement(moved, settings("Mn-L").withTolerance(2)).measure(counts).isPresent());
        // The steepest rise of the first line lies 0.6 of its half width before its top.
        assertEquals(648.7 - 3.2 / 2.3548, result.onset().value(), 0.5);
    }

    @Test
    void twoMethodsAgreeWhereTheModelIsTheTruth() throws UserError {
        int disagree = 0;
        for (int seed = 0; seed < 20; seed++) {
            EdgeResult result = new EdgeMeasurement(ENERGY, settings("Mn-L")).measure(WhiteLinePhantom.manganese(2000).simulate(seed));
            disagree += result.methodsDisagree() ? 1 : 0;
            assertEquals(2.6, result.fittedRatio().orElseThrow().value(), 0.35);
        }
        assertTrue(disagree <= 3, disagree + " of 20");
        // Lines of quite another shape: windows and peaks see different things, and with many counts that shows.
        double[] counts = WhiteLinePhantom.manganese(200_000).expected();
        for (int i = 0; i < counts.length; i++) {
            double t = (ENERGY.coordinate(i) - 647) / 1.5;
            counts[i] += 60_000 / (1 + t * t);
        }
        assertTrue(new EdgeMeasurement(ENERGY, settings("Mn-L")).measure(counts).methodsDisagree());
    }

    @Test
    void aBackgroundThatWasTakenOffIsNotFittedAgain() throws UserError {
        double[] counts = WhiteLinePhantom.manganese(4000).simulate(2);
        double[] background = WhiteLinePhantom.manganese(4000).withoutEdge().expected();
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= background[i];
        }
        EdgeResult result = new EdgeMeasurement(ENERGY, settings("Mn-L")).measure(counts);
        assertEquals(BackgroundModel.NONE, result.background().model());
        assertEquals(2.62, result.whiteLines().ratio().value(), 4 * result.whiteLines().ratio().uncertainty());
        assertTrue(result.notes().toString().contains("taken off"));
    }

    @Test
    void windowsKeepAwayFromOtherEdges() throws UserError {
        double[] counts = new double[1024];
        Axis energy = Axis.signal("energy", 1024, 0.3, 400, Unit.ELECTRONVOLT);
        for (int i = 0; i < counts.length; i++) {
            double e = energy.coordinate(i);
            counts[i] = 1e5 * Math.pow(e / 400, -3) + (e > 460 ? 4e4 * Math.pow(e / 460, -5) : 0) + (e > 532 ? 1e4 * Math.pow(e / 532, -4) : 0);
        }
        Edge oxygen = EdgeTable.builtIn().edge("O-K");
        var widest = EdgeWindows.before(energy, oxygen, List.of(), 0, 0);
        assertTrue(widest.from() < 470, widest::toString);
        // Nobody said that there is titanium: the spectrum says it.
        assertTrue(EdgeWindows.undisturbed(energy, counts, widest, BackgroundSettings.defaults()).from() >= 460);
        Edge titanium = EdgeTable.builtIn().edge("Ti-L");
        assertTrue(EdgeWindows.before(energy, oxygen, List.of(titanium), 0, 0).from() >= 480);
        assertTrue(EdgeWindows.over(energy, titanium, List.of(titanium, oxygen), 0, 100).to() < 532);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> EdgeWindows.before(energy, EdgeTable.builtIn().edge("N-K"), List.of(), 0, 0))
                .getMessage().contains("begins at"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> EdgeWindows.over(energy, EdgeTable.builtIn().edge("Co-L"), List.of(), 0, 50))
                .getMessage().contains("ends at"));
    }

    @Test
    void edgesNobodyNamedAreFound() throws UserError {
        List<Edge> found = EdgeFinder.standingOut(ENERGY, WhiteLinePhantom.manganese(3000).simulate(1), BackgroundSettings.defaults());
        assertEquals(List.of("Mn-L"), found.stream().map(Edge::name).toList());
        assertEquals(List.of(), EdgeFinder.standingOut(ENERGY, WhiteLinePhantom.manganese(3000).withoutEdge().simulate(1), BackgroundSettings.defaults()));
    }

    @Test
    void manySpectraAreMeasuredOverTheWindowsOfTheirSum() throws UserError {
        double[] sum = new double[1024];
        double[][] spectra = new double[12][];
        for (int i = 0; i < spectra.length; i++) {
            spectra[i] = (i == 7 ? WhiteLinePhantom.manganese(1500).withoutEdge() : WhiteLinePhantom.manganese(1500)).simulate(i);
            for (int c = 0; c < sum.length; c++) {
                sum[c] += spectra[i][c];
            }
        }
        SpectraMeasurement.Plan plan = new SpectraMeasurement(ENERGY, List.of(settings("Mn-L"))).plan(sum, EdgeTreatment.NONE);
        List<SpectraMeasurement.SpectrumEdges> results = SpectraMeasurement.inParallel(spectra.length, i -> plan.measure(spectra[i], EdgeTreatment.NONE),
                org.lamella.data.Progress.NONE);
        for (int i = 0; i < results.size(); i++) {
            EdgeResult edge = results.get(i).edges().get(0);
            assertEquals(i != 7, edge.isPresent(), "spectrum " + i);
            assertEquals(plan.sum().edges().get(0).background().window(), edge.background().window());
        }
    }
}
