package org.lamella.spectrum;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * The spectra of a dataset: one, along a line, or one for each pixel of an image. Only what is asked for is read from the
 * file, row by row. Several threads may read at once.
 */
public final class SpectrumSource {
    /** More counts than this (1 GB) are never held at once. */
    private static final long MOST_VALUES = 1L << 27;

    /** What a dataset holds. */
    public enum Kind {
        SPECTRUM, LINE_SCAN, SPECTRUM_IMAGE
    }

    private final Dataset dataset;
    private final Axis energy;
    private final Axis x;
    private final Axis y;
    /** Dimensions: energy, x, y; x and y are of size 1 where the dataset has none. */
    private final RandomAccessibleInterval<? extends RealType<?>> array;
    private final Kind kind;

    private SpectrumSource(Dataset dataset, int energyDimension, List<Integer> others) {
        this.dataset = dataset;
        Axis axis = dataset.axes().get(energyDimension);
        Axis inElectronvolts = axis.unit().isEnergy() ? axis.in(Unit.ELECTRONVOLT) : axis.withCalibration(axis.scale(), axis.offset(), Unit.ELECTRONVOLT);
        RandomAccessibleInterval<? extends RealType<?>> ordered = ordered(dataset.array(), energyDimension, others);
        if (inElectronvolts.scale() < 0) {
            ordered = Views.zeroMin(Views.invertAxis(ordered, 0));
            inElectronvolts = inElectronvolts.withCalibration(-inElectronvolts.scale(), inElectronvolts.coordinate(axis.size() - 1.0), Unit.ELECTRONVOLT);
        }
        array = ordered;
        energy = inElectronvolts.withRole(Axis.Role.SIGNAL);
        x = others.isEmpty() ? Axis.uncalibrated("x", 1) : dataset.axes().get(others.get(0)).withRole(Axis.Role.SIGNAL);
        y = others.size() < 2 ? Axis.uncalibrated("y", 1) : dataset.axes().get(others.get(1)).withRole(Axis.Role.SIGNAL);
        kind = Kind.values()[others.size()];
    }

    private static <T extends RealType<?>> RandomAccessibleInterval<T> ordered(RandomAccessibleInterval<T> array, int energyDimension,
            List<Integer> others) {
        RandomAccessibleInterval<T> kept = array;
        int energyNow = energyDimension;
        for (int d = array.numDimensions() - 1; d >= 0; d--) {
            if (d != energyDimension && !others.contains(d)) {
                kept = Views.hyperSlice(kept, d, 0);
                energyNow -= d < energyNow ? 1 : 0;
            }
        }
        for (int d = energyNow; d > 0; d--) {
            kept = Views.permute(kept, d, d - 1);
        }
        while (kept.numDimensions() < 3) {
            kept = Views.addDimension(kept, 0, 0);
        }
        return kept;
    }

    /** The spectra of a dataset; empty when it has no axis of energy, or more than two others. */
    public static Optional<SpectrumSource> of(Dataset dataset) {
        List<Axis> axes = dataset.axes();
        int energy = energyDimension(axes);
        if (energy < 0 || axes.get(energy).size() < 2) {
            return Optional.empty();
        }
        List<Integer> others = new ArrayList<>(IntStream.range(0, axes.size()).filter(d -> d != energy && axes.get(d).size() > 1).boxed().toList());
        return others.size() > 2 ? Optional.empty() : Optional.of(new SpectrumSource(dataset, energy, others));
    }

    /**
     * The spectra of a dataset.
     *
     * @throws UserError when it holds none: says what it lacks
     */
    public static SpectrumSource require(Dataset dataset) throws UserError {
        return of(dataset).orElseThrow(() -> new UserError("'" + dataset.name() + "' holds no spectra: it has no axis with a unit of energy (eV or keV); "
                + "its axes are " + String.join(", ", dataset.axes().stream().map(axis -> axis.name() + (axis.unit().symbol().isEmpty() ? "" : " in "
                + axis.unit().symbol())).toList())));
    }

    /** The axis with a unit of energy, or one named energy of which the unit isn't known: then it counts as eV. */
    private static int energyDimension(List<Axis> axes) {
        return IntStream.range(0, axes.size()).filter(d -> axes.get(d).unit().isEnergy()).findFirst()
                .orElse(IntStream.range(0, axes.size()).filter(d -> isNamedEnergy(axes.get(d))).findFirst().orElse(-1));
    }

    private static boolean isNamedEnergy(Axis axis) {
        String name = axis.name().toLowerCase(Locale.ROOT);
        return (name.startsWith("energy") || name.equals("eloss")) && (axis.unit().equals(Unit.NONE) || !axis.unit().isKnown()) && axis.scale() != 1;
    }

    public Kind kind() {
        return kind;
    }

    public Dataset dataset() {
        return dataset;
    }

    /** The axis of energy, in eV, ascending. */
    public Axis energy() {
        return energy;
    }

    /** The axis along a row of a spectrum image or along a line scan; one element for a single spectrum. */
    public Axis x() {
        return x;
    }

    /** The axis down the rows of a spectrum image; otherwise one element. */
    public Axis y() {
        return y;
    }

    /**
     * The spectrum, or the spectra of a line scan, at their distance from the first one.
     *
     * @throws UserError when this is a spectrum image, which needs a line, or the file proves damaged
     */
    public SpectrumSeries series(Progress progress) throws UserError {
        if (kind == Kind.SPECTRUM_IMAGE) {
            throw new UserError("'" + dataset.name() + "' is a spectrum image of " + x.size() + " x " + y.size()
                    + " spectra; choose a line or a box, for example line=0,0," + (x.size() - 1) + "," + (y.size() - 1));
        }
        return along(new Region.Line(dataset.name(), 0, 0, Math.max(x.size() - 1.0, 0.25), 0, 1), progress);
    }

    /**
     * Spectra along a line through a spectrum image, summed over its width.
     *
     * @param line in pixels; see {@link LineBand}
     * @throws UserError when the line does not touch the image, has too many spectra for memory, or the file proves damaged
     */
    public SpectrumSeries along(Region.Line line, Progress progress) throws UserError {
        LineBand band = new LineBand(x, y, line);
        requireFits(band.steps());
        BandSteps steps = new BandSteps(band, dataset.name());
        double[][] counts = new double[band.steps()][];
        int channels = (int) energy.size();
        int left = band.firstColumn();
        int right = band.lastColumn();
        int top = band.firstRow();
        int bottom = band.lastRow();
        for (int row = top; row <= bottom && right >= left; row++) {
            progress.report((row - top) / (bottom - top + 1.0), "reads spectra");
            progress.check();
            int[] target = new int[right - left + 1];
            for (int column = left; column <= right; column++) {
                int step = steps.add(column, row);
                target[column - left] = step;
                if (step >= 0 && counts[step] == null) {
                    counts[step] = new double[channels];
                }
            }
            addRow(row, left, target, counts, 0, channels);
        }
        int[] filled = steps.filled();
        return new SpectrumSeries(dataset.name(), energy, steps.distances(filled), band.unit(),
                Arrays.stream(filled).mapToObj(step -> counts[step]).toArray(double[][]::new), steps.pixels(filled));
    }

    /** Spectra along the longer side of a box, summed over its shorter side; as {@link #along(Region.Line, Progress)}. */
    public SpectrumSeries along(Region.Rectangle box, Progress progress) throws UserError {
        return along(LineBand.along(box), progress);
    }

    /**
     * The sum of all spectra, or of those in a box.
     *
     * @param box null for all; what reaches out of the image is left out
     * @return a series of one spectrum at distance 0
     * @throws UserError when the box does not touch the image or the file proves damaged
     */
    public SpectrumSeries sum(Region.Rectangle box, Progress progress) throws UserError {
        long left = box == null ? 0 : Math.max(0, box.x());
        long top = box == null ? 0 : Math.max(0, box.y());
        long right = box == null ? x.size() : Math.min(x.size(), (long) box.x() + box.width());
        long bottom = box == null ? y.size() : Math.min(y.size(), (long) box.y() + box.height());
        if (left >= right || top >= bottom) {
            throw new UserError("the box does not touch '" + dataset.name() + "', which is " + x.size() + " x " + y.size() + " pixels");
        }
        int channels = (int) energy.size();
        double[][] counts = new double[1][channels];
        int[] target = new int[(int) (right - left)];
        for (long row = top; row < bottom; row++) {
            progress.report((row - top) / (double) (bottom - top), "reads spectra");
            progress.check();
            addRow(row, left, target, counts, 0, channels);
        }
        return new SpectrumSeries(dataset.name(), energy, new double[1], x.unit().isLength() ? Unit.NANOMETRE : Unit.PIXEL, counts,
                new double[] {(double) (right - left) * (bottom - top)});
    }

    /**
     * The counts of a window of energies, for each pixel: an element map.
     *
     * @return {@code x().size() * y().size()} sums, row-major
     * @throws UserError when the image is too large or the file proves damaged
     */
    public double[] map(EnergyWindow window, Progress progress) throws UserError {
        int width = (int) Math.min(x.size(), Integer.MAX_VALUE);
        int first = window.firstChannel(energy);
        int end = window.endChannel(energy);
        if (width * (double) y.size() > MOST_VALUES) {
            throw new UserError("'" + dataset.name() + "' has more pixels than fit one map in memory");
        }
        double[] map = new double[width * (int) y.size()];
        int[] target = IntStream.range(0, width).toArray();
        double[][] sums = new double[width][1];
        for (int row = 0; row < y.size() && end > first; row++) {
            progress.report(row / (double) y.size(), "reads spectra");
            progress.check();
            for (double[] sum : sums) {
                sum[0] = 0;
            }
            addRow(row, 0, target, sums, first, end);
            for (int column = 0; column < width; column++) {
                map[row * width + column] = sums[column][0];
            }
        }
        return map;
    }

    private void requireFits(int spectra) throws UserError {
        if (spectra * (double) energy.size() > MOST_VALUES) {
            throw new UserError(spectra + " spectra of " + energy.size() + " channels are more than fit in memory; choose a shorter line");
        }
    }

    /**
     * Adds the spectra of a row to their targets, in the order of the memory.
     *
     * @param left the first column
     * @param target for each column the spectrum to add to; -1 for none
     * @param sums sums[target][channel - first], or a single sum when the arrays have one element
     */
    private void addRow(long row, long left, int[] target, double[][] sums, int first, int end) throws UserError {
        try {
            add(Views.interval(array, new long[] {first, left, row}, new long[] {end - 1L, left + target.length - 1, row}), left, target, sums, first);
        } catch (UncheckedIOException e) {
            throw new UserError(e.getCause().getMessage(), e);
        } catch (InternalError e) {
            // What the machine says when a mapped file is shorter than it was when it was opened.
            throw new UserError("the file of these spectra was cut short while it was open; open it again", e);
        }
    }

    private static <T extends RealType<?>> void add(RandomAccessibleInterval<T> part, long left, int[] target, double[][] sums, int first) {
        Cursor<T> cursor = part.localizingCursor();
        while (cursor.hasNext()) {
            T value = cursor.next();
            int to = target[(int) (cursor.getLongPosition(1) - left)];
            if (to >= 0) {
                double[] sum = sums[to];
                sum[sum.length == 1 ? 0 : cursor.getIntPosition(0) - first] += value.getRealDouble();
            }
        }
    }
}
