package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.lamella.data.Image;
import org.lamella.data.Progress;

/**
 * Finds lattice spots in the power spectrum of an image and measures them.
 *
 * <p>The spectrum is divided by its robust radial background and searched at several widths for peaks that noise would
 * hardly give: a peak counts when the probability of one like it anywhere in the spectrum, at any of the widths, is
 * below the accepted false-alarm probability (Bonferroni). The mates of a Friedel pair are one spot.</p>
 *
 * <p>Literature: M. B. Priestley, Spectral Analysis and Time Series (1981), for the exponential distribution of
 * periodogram ordinates; the local background ratio follows an F distribution.</p>
 */
public final class SpotSearch {
    /** Smallest image side that can be searched. */
    public static final int MINIMUM_SIZE = 32;

    private static final double[] WIDTHS = {0, 1, 2.2, 4.5};
    private static final double MINIMUM_PERIOD_PIXELS = 2.4;
    /** Independent values behind a typical local background; only used to rank peaks and to set thresholds. */
    private static final double TYPICAL_REFERENCE = 60;

    private final SpotSearchSettings settings;

    public SpotSearch(SpotSearchSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * What a search found.
     *
     * @param spots the spots, strongest first
     * @param spectrum the spectrum they were found in
     * @param radialProfile the mean divided power by |g|
     */
    public record Result(List<Spot> spots, PowerSpectrum spectrum, RadialProfile radialProfile) {
        public Result {
            spots = List.copyOf(spots);
        }
    }

    private record Peak(int k, int l, SmoothingScale scale, double probability, double rank, double noise, double ratio) {
    }

    /**
     * Searches an image.
     *
     * @param image at least {@value #MINIMUM_SIZE} pixels a side; its axes' unit is that of the settings' spacings
     * @throws IllegalArgumentException when the image is too small, has no finite pixel or no range of spacings is left
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Result find(Image image, Progress progress) {
        if (image.width() < MINIMUM_SIZE || image.height() < MINIMUM_SIZE) {
            throw new IllegalArgumentException("a region of " + image.width() + " x " + image.height()
                    + " pixels is too small to find lattice spots in; use at least " + MINIMUM_SIZE + " x " + MINIMUM_SIZE);
        }
        progress.report(0, "Fourier transform");
        PowerSpectrum spectrum = PowerSpectrum.of(image);
        progress.check();
        double gMax = Math.min(1 / settings.dMin(),
                Math.min(spectrum.stepX() * spectrum.width(), spectrum.stepY() * spectrum.height()) / MINIMUM_PERIOD_PIXELS);
        double gMin = Math.max(1 / settings.dMax(), 4 * Math.max(spectrum.stepX(), spectrum.stepY()));
        if (!(gMin < gMax)) {
            throw new IllegalArgumentException("no lattice spacing can be found between dMin and dMax with this pixel size and region");
        }
        progress.report(0.3, "Background");
        SpectrumBackground background = new SpectrumBackground(spectrum, gMin, gMax);
        progress.check();
        progress.report(0.6, "Spots");
        List<Peak> peaks = strongestFirst(spectrum, background, progress);
        List<Spot> spots = refine(peaks, spectrum, gMin, gMax);
        return new Result(Harmonics.mark(spots), spectrum, RadialProfile.of(spectrum, background, gMin, gMax));
    }

    private List<Peak> strongestFirst(PowerSpectrum spectrum, SpectrumBackground background, Progress progress) {
        LocalReference reference = new LocalReference(background);
        double area = Math.PI / 2 * (Math.pow(1 / settings.dMin(), 2)) / (spectrum.stepX() * spectrum.stepY());
        double tests = WIDTHS.length * Math.min(area, (double) (background.reachX() + 1) * (2 * background.reachY() + 1));
        List<Peak> candidates = new ArrayList<>();
        for (double width : WIDTHS) {
            progress.check();
            SmoothingScale scale = SmoothingScale.of(width);
            float[] map = scale.apply(background.whitened(), background.columns(), background.rows());
            float threshold = (float) scale.threshold(Math.min(0.01, 40 / tests), 1e6);
            for (int l = -background.reachY(); l <= background.reachY(); l++) {
                for (int k = 0; k <= background.reachX(); k++) {
                    int i = background.index(k, l);
                    if (map[i] > threshold && (k > 0 || l < 0) && background.inRange(k, l) && isMaximum(map, i, background.columns())) {
                        LocalReference.Verdict verdict = reference.judge(k, l, map[i], scale);
                        double significance = verdict.probability() * tests;
                        if (significance < settings.falseAlarm()) {
                            double ratio = map[i] / verdict.level().mean();
                            double rank = Math.log1p(scale.independent() * map[i] / TYPICAL_REFERENCE)
                                    - 0.7 * stepsFromNarrowest(width);
                            candidates.add(new Peak(k, l, scale, Math.max(significance, 1e-300), rank,
                                    reference.surroundings(k, l, scale).mean() * background.backgroundAt(k, l), ratio));
                        }
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingDouble((Peak peak) -> -peak.rank).thenComparingInt(Peak::k).thenComparingInt(Peak::l));
        List<Peak> kept = new ArrayList<>();
        for (Peak peak : candidates) {
            if (kept.size() < settings.maximumSpots() && kept.stream().noneMatch(other -> belongsTo(peak, other, background))) {
                kept.add(peak);
            }
        }
        return kept;
    }

    /** A wider average must gather clearly more power than a narrow one before a spot counts as wide. */
    private static int stepsFromNarrowest(double width) {
        for (int i = 0; i < WIDTHS.length; i++) {
            if (WIDTHS[i] == width) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a width of the search: " + width);
    }

    private static boolean isMaximum(float[] map, int i, int columns) {
        float centre = map[i];
        return centre > map[i - 1] && centre >= map[i + 1] && centre > map[i - columns] && centre >= map[i + columns]
                && centre > map[i - columns - 1] && centre > map[i - columns + 1]
                && centre >= map[i + columns - 1] && centre >= map[i + columns + 1];
    }

    /** Whether a peak is the same spot as a stronger one, or one of the ripples that the edge of a crystal gives. */
    private static boolean belongsTo(Peak peak, Peak stronger, SpectrumBackground background) {
        double distance = Math.min(Math.hypot(peak.k - stronger.k, peak.l - stronger.l),
                Math.hypot(peak.k + stronger.k, peak.l + stronger.l));
        if (distance < Math.max(peak.scale.exclusionRadius(), stronger.scale.exclusionRadius())) {
            return true;
        }
        double width = 2 + 2.4 * stronger.scale.sigma();
        return highest(peak, background) < 0.1 * Math.pow(width / distance, 2) * highest(stronger, background);
    }

    /** The highest single bin of a peak. */
    private static double highest(Peak peak, SpectrumBackground background) {
        double highest = 0;
        for (int dl = -2; dl <= 2; dl++) {
            for (int dk = -2; dk <= 2; dk++) {
                highest = Math.max(highest, background.at(peak.k + dk, peak.l + dl));
            }
        }
        return highest;
    }

    private List<Spot> refine(List<Peak> peaks, PowerSpectrum spectrum, double gMin, double gMax) {
        SpotRefinement refinement = new SpotRefinement(spectrum);
        List<Spot> spots = new ArrayList<>();
        double area = WIDTHS.length * Math.PI / 2 / Math.pow(settings.dMin(), 2) / (spectrum.stepX() * spectrum.stepY());
        for (Peak peak : peaks) {
            double room = Double.POSITIVE_INFINITY;
            for (Peak other : peaks) {
                if (other != peak) {
                    room = Math.min(room, Math.min(Math.hypot(peak.k - other.k, peak.l - other.l),
                            Math.hypot(peak.k + other.k, peak.l + other.l)));
                }
            }
            SpotRefinement.Position position = refinement.refine(peak.k, peak.l, peak.noise, peak.scale, room);
            if (position != null) {
                double sign = position.l() < 0 || position.l() == 0 && position.k() > 0 ? 1 : -1;
                double excess = peak.ratio / peak.scale.threshold(settings.falseAlarm() / area, TYPICAL_REFERENCE);
                Spot spot = new Spot(sign * position.k() * spectrum.stepX(), -sign * position.l() * spectrum.stepY(),
                        position.varianceK() * spectrum.stepX() * spectrum.stepX(),
                        position.varianceL() * spectrum.stepY() * spectrum.stepY(),
                        -position.covariance() * spectrum.stepX() * spectrum.stepY(),
                        peak.ratio * peak.scale.independent(), excess, peak.probability, position.envelope(), -1, spectrum.unit());
                double tolerance = Math.max(spectrum.stepX(), spectrum.stepY());
                // The foot of the strong power about zero frequency looks like a peak that lies outside the range.
                boolean inRange = spot.length() > gMin - tolerance && spot.length() < gMax + tolerance;
                if (inRange && spots.stream().noneMatch(other -> Math.hypot(other.gx() - spot.gx(), other.gy() - spot.gy()) < tolerance)) {
                    spots.add(spot);
                }
            }
        }
        spots.sort(Comparator.comparingDouble((Spot spot) -> -spot.signalToNoise()));
        return spots;
    }
}
