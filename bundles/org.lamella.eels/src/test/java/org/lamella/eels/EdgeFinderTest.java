package org.lamella.eels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.background.BackgroundSettings;

/** Which edges are named in spectra of which nobody has said what is in them. */
class EdgeFinderTest {
    private static final double[] COUNTS = {300, 10_000, 1_000_000};
    private static final int SEEDS = 16;

    /** A power law with edges whose jumps are parts of it, with waves of fine structure and once more scattered plasmons behind them. */
    private static double[] expected(Axis axis, double counts, List<String> edges, double jump) throws UserError {
        double[] sum = new double[(int) axis.size()];
        Arrays.setAll(sum, i -> counts * Math.pow(axis.coordinate(i) / axis.coordinate(0), -3));
        for (String name : edges) {
            Edge edge = EdgeTable.builtIn().edge(name);
            double height = jump * counts * Math.pow(edge.onset() / axis.coordinate(0), -3);
            double[] single = new double[sum.length];
            Arrays.setAll(single, i -> height * shape(edge, axis.coordinate(i)));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += single[i];
                for (int j = 0; j < i; j++) {
                    double loss = axis.coordinate(i) - axis.coordinate(j);
                    sum[i] += loss > 60 ? 0 : 0.5 * single[j] * Math.exp(-(loss - 23) * (loss - 23) / 64) * axis.scale() / (8 * Math.sqrt(Math.PI));
                }
            }
        }
        return sum;
    }

    private static double shape(Edge edge, double energy) {
        double behind = energy - edge.onset();
        double step = 0.5 + Math.atan(2 * behind) / Math.PI;
        double waves = behind > 0 ? 0.12 * Math.sin(2.1 * Math.sqrt(behind)) * Math.exp(-behind / 70) : 0;
        if (edge.hasWhiteLines()) {
            double second = energy - edge.thresholds().get(1).energy();
            return 2.6 * Math.exp(-Math.pow((behind - 1.7) / 1.5, 2)) + Math.exp(-Math.pow((second - 1.7) / 1.8, 2)) + 0.5 * step
                    + 0.25 * (0.5 + Math.atan(2 * second) / Math.PI) + waves;
        }
        if (edge.shape() == EdgeShape.DELAYED) {
            return behind > 0 ? 1 - Math.exp(-behind / 15) : 0;
        }
        return step * Math.pow(Math.max(energy, edge.onset()) / edge.onset(), -4) * (1 + 0.6 * Math.exp(-Math.pow((behind - 5) / 4, 2))) + waves;
    }

    private static List<String> found(Axis axis, double[] expected, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] counts = Arrays.stream(expected).map(value -> Math.max(0, Math.rint(value + Math.sqrt(value) * random.nextGaussian()))).toArray();
        return EdgeFinder.standingOut(axis, counts, BackgroundSettings.defaults()).stream().map(Edge::name).toList();
    }

    /**
     * Edges that are there are found at medium and high counts, whatever else is claimed; nothing else is claimed in more than one of a
     * hundred spectra, be they noisy or so good that every wave of the fine structure shows.
     */
    @ParameterizedTest
    @CsvSource({"O-K Mn-L,400,1000,0.4", "O-K Mn-L,450,1024,0.3", "Mn-L,560,1024,0.2", "O-K,450,1024,0.3", "Ti-L O-K,380,1024,0.3", "C-K N-K O-K,220,1024,0.5",
        "O-K Fe-L,450,1024,0.4", "Mn-L Ni-L,580,1024,0.4", "O-K La-M,450,1200,0.4", "F-K,600,1024,0.3", "O-K I-M,450,1024,0.3"})
    void theEdgesThatAreThereAndNoOthers(String edges, double from, int channels, double step) throws UserError {
        Axis axis = Axis.signal("energy", channels, step, from, Unit.ELECTRONVOLT);
        List<String> there = List.of(edges.split(" "));
        List<String> others = new ArrayList<>();
        for (double counts : COUNTS) {
            double[] expected = expected(axis, counts, there, 0.4);
            for (int seed = 0; seed < SEEDS; seed++) {
                List<String> found = found(axis, expected, seed);
                found.stream().filter(name -> !there.contains(name)).forEach(others::add);
                assertTrue(counts < 1000 || found.containsAll(there), counts + " counts: " + found + " of " + there);
            }
        }
        assertTrue(others.size() <= Math.ceil(0.01 * COUNTS.length * SEEDS), others::toString);
    }

    @Test
    void aSpectrumWithoutEdgesHasNone() throws UserError {
        for (double from : new double[] {120, 250, 450, 600}) {
            Axis axis = Axis.signal("energy", 1024, 0.4, from, Unit.ELECTRONVOLT);
            int claims = 0;
            for (double counts : COUNTS) {
                double[] expected = expected(axis, counts, List.of(), 0);
                for (int seed = 0; seed < SEEDS; seed++) {
                    claims += found(axis, expected, seed).isEmpty() ? 0 : 1;
                }
            }
            assertTrue(claims <= 1, claims + " spectra from " + from + " eV with edges that are not there");
        }
    }

    /** Edges of real spectra, by their references; the axis of boron nitride is 3 eV off, that of manganese oxide 6 eV. */
    @ParameterizedTest
    @CsvSource({"bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa,B-K N-K", "eelsdb_lsmo_bulk/lsmo_mn2.msa,Mn-L", "eelsmodel_SrTiO3/hl.msa,Ti-L O-K",
        "mn_o_msa/coreloss_spectrum.msa,O-K Mn-L", "cr_l_hspy/Cr_L_cl.hspy,Cr-L"})
    void realSpectra(String file, String edges) throws UserError {
        SharedSpectra spectra = SharedSpectra.read(file);
        double[] sum = new double[(int) spectra.energy().size()];
        spectra.counts().forEach(counts -> Arrays.setAll(sum, i -> sum[i] + counts[i]));
        List<String> found = EdgeFinder.standingOut(spectra.energy(), sum, BackgroundSettings.defaults()).stream().map(Edge::name).toList();
        assertEquals(List.of(edges.split(" ")), found);
    }
}
