package org.lamella.validation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.linescan.LineScan;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.Measured;
import org.lamella.linescan.Offset;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.SignalResult;
import org.lamella.linescan.model.ErrorFunctionStep;
import org.lamella.linescan.model.ModelName;

/** Bias and coverage of what is read off line scans of Poisson counts, and how often a flat scan is given a step. */
public final class LineScanStudy implements Study {
    private static final int POINTS = 200;
    private static final double[] PLATEAUS = {20, 100, 300, 1000};
    private static final double WIDTH_OF_SIGMA = 2.5631031310892007;

    @Override
    public String title() {
        return "Line scans across an interface";
    }

    @Override
    public String description() {
        return POINTS + " points 1 nm apart; Poisson counts of two signals that rise or fall as an error function with a 10-90 % width of 10 to"
                + " 60 nm, between a plateau of the stated counts and one of 5 to 30 % of it; midpoints 80 to 120 nm. Measured with the"
                + " error-function step, and with the model chosen by Lamella out of all. Flat scans have the stated counts throughout.";
    }

    @Override
    public int fullSize() {
        return 500;
    }

    /** What is true of a drawn signal. */
    private record Truth(double midpoint, double width, ProfileSignal signal) {
    }

    /** Counts of one quantity. */
    private static final class Tally {
        private int n;
        private double deviations;
        private int held;

        void add(Measured found, double truth, double scale) {
            n++;
            deviations += (found.value() - truth) / scale;
            held += found.low() <= truth && truth <= found.high() ? 1 : 0;
        }

        double bias() {
            return 100 * deviations / n;
        }

        double coverage() {
            return 100.0 * held / n;
        }
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        List<Claim> claims = new ArrayList<>();
        LineScanSettings stepOnly = LineScanSettings.defaults().withModels(List.of(ModelName.STEP));
        int done = 0;
        for (double plateau : PLATEAUS) {
            for (boolean isChosen : new boolean[] {false, true}) {
                Tally midpoint = new Tally();
                Tally width = new Tally();
                Tally offset = new Tally();
                LineScan scan = new LineScan(isChosen ? LineScanSettings.defaults() : stepOnly);
                for (int seed = 0; seed < seeds; seed++) {
                    progress.check();
                    progress.report(done++ / (2.0 * (PLATEAUS.length + 1) * seeds), title());
                    RandomDataGenerator random = new RandomDataGenerator(new Well19937c(77 + 1000L * seed + Math.round(plateau)));
                    Truth first = draw("P", plateau, random);
                    Truth second = draw("N", plateau, random);
                    LineScanResult result = scan.measure(List.of(first.signal, second.signal), Progress.NONE);
                    count(result.signals().get(0), first, midpoint, width);
                    count(result.signals().get(1), second, midpoint, width);
                    for (Offset between : result.offsets()) {
                        offset.add(between.offset(), second.midpoint - first.midpoint, (first.width + second.width) / 2);
                    }
                }
                claims.addAll(claims(plateau, isChosen, seeds, midpoint, width, offset));
            }
        }
        claims.addAll(flat(seeds, progress));
        return claims;
    }

    private static void count(SignalResult found, Truth truth, Tally midpoint, Tally width) {
        if (found.hasTransition()) {
            midpoint.add(found.midpoint(), truth.midpoint, truth.width);
            width.add(found.width1090(), truth.width, truth.width);
        }
    }

    private static List<Claim> claims(double plateau, boolean isChosen, int seeds, Tally midpoint, Tally width, Tally offset) {
        String at = ", plateau of " + Math.round(plateau) + " counts" + (isChosen ? ", model chosen" : "");
        double bound = plateau < 100 ? 5 : 1;
        String basis = seeds + " seeds";
        return List.of(new Claim("bias of the midpoint, of the width" + at, -bound, bound, midpoint.bias(), "%", basis),
                new Claim("bias of the width" + at, -bound, bound, width.bias(), "%", basis),
                new Claim("95 % interval of the midpoint holds the truth" + at, 93, 97, midpoint.coverage(), "%", basis),
                new Claim("95 % interval of the width holds the truth" + at, 93, 97, width.coverage(), "%", basis),
                new Claim("95 % interval of the offset holds the truth" + at, 93, 97, offset.coverage(), "%", basis),
                Claim.atLeast("signals in which the transition is found" + at, 99, 100.0 * midpoint.n / (2 * seeds), "%", basis));
    }

    private List<Claim> flat(int seeds, Progress progress) {
        List<Claim> claims = new ArrayList<>();
        LineScan scan = new LineScan(LineScanSettings.defaults());
        for (double plateau : new double[] {20, 300}) {
            int constant = 0;
            for (int seed = 0; seed < seeds; seed++) {
                progress.check();
                RandomDataGenerator random = new RandomDataGenerator(new Well19937c(5 + 1000L * seed + Math.round(plateau)));
                double[] x = places();
                double[] counts = new double[POINTS];
                for (int i = 0; i < POINTS; i++) {
                    counts[i] = random.nextPoisson(plateau);
                }
                SignalResult result = scan.measure(List.of(ProfileSignal.counts("flat", x, Unit.NANOMETRE, counts)), Progress.NONE).signals().get(0);
                constant += result.hasTransition() ? 0 : 1;
            }
            claims.add(Claim.atLeast("flat scans of " + Math.round(plateau) + " counts without a step", 95, 100.0 * constant / seeds, "%", seeds + " seeds"));
        }
        return claims;
    }

    private static double[] places() {
        double[] x = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = i;
        }
        return x;
    }

    private static Truth draw(String name, double plateau, RandomDataGenerator random) {
        double width = random.nextUniform(10, 60);
        double midpoint = random.nextUniform(80, 120);
        double low = plateau * random.nextUniform(0.05, 0.3);
        boolean rises = random.nextUniform(0, 1) < 0.5;
        double[] x = places();
        double[] curve = new double[POINTS];
        new ErrorFunctionStep().evaluate(x, new double[] {rises ? low : plateau, rises ? plateau : low, midpoint, width / WIDTH_OF_SIGMA}, curve, null);
        double[] counts = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            counts[i] = random.nextPoisson(curve[i]);
        }
        return new Truth(midpoint, width, ProfileSignal.counts(name, x, Unit.NANOMETRE, counts));
    }
}
