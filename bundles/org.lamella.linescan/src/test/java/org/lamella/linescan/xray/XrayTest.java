package org.lamella.linescan.xray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.SpectrumSeries;

class XrayTest {
    private static final Axis ENERGY = Axis.signal("Energy", 1000, 10, 0, Unit.ELECTRONVOLT);
    private static final XrayLines TABLE = XrayLines.installed();

    @Test
    void linesHaveTheEnergiesOfTheHandbooks() throws UserError {
        // X-ray Data Booklet (LBNL, 2009), table 1-2.
        assertEquals(6403.8, TABLE.find("Fe Ka1", ENERGY).energy(), 0.6);
        assertEquals(7058.0, TABLE.find("Fe_Kb1", ENERGY).energy(), 0.6);
        assertEquals(9442.3, TABLE.find("Pt Lα1", ENERGY).energy(), 0.6);
        assertEquals(851.5, TABLE.find("Ni L a1", ENERGY).energy(), 1);
        assertEquals(2013.7, TABLE.find("P Ka1", ENERGY).energy(), 4);
        assertEquals(392.4, TABLE.find("N", ENERGY).energy(), 0.5);
        assertEquals("Fe Ka", TABLE.find("Fe", ENERGY).name());
        // 66 keV is out of reach: the L lines are meant.
        assertEquals("Pt La", TABLE.find("Pt", ENERGY).name());
        assertTrue(TABLE.elements().size() > 90);
    }

    @Test
    void whatIsNoLineIsSaid() {
        assertTrue(message("Xq").contains("no X-ray line"));
        assertTrue(message("Fe Mb").contains("no line"));
        assertTrue(message("Pt Ka").contains("do not hold"));
    }

    private static String message(String name) {
        return assertThrows(UserError.class, () -> TABLE.find(name, ENERGY)).getMessage();
    }

    /** Spectra of iron and cobalt, whose Kb and Ka overlap, on a sloping background. */
    private static SpectrumSeries series(int n, double iron, double cobalt, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(seed));
        double[][] counts = new double[n][1000];
        double[] positions = new double[n];
        double[] pixels = new double[n];
        DetectorResolution resolution = new DetectorResolution(130);
        for (int i = 0; i < n; i++) {
            positions[i] = i;
            pixels[i] = 1;
            for (int c = 0; c < 1000; c++) {
                double expected = 3 - 0.002 * c;
                for (String element : List.of("Fe", "Co")) {
                    List<XrayLine> family = TABLE.shell(element, 'K');
                    double total = family.stream().mapToDouble(XrayLine::intensity).sum();
                    for (XrayLine line : family) {
                        double sigma = resolution.fullWidth(line.energy()) / 2.3548;
                        expected += (element.equals("Fe") ? iron : cobalt) * line.intensity() / total * 10 / (sigma * Math.sqrt(2 * Math.PI))
                                * Math.exp(-0.5 * Math.pow((10 * c - line.energy()) / sigma, 2));
                    }
                }
                counts[i][c] = random.nextPoisson(expected);
            }
        }
        return new SpectrumSeries("s", ENERGY, positions, Unit.NANOMETRE, counts, pixels);
    }

    @Test
    void familiesTakeOverlappingLinesApart() throws UserError {
        List<LineGroup> groups = List.of(TABLE.find("Fe", ENERGY), TABLE.find("Co", ENERGY));
        List<ProfileSignal> signals = new FamilyFit(new DetectorResolution(130), TABLE).signals(series(100, 400, 60, 1), groups, Progress.NONE);
        double[] truth = {400, 60};
        for (int g = 0; g < 2; g++) {
            double sum = 0;
            double squares = 0;
            double pulls = 0;
            for (int i = 0; i < 100; i++) {
                double error = signals.get(g).values()[i] - truth[g];
                sum += error;
                squares += error * error / signals.get(g).variances()[i];
                pulls += signals.get(g).variances()[i];
            }
            assertEquals(0, sum / 100, 3 * Math.sqrt(pulls / 100 / 100), "without bias: " + groups.get(g).name());
            // The mean squared deviation over the variance is 1, within three of its own standard deviations.
            assertEquals(1, squares / 100, 3 * Math.sqrt(2.0 / 100));
        }
    }

    @Test
    void windowsWithBackgroundHaveTheNetCountsAndTheirVariance() throws UserError {
        LineGroup iron = TABLE.find("Fe", ENERGY);
        LineWindows windows = LineWindows.around(iron, List.of(iron), TABLE, new DetectorResolution(130), true, ENERGY);
        assertTrue(windows.below().to() < windows.peak().from() && windows.above().from() > windows.peak().to());
        // No background window holds the Kb line.
        double kb = TABLE.find("Fe Kb1", ENERGY).energy();
        assertTrue(windows.above().from() > kb || windows.above().to() < kb);
        SpectrumSeries series = series(200, 0.001, 0, 2);
        // Where there is no iron the net counts are nothing, and scatter as their variance says.
        ProfileSignal signal = WindowIntegration.signal(series, windows);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 200; i++) {
            sum += signal.values()[i] / Math.sqrt(signal.variances()[i]);
            squares += signal.values()[i] * signal.values()[i] / signal.variances()[i];
        }
        assertEquals(0, sum / 200, 3 / Math.sqrt(200));
        assertEquals(1, squares / 200, 3 * Math.sqrt(2.0 / 200));
        ProfileSignal plain = WindowIntegration.signal(series, new LineWindows("x", new EnergyWindow(1000, 1990), null, null));
        assertEquals(ProfileSignal.Noise.COUNTS, plain.noise());
        assertThrows(UserError.class, () -> WindowIntegration.signal(series, new LineWindows("x", new EnergyWindow(9500, 10_500), null, null)));
    }
}
