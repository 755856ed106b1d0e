package org.lamella.validation;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeMeasurement;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EdgeSettings;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.simulation.WhiteLinePhantom;

/** White-line ratios of manganese: bias, coverage of their intervals, and spectra without the edge. */
public final class WhiteLineStudy implements Study {
    private static final double[] HEIGHTS = {800, 8000};
    private static final double NORMAL_95 = 1.959964;

    @Override
    public String title() {
        return "White-line ratio of manganese";
    }

    @Override
    public String description() {
        return "Spectra of 1024 channels of 0.2 eV with Poisson counts: a power law as high as the L3 line, lines of 800 and 8000 counts with areas of"
                + " 2.6:1, and steps of 2:1. The edge is found, and windows are proposed, in each spectrum anew. The truth of a protocol is what it gives"
                + " for the spectrum without noise; that of the fit of two peaks is the ratio of the areas.";
    }

    @Override
    public int fullSize() {
        return 500;
    }

    /** What is counted of one way to the ratio. */
    private static final class Tally {
        private final double truth;
        private double sum;
        private int held;
        private int count;

        Tally(double truth) {
            this.truth = truth;
        }

        void add(Quantity ratio) {
            sum += ratio.value();
            held += Math.abs(ratio.value() - truth) <= NORMAL_95 * ratio.uncertainty() ? 1 : 0;
            count++;
        }

        double bias() {
            return 100 * (sum / count / truth - 1);
        }

        double coverage() {
            return 100.0 * held / count;
        }
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        Axis energy = Axis.signal("energy", 1024, 0.2, 560, Unit.ELECTRONVOLT);
        List<Claim> claims = new ArrayList<>();
        int alarms = 0;
        int missed = 0;
        for (String protocol : List.of("two-step", "W1")) {
            EdgeMeasurement measurement = new EdgeMeasurement(energy, settings(protocol));
            for (double height : HEIGHTS) {
                WhiteLinePhantom phantom = WhiteLinePhantom.manganese(height);
                Tally byProtocol = new Tally(measurement.measure(phantom.expected()).whiteLines().ratio().value());
                Tally byFit = new Tally(phantom.ratio());
                for (int seed = 0; seed < seeds; seed++) {
                    progress.check();
                    progress.report(seed / (double) seeds, title());
                    EdgeResult result = measurement.measure(phantom.simulate(seed));
                    if (!result.isPresent() || result.whiteLines() == null) {
                        missed++;
                        continue;
                    }
                    byProtocol.add(result.whiteLines().ratio());
                    result.fittedRatio().ifPresent(byFit::add);
                    alarms += measurement.measure(phantom.withoutEdge().simulate(seed)).isPresent() ? 1 : 0;
                }
                claims.addAll(claims("protocol '" + protocol + "', " + (int) height + " counts", byProtocol, seeds));
                if (protocol.equals("two-step")) {
                    claims.addAll(claims("fit of two peaks, " + (int) height + " counts", byFit, seeds));
                }
            }
        }
        int spectra = 4 * seeds;
        claims.add(Claim.atMost("spectra without the edge that are said to have it", 0.3, 100.0 * alarms / spectra, "%", spectra + " spectra"));
        claims.add(Claim.atMost("spectra with the edge that give no ratio", 0.3, 100.0 * missed / spectra, "%", spectra + " spectra"));
        return claims;
    }

    private static List<Claim> claims(String way, Tally tally, int seeds) {
        return List.of(new Claim("bias, " + way, -2, 2, tally.bias(), "%", seeds + " spectra"),
                new Claim("95 % intervals that hold the truth, " + way, 93, 97, tally.coverage(), "%", seeds + " spectra"));
    }

    private static EdgeSettings settings(String protocol) {
        try {
            return EdgeSettings.of(EdgeTable.builtIn().edge("Mn-L"), WhiteLineProtocols.named(protocol));
        } catch (UserError e) {
            throw new IllegalStateException(e);
        }
    }
}
