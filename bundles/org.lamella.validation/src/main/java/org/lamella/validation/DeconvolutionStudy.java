package org.lamella.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeMeasurement;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.lowloss.FourierRatio;
import org.lamella.eels.lowloss.LowLoss;
import org.lamella.eels.lowloss.LowLossSettings;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.math.PoissonSource;
import org.lamella.simulation.LowLossPhantom;
import org.lamella.simulation.WhiteLinePhantom;

/** Edges freed of plural scattering: whether their intervals hold the truth when the low loss has few counts as well. */
public final class DeconvolutionStudy implements Study {
    private static final double[] THICKNESSES = {0.3, 0.8, 1.2};
    private static final double[] COUNTS = {5_000, 1_000_000};
    private static final double NORMAL_95 = 1.959964;
    private static final String INTEGRAL = "integral";
    private static final String RATIO = "ratio of white lines";

    @Override
    public String title() {
        return "Edges freed of plural scattering";
    }

    @Override
    public String description() {
        return "Manganese as above with lines of 9000 counts, scattered again by a plasmon at 15 eV in specimens of 0.3, 0.8 and 1.2 mean free paths. Core and"
                + " low loss have Poisson counts, the low loss 5,000 or 1,000,000 of them in all. The truth is what is measured of the edge that was scattered"
                + " once, without noise, over the same windows.";
    }

    @Override
    public int fullSize() {
        return 2000;
    }

    /** What is counted of one quantity. */
    private static final class Tally {
        private double sum;
        private double truths;
        private int held;
        private int count;

        void add(Quantity quantity, double truth) {
            sum += quantity.value();
            truths += truth;
            held += Math.abs(quantity.value() - truth) <= NORMAL_95 * quantity.uncertainty() ? 1 : 0;
            count++;
        }

        double coverage() {
            return 100.0 * held / count;
        }

        double bias() {
            return 100 * (sum / truths - 1);
        }
    }

    /** A specimen of one thickness, without noise. */
    private static final class Specimen {
        private final Axis lowEnergy;
        private final Axis energy;
        private final double[] low;
        private final double[] core;
        private final double[] once;

        Specimen(double thickness) {
            LowLossPhantom scattering = LowLossPhantom.of(thickness);
            WhiteLinePhantom lines = new WhiteLinePhantom(700, scattering.dispersion(), 580, 6000, 3, 641.7, 10.9, 9000, 2.6, 3.2, 3.8, 2500, 0.1);
            lowEnergy = Axis.signal("energy", scattering.channels(), scattering.dispersion(), scattering.offset(), Unit.ELECTRONVOLT);
            energy = Axis.signal("energy", lines.channels(), lines.dispersion(), lines.offset(), Unit.ELECTRONVOLT);
            low = scattering.distribution();
            double[] background = lines.withoutEdge().expected();
            double[] edge = lines.expected();
            Arrays.setAll(edge, i -> edge[i] - background[i]);
            double[] plural = scattering.scattered(edge, low);
            double[] single = scattering.scattered(edge, scattering.peak());
            core = new double[edge.length];
            once = new double[edge.length];
            for (int i = 0; i < edge.length; i++) {
                core[i] = background[i] + plural[i];
                once[i] = background[i] + single[i] * Math.exp(-thickness);
            }
        }

        private static double[] noisy(double[] expected, double factor, long seed) {
            PoissonSource source = new PoissonSource(seed);
            return Arrays.stream(expected).map(value -> source.next(value * factor)).toArray();
        }
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        List<Claim> claims = new ArrayList<>();
        EdgeSettings settings = settings();
        for (double thickness : THICKNESSES) {
            Specimen specimen = new Specimen(thickness);
            EdgeMeasurement measurement = new EdgeMeasurement(specimen.energy, settings);
            EdgeResult truth = measurement.measure(specimen.once);
            for (double counts : COUNTS) {
                Map<String, Tally> tallies = new LinkedHashMap<>();
                for (int seed = 0; seed < seeds; seed++) {
                    progress.check();
                    progress.report(seed / (double) seeds, title());
                    EdgeResult result = measurement.measure(Specimen.noisy(specimen.core, 1, 2L * seed), 0, settings.tolerance(),
                            treatment(specimen, Specimen.noisy(specimen.low, counts, 2L * seed + 1)));
                    if (result.whiteLines() != null && result.fit() != null) {
                        count(tallies, result, truth, specimen);
                    }
                }
                String where = String.format(Locale.ROOT, "t/lambda %.1f, low loss of %,.0f counts", thickness, counts);
                tallies.forEach((name, tally) -> claims.add(new Claim("95 % intervals that hold the truth, " + name + ", " + where, 93, 97, tally.coverage(),
                        "%", seeds + " spectra")));
                for (String name : List.of(INTEGRAL, RATIO)) {
                    claims.add(new Claim("bias, " + name + ", " + where, -1, 1, tallies.get(name).bias(), "%", seeds + " spectra"));
                }
                claims.add(Claim.atLeast("spectra that give a ratio, " + where, 99.7, 100.0 * tallies.get(RATIO).count / seeds, "%", seeds + " spectra"));
            }
        }
        return claims;
    }

    private static void count(Map<String, Tally> tallies, EdgeResult result, EdgeResult truth, Specimen specimen) {
        // The window follows where the edge was found, and with it what lies in it.
        double[] background = truth.background().values(specimen.energy);
        double integral = 0;
        for (int i = result.integralWindow().firstChannel(specimen.energy); i < result.integralWindow().endChannel(specimen.energy); i++) {
            integral += specimen.energy.scale() * (specimen.once[i] - background[i]);
        }
        add(tallies, INTEGRAL, result.integral(), integral);
        add(tallies, "intensity of the first line", result.whiteLines().firstIntensity(), truth.whiteLines().firstIntensity().value());
        add(tallies, RATIO, result.whiteLines().ratio(), truth.whiteLines().ratio().value());
        add(tallies, "ratio of two fitted peaks", result.fittedRatio().orElseThrow(), truth.fittedRatio().orElseThrow().value());
        add(tallies, "area of the first fitted peak", result.fit().peaks().get(0).area(), truth.fit().peaks().get(0).area().value());
    }

    private static void add(Map<String, Tally> tallies, String name, Quantity found, double truth) {
        tallies.computeIfAbsent(name, key -> new Tally()).add(found, truth);
    }

    private static EdgeTreatment treatment(Specimen specimen, double[] low) {
        return new FourierRatio(LowLoss.of(specimen.lowEnergy, low, LowLossSettings.DEFAULT));
    }

    private static EdgeSettings settings() {
        try {
            return EdgeSettings.of(EdgeTable.builtIn().edge("Mn-L"), WhiteLineProtocols.named("two-step"));
        } catch (UserError e) {
            throw new IllegalStateException(e);
        }
    }
}
