package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.lowloss.ZeroLossAlignment;
import org.lamella.eels.lowloss.ZeroLossMethod;
import org.lamella.eels.lowloss.ZeroLossPeak;
import org.lamella.spectrum.SpectrumSeries;

/** The low-loss spectra of a single spectrum or a line, all held at once. */
final class CoupledLowLoss implements LowLosses {
    private final List<LowLossPlace> places;
    private final ZeroLossPeak[] peaks;
    private final LowLossPlace sum;
    private final ZeroLossAlignment.Result alignment;

    private CoupledLowLoss(List<LowLossPlace> places, ZeroLossPeak[] peaks, LowLossPlace sum, ZeroLossAlignment.Result alignment) {
        this.places = places;
        this.peaks = peaks;
        this.sum = sum;
        this.alignment = alignment;
    }

    /** @throws UserError when none of the spectra is a low loss */
    static CoupledLowLoss of(String name, SpectrumSeries series, ZeroLossMethod method, AnalysisContext context, Progress progress) throws UserError {
        List<LowLossPlace> places = new ArrayList<>();
        List<double[]> usable = new ArrayList<>();
        String failure = "";
        for (double[] counts : series.counts()) {
            progress.check();
            try {
                places.add(LowLossPlace.of(series.energy(), counts, method));
                usable.add(counts);
            } catch (IllegalArgumentException e) {
                places.add(null);
                failure = e.getMessage();
            }
        }
        if (usable.isEmpty()) {
            throw new UserError(name + ": " + failure);
        }
        if (usable.size() < series.size()) {
            context.warn(name + ": " + (series.size() - usable.size()) + " of " + series.size() + " low-loss spectra are not usable: " + failure);
        }
        ZeroLossAlignment.Result alignment = new ZeroLossAlignment(method).align(series.energy(), usable, progress);
        ZeroLossPeak[] peaks = new ZeroLossPeak[places.size()];
        double[] total = new double[series.channels()];
        int next = 0;
        for (int i = 0; i < peaks.length; i++) {
            if (places.get(i) != null) {
                peaks[i] = alignment.peaks().get(next++);
                addMoved(total, series.counts()[i], channels(series.energy(), peaks[i].position() - alignment.mean()));
            }
        }
        try {
            return new CoupledLowLoss(places, peaks, LowLossPlace.of(series.energy(), total, method), alignment);
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": " + e.getMessage(), e);
        }
    }

    /** A drift in whole channels: counts that are moved by them stay counts. */
    static int channels(Axis energy, double drift) {
        return (int) Math.rint(drift / energy.scale());
    }

    /** Adds a spectrum that lies some channels too high; beyond its ends it keeps its last count. */
    static void addMoved(double[] total, double[] counts, int tooHigh) {
        for (int i = 0; i < total.length; i++) {
            total[i] += counts[Math.clamp(i + (long) tooHigh, 0, counts.length - 1)];
        }
    }

    @Override
    public LowLossPlace sum() {
        return sum;
    }

    @Override
    public Quantity meanZeroLoss() {
        return alignment.peaks().size() == 1 ? alignment.peaks().get(0).quantity()
                : Quantity.of(alignment.mean(), alignment.standardDeviation() / Math.sqrt(alignment.peaks().size()), Unit.ELECTRONVOLT);
    }

    @Override
    public boolean isEach() {
        return places.size() > 1;
    }

    @Override
    public double drift(int index) {
        return !isEach() ? 0 : peaks[index] == null ? Double.NaN : peaks[index].position() - alignment.mean();
    }

    @Override
    public Quantity zeroLoss(int index) {
        ZeroLossPeak peak = peaks[isEach() ? index : 0];
        return peak == null ? null : peak.quantity();
    }

    @Override
    public List<LowLossPlace> places(int first, int count) {
        return isEach() ? Collections.unmodifiableList(places.subList(first, first + count)) : Collections.nCopies(count, places.get(0));
    }

    /** How many low losses there are. */
    int size() {
        return places.size();
    }
}
