package org.lamella.eels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.spectrum.EnergyWindow;

/**
 * Corrects the energy axis by edges whose energy is known: one feature gives the offset, two or more the dispersion as well, by
 * weighted least squares.
 */
public final class EnergyCalibration {
    private final double tolerance;

    /** What is known of an edge. */
    public enum Feature {
        /** The first narrow peak: a white line, or a pi* peak. */
        PEAK,
        /** The steepest rise. */
        ONSET
    }

    /**
     * A feature of known energy.
     *
     * @param edge the edge it belongs to
     * @param feature which part of the edge
     * @param energy in eV
     * @param uncertainty one standard uncertainty in eV, not negative
     */
    public record Known(Edge edge, Feature feature, double energy, double uncertainty) {
        public Known {
            if (!(energy > 0) || Double.isInfinite(energy) || !(uncertainty >= 0) || Double.isInfinite(uncertainty)) {
                throw new IllegalArgumentException("a known energy must be positive and its uncertainty not negative");
            }
        }
    }

    /**
     * Where a feature was found.
     *
     * @param known what is known of it
     * @param measured on the axis as it was, in eV
     */
    public record Found(Known known, Quantity measured) {
    }

    /**
     * The correction.
     *
     * @param corrected the axis with true energies
     * @param offset what is added at the mean energy of the features, in eV
     * @param dispersion the factor by which a channel is wider than the file says; exactly 1 without uncertainty for a single feature
     * @param features where they were found
     */
    public record Correction(Axis corrected, Quantity offset, Quantity dispersion, List<Found> features) {
        public Correction {
            features = List.copyOf(features);
        }
    }

    /** @param tolerance how far features may be from where they should be, in eV */
    public EnergyCalibration(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("a tolerance must be above 0 eV");
        }
        this.tolerance = tolerance;
    }

    /**
     * Finds the features in a spectrum.
     *
     * @param energy ascending, in eV
     * @throws IllegalArgumentException when one is not found: says which and where it was looked for
     */
    public Correction find(Axis energy, double[] counts, List<Known> known) {
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no known energy is given");
        }
        List<Found> found = new ArrayList<>();
        for (Known each : known) {
            found.add(new Found(each, measure(energy, counts, each)));
        }
        return correction(energy, found);
    }

    private Quantity measure(Axis energy, double[] counts, Known known) {
        Noise noise = Noise.COUNTS;
        Background background = Background.none(new EnergyWindow(energy.coordinate(-0.5), energy.coordinate(energy.size() - 0.5)));
        try {
            EnergyWindow window = EdgeWindows.before(energy, known.edge(), List.of(), 0, tolerance);
            background = new BackgroundFit(energy, EdgeWindows.undisturbed(energy, counts, window, BackgroundSettings.defaults()),
                    BackgroundSettings.defaults()).fit(counts);
            noise = Noise.fromScatter(background.scatter(), background.degreesOfFreedom());
        } catch (IllegalArgumentException e) {
            // A peak can be found on its background as well.
        }
        double[] curve = background.values(energy);
        double[] signal = new double[counts.length];
        double[] variances = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            signal[i] = Double.isNaN(curve[i]) ? counts[i] : counts[i] - curve[i];
            variances[i] = noise.variance(counts[i]);
        }
        double from = known.energy() - tolerance;
        double to = known.energy() + tolerance;
        Quantity place;
        if (known.feature() == Feature.ONSET) {
            place = OnsetSearch.steepest(energy, counts, background, SpectrumNoise.of(energy, counts, background, noise), known.energy(), tolerance);
        } else {
            PeakPosition top = PeakPosition.firstPeak(energy, signal, variances, from, to);
            place = Quantity.of(top.energy(), top.uncertainty(), Unit.ELECTRONVOLT);
        }
        if (!(place.value() > from) || !(place.value() < to)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "no %s of %s was found between %.5g and %.5g eV",
                    known.feature() == Feature.ONSET ? "onset" : "peak", known.edge().name(), from, to));
        }
        return place;
    }

    private static Correction correction(Axis energy, List<Found> found) {
        double weights = 0;
        double meanMeasured = 0;
        double meanKnown = 0;
        for (Found each : found) {
            double weight = weight(each);
            weights += weight;
            meanMeasured += weight * each.measured().value();
            meanKnown += weight * each.known().energy();
        }
        meanMeasured /= weights;
        meanKnown /= weights;
        double squares = 0;
        double products = 0;
        for (Found each : found) {
            double distance = each.measured().value() - meanMeasured;
            squares += weight(each) * distance * distance;
            products += weight(each) * distance * (each.known().energy() - meanKnown);
        }
        boolean hasSlope = found.size() > 1 && squares * energy.scale() * energy.scale() > 0
                && squares / weights > energy.scale() * energy.scale();
        if (found.size() > 1 && !hasSlope) {
            throw new IllegalArgumentException("the known energies are too near to each other for the dispersion");
        }
        double slope = hasSlope ? products / squares : 1;
        Axis corrected = energy.withCalibration(slope * energy.scale(), meanKnown + slope * (energy.offset() - meanMeasured), energy.unit());
        return new Correction(corrected, Quantity.of(meanKnown - meanMeasured, 1 / Math.sqrt(weights), Unit.ELECTRONVOLT),
                hasSlope ? Quantity.of(slope, 1 / Math.sqrt(squares), Unit.NONE) : Quantity.of(1, Unit.NONE), found);
    }

    private static double weight(Found found) {
        double variance = found.measured().uncertainty() * found.measured().uncertainty() + found.known().uncertainty() * found.known().uncertainty();
        return 1 / Math.max(variance, 1e-8);
    }
}
