package org.lamella.linescan.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.math.CurveFit;
import org.lamella.math.FitStatistic;
import org.lamella.math.NormalCurve;
import org.lamella.math.ParameterConstraints;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.SpectrumSeries;

/**
 * The counts of lines at each place of a series, by fitting whole families of lines: all lines of an element's shell at their
 * energies with their relative intensities, as wide as the detector makes them, on a straight background. Families that
 * overlap are fitted together, which takes them apart. Poisson maximum likelihood, for spectra of single pixels have few
 * counts a channel; areas may come out below nothing where there is nothing, so that they are without bias.
 */
public final class FamilyFit {
    private static final double REACH = 2.5;
    private static final double FULL_WIDTH_OF_SIGMA = 2.3548200450309493;
    private static final double LEAST_INTENSITY = 0.01;
    private static final int NEIGHBOURS = 3;

    private final DetectorResolution resolution;
    private final XrayLines table;

    public FamilyFit(DetectorResolution resolution, XrayLines table) {
        this.resolution = resolution;
        this.table = table;
    }

    /** Families that share a stretch of the spectrum. */
    private record Cluster(double from, double to, List<LineGroup> families) {
    }

    /**
     * Fits every spectrum of a series.
     *
     * @return a signal for each group, in their order: the area of the whole family in counts, with its variance
     * @throws UserError when the spectra do not hold a family or have too few channels over it
     */
    public List<ProfileSignal> signals(SpectrumSeries series, List<LineGroup> groups, Progress progress) throws UserError {
        double[][] areas = new double[groups.size()][series.size()];
        double[][] variances = new double[groups.size()][series.size()];
        List<Cluster> clusters = clusters(groups, series.energy());
        int done = 0;
        for (Cluster cluster : clusters) {
            EnergyWindow window = new EnergyWindow(cluster.from, cluster.to);
            int first = window.firstChannel(series.energy());
            int end = window.endChannel(series.energy());
            int parameters = cluster.families.size() + 2;
            if (end - first < parameters + 3) {
                throw new UserError(String.format(Locale.ROOT, "the spectra have %d channels from %.4g to %.4g keV, too few to fit %s", end - first,
                        cluster.from / 1000, cluster.to / 1000, cluster.families.get(0).name()));
            }
            double[][] shapes = shapes(cluster, series.energy(), first, end);
            ParameterConstraints constraints = ParameterConstraints.free(parameters).bounded(parameters - 2, 1e-6, 1e12).bounded(parameters - 1, 1e-6, 1e12);
            CurveFit search = new CurveFit(new LinearModel(shapes), constraints, FitStatistic.POISSON_DEVIANCE);
            double[] channels = new double[end - first];
            for (int i = 0; i < series.size(); i++) {
                progress.report((done++) / (double) (clusters.size() * series.size()), "fits lines");
                progress.check();
                double[] counts = Arrays.copyOfRange(series.counts()[i], first, end);
                if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
                    throw new UserError("the spectra have negative counts; families of lines are fitted to counts as recorded");
                }
                CurveFit.Fit fit = search.fit(channels, counts, null, start(counts, parameters));
                for (int f = 0; f < cluster.families.size(); f++) {
                    int group = groups.indexOf(cluster.families.get(f));
                    areas[group][i] = fit.parameter(f);
                    double variance = fit.covariance()[f][f];
                    variances[group][i] = Double.isFinite(variance) && variance > 0 ? variance : 1;
                }
            }
        }
        List<ProfileSignal> signals = new ArrayList<>();
        double[] exposures = Arrays.stream(series.pixels()).allMatch(pixels -> pixels == series.pixels()[0]) ? null : series.pixels();
        for (int g = 0; g < groups.size(); g++) {
            signals.add(new ProfileSignal(groups.get(g).name(), series.positions(), series.positionUnit(), areas[g], ProfileSignal.Noise.GIVEN,
                    smoothed(variances[g]), exposures, Unit.COUNTS));
        }
        return signals;
    }

    private static double[] start(double[] counts, int parameters) {
        double mean = Arrays.stream(counts).average().orElse(0);
        double[] start = new double[parameters];
        Arrays.fill(start, 0, parameters - 2, Math.max(mean * counts.length / 3, 0.1));
        start[parameters - 2] = Math.max(mean / 2, 0.01);
        start[parameters - 1] = Math.max(mean / 2, 0.01);
        return start;
    }

    private List<Cluster> clusters(List<LineGroup> groups, Axis energy) throws UserError {
        List<Cluster> clusters = new ArrayList<>();
        List<LineGroup> sorted = new ArrayList<>(groups);
        sorted.sort(Comparator.comparingDouble(LineGroup::energy));
        double lowest = energy.coordinate(0);
        double highest = energy.coordinate(energy.size() - 1.0);
        for (LineGroup group : sorted) {
            List<XrayLine> family = family(group).stream().filter(line -> line.energy() > lowest && line.energy() < highest).toList();
            if (family.isEmpty()) {
                throw new UserError("the spectra do not hold the lines of " + group.name());
            }
            double from = family.stream().mapToDouble(line -> line.energy() - REACH * resolution.fullWidth(line.energy())).min().orElseThrow();
            double to = family.stream().mapToDouble(line -> line.energy() + REACH * resolution.fullWidth(line.energy())).max().orElseThrow();
            Cluster merged = new Cluster(Math.max(from, lowest), Math.min(to, highest), List.of(group));
            for (Cluster other : List.copyOf(clusters)) {
                if (other.from <= merged.to && other.to >= merged.from) {
                    clusters.remove(other);
                    List<LineGroup> families = new ArrayList<>(other.families);
                    families.addAll(merged.families);
                    merged = new Cluster(Math.min(other.from, merged.from), Math.max(other.to, merged.to), families);
                }
            }
            clusters.add(merged);
        }
        return clusters;
    }

    private List<XrayLine> family(LineGroup group) {
        return table.shell(group.element(), group.shell()).stream().filter(line -> line.intensity() >= LEAST_INTENSITY).toList();
    }

    /** For each family its counts a channel for an area of one count, then the background from its two ends. */
    private double[][] shapes(Cluster cluster, Axis energy, int first, int end) {
        double[][] shapes = new double[cluster.families.size() + 2][end - first];
        for (int f = 0; f < cluster.families.size(); f++) {
            List<XrayLine> family = family(cluster.families.get(f));
            double total = family.stream().mapToDouble(XrayLine::intensity).sum();
            for (XrayLine line : family) {
                double sigma = resolution.fullWidth(line.energy()) / FULL_WIDTH_OF_SIGMA;
                for (int c = first; c < end; c++) {
                    double low = (energy.coordinate(c - 0.5) - line.energy()) / sigma;
                    double high = (energy.coordinate(c + 0.5) - line.energy()) / sigma;
                    shapes[f][c - first] += line.intensity() / total * (NormalCurve.cumulative(high) - NormalCurve.cumulative(low));
                }
            }
        }
        for (int c = 0; c < end - first; c++) {
            double share = c / (end - first - 1.0);
            shapes[shapes.length - 2][c] = 1 - share;
            shapes[shapes.length - 1][c] = share;
        }
        return shapes;
    }

    /** Means over neighbours: a place with few counts by chance must not weigh more. */
    private static double[] smoothed(double[] variances) {
        double[] smooth = new double[variances.length];
        for (int i = 0; i < smooth.length; i++) {
            int from = Math.max(0, i - NEIGHBOURS);
            int to = Math.min(variances.length, i + NEIGHBOURS + 1);
            smooth[i] = Arrays.stream(variances, from, to).average().orElseThrow();
        }
        return smooth;
    }
}
