package org.lamella.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * Spectra along a line: a single spectrum, several files, a line scan, or a line through a spectrum image are all of this
 * kind. Counts are sums of what was recorded, never interpolated, so that counts that were Poisson in the file are Poisson
 * here: their variance is the count itself.
 *
 * @param name what the series is called
 * @param energy the energy of the channels: ascending, in eV
 * @param positions the distance of each spectrum along the line, ascending, in {@code positionUnit}
 * @param positionUnit nm where the file is calibrated in lengths, otherwise the file's unit or pixels
 * @param counts counts[position][channel]
 * @param pixels over how many pixels of the file each spectrum is summed: what its counts are proportional to
 */
public record SpectrumSeries(String name, Axis energy, double[] positions, Unit positionUnit, double[][] counts, double[] pixels) {
    public SpectrumSeries {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(positionUnit, "positionUnit");
        if (!energy.unit().equals(Unit.ELECTRONVOLT) || !(energy.scale() > 0)) {
            throw new IllegalArgumentException("the energy axis must ascend in eV, not " + energy);
        }
        if (positions.length == 0 || positions.length != counts.length || positions.length != pixels.length) {
            throw new IllegalArgumentException(positions.length + " positions, " + counts.length + " spectra, " + pixels.length + " numbers of pixels");
        }
        for (double[] spectrum : counts) {
            if (spectrum.length != energy.size()) {
                throw new IllegalArgumentException("a spectrum of " + spectrum.length + " channels for an axis of " + energy.size());
            }
        }
    }

    /** How many spectra there are. */
    public int size() {
        return positions.length;
    }

    public int channels() {
        return (int) energy.size();
    }

    /** All spectra summed. */
    public double[] total() {
        double[] total = new double[channels()];
        for (double[] spectrum : counts) {
            for (int c = 0; c < total.length; c++) {
                total[c] += spectrum[c];
            }
        }
        return total;
    }

    /** One spectrum of the series, as a series of its own. */
    public SpectrumSeries single(int index) {
        return new SpectrumSeries(name, energy, new double[] {positions[index]}, positionUnit, new double[][] {counts[index]},
                new double[] {pixels[index]});
    }

    /** The same spectra on another energy scale, for example aligned at a known line. */
    public SpectrumSeries withEnergy(Axis newEnergy) {
        return new SpectrumSeries(name, newEnergy, positions, positionUnit, counts, pixels);
    }

    public SpectrumSeries withName(String newName) {
        return new SpectrumSeries(newName, energy, positions, positionUnit, counts, pixels);
    }

    /**
     * The spectra of several files as one series, in the order given.
     *
     * @param positions one for each spectrum of the parts, ascending
     * @throws UserError when the energy axes of two parts differ
     */
    public static SpectrumSeries joined(String name, List<SpectrumSeries> parts, double[] positions, Unit unit) throws UserError {
        Axis energy = parts.get(0).energy();
        List<double[]> counts = new ArrayList<>();
        List<Double> pixels = new ArrayList<>();
        for (SpectrumSeries part : parts) {
            Axis other = part.energy();
            boolean isAlike = other.size() == energy.size() && Math.abs(other.scale() - energy.scale()) <= 1e-6 * energy.scale()
                    && Math.abs(other.offset() - energy.offset()) <= 0.01 * energy.scale();
            if (!isAlike) {
                throw new UserError("the spectra '" + parts.get(0).name() + "' and '" + part.name() + "' do not have the same energy axis: "
                        + describe(energy) + " and " + describe(other));
            }
            for (int i = 0; i < part.size(); i++) {
                counts.add(part.counts()[i]);
                pixels.add(part.pixels()[i]);
            }
        }
        return new SpectrumSeries(name, energy, positions, unit, counts.toArray(double[][]::new),
                pixels.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String describe(Axis energy) {
        return energy.size() + " channels of " + energy.scale() + " eV from " + energy.offset() + " eV";
    }
}
