package org.lamella.eels.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.eels.lowloss.ZeroLossAlignment;
import org.lamella.eels.lowloss.ZeroLossMethod;
import org.lamella.eels.lowloss.ZeroLossPeak;
import org.lamella.spectrum.SpectrumSource;

/**
 * The low loss of every pixel of a spectrum image. Of each pixel only numbers are held; its spectrum is read again when it is
 * needed, so that an image larger than the memory can be used.
 */
final class LowLossImage implements LowLosses {
    private final SpectrumSource source;
    private final ZeroLossMethod method;
    private final double[] positions;
    private final double[] positionUncertainties;
    private final double[] thicknesses;
    private final double[] thicknessUncertainties;
    private LowLossPlace sum;
    private double firstPosition = Double.NaN;
    private double mean;
    private double meanUncertainty;

    private LowLossImage(SpectrumSource source, ZeroLossMethod method) {
        this.source = source;
        this.method = method;
        int pixels = Math.multiplyExact((int) source.x().size(), (int) source.y().size());
        positions = unknown(pixels);
        positionUncertainties = unknown(pixels);
        thicknesses = unknown(pixels);
        thicknessUncertainties = unknown(pixels);
    }

    private static double[] unknown(int pixels) {
        double[] values = new double[pixels];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /**
     * Finds zero loss and thickness of every pixel.
     *
     * @throws UserError when no pixel has a zero-loss peak, or the file proves damaged
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    static LowLossImage of(String name, SpectrumSource source, ZeroLossMethod method, AnalysisContext context, Progress progress) throws UserError {
        LowLossImage image = new LowLossImage(source, method);
        double[] total = new double[(int) source.energy().size()];
        String[] failure = new String[1];
        for (ImageRows rows = ImageRows.first(source); rows != null; rows = rows.next()) {
            image.add(rows, total, failure, progress.part(rows.fraction(), rows.endFraction()));
        }
        double[] known = Arrays.stream(image.positions).filter(Double::isFinite).toArray();
        if (known.length == 0) {
            throw new UserError(name + ": " + failure[0]);
        }
        if (known.length < image.positions.length) {
            context.warn(name + ": the low loss of " + (image.positions.length - known.length) + " of " + image.positions.length
                    + " pixels is not usable: " + failure[0]);
        }
        image.mean = Arrays.stream(known).average().orElseThrow();
        double squares = Arrays.stream(known).map(value -> (value - image.mean) * (value - image.mean)).sum();
        image.meanUncertainty = known.length == 1 ? Double.NaN : Math.sqrt(squares / (known.length - 1) / known.length);
        try {
            image.sum = LowLossPlace.of(source.energy(), total, method);
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": " + e.getMessage(), e);
        }
        return image;
    }

    private void add(ImageRows rows, double[] total, String[] failure, Progress progress) throws UserError {
        List<double[]> counts = rows.read();
        String[] reasons = new String[counts.size()];
        List<LowLossPlace> found = SpectraMeasurement.inParallel(counts.size(), i -> {
            try {
                return LowLossPlace.of(source.energy(), counts.get(i), method);
            } catch (IllegalArgumentException e) {
                reasons[i] = e.getMessage();
                return null;
            }
        }, progress);
        // The first one, whichever thread met its own first: two runs say the same.
        failure[0] = failure[0] != null ? failure[0] : Arrays.stream(reasons).filter(Objects::nonNull).findFirst().orElse(null);
        ZeroLossPeak[] peaks = peaks(counts, found);
        for (int i = 0; i < peaks.length; i++) {
            if (peaks[i] != null) {
                int pixel = rows.firstPixel() + i;
                positions[pixel] = peaks[i].position();
                positionUncertainties[pixel] = peaks[i].uncertainty();
                thicknesses[pixel] = found.get(i).thickness().relative().value();
                thicknessUncertainties[pixel] = found.get(i).thickness().relative().uncertainty();
                // The sum is moved to where the first pixel is: low losses find their own zero.
                firstPosition = Double.isNaN(firstPosition) ? positions[pixel] : firstPosition;
                CoupledLowLoss.addMoved(total, counts.get(i), CoupledLowLoss.channels(source.energy(), positions[pixel] - firstPosition));
            }
        }
    }

    /** The peaks of some pixels; by cross-correlation they are compared with the sum of these pixels. */
    private ZeroLossPeak[] peaks(List<double[]> counts, List<LowLossPlace> found) {
        ZeroLossPeak[] peaks = found.stream().map(place -> place == null ? null : place.lowLoss().zeroLoss()).toArray(ZeroLossPeak[]::new);
        int[] usable = IntStream.range(0, peaks.length).filter(i -> peaks[i] != null).toArray();
        if (method == ZeroLossMethod.CROSS_CORRELATION && usable.length > 1) {
            List<ZeroLossPeak> aligned = new ZeroLossAlignment(method).align(source.energy(), Arrays.stream(usable).mapToObj(counts::get).toList(),
                    Progress.NONE).peaks();
            for (int k = 0; k < usable.length; k++) {
                peaks[usable[k]] = aligned.get(k);
            }
        }
        return peaks;
    }

    /** The thickness of a pixel in mean free paths; not finite where it is not known. */
    Quantity thickness(int pixel) {
        return Quantity.of(thicknesses[pixel], thicknessUncertainties[pixel], Unit.NONE);
    }

    SpectrumSource source() {
        return source;
    }

    @Override
    public LowLossPlace sum() {
        return sum;
    }

    @Override
    public Quantity meanZeroLoss() {
        return Quantity.of(mean, meanUncertainty, Unit.ELECTRONVOLT);
    }

    @Override
    public boolean isEach() {
        return true;
    }

    @Override
    public double drift(int index) {
        return positions[index] - mean;
    }

    @Override
    public Quantity zeroLoss(int index) {
        return Double.isFinite(positions[index]) ? Quantity.of(positions[index], positionUncertainties[index], Unit.ELECTRONVOLT) : null;
    }

    @Override
    public List<LowLossPlace> places(int first, int count) throws UserError {
        int width = (int) source.x().size();
        if (first % width != 0 || count % width != 0) {
            throw new IllegalArgumentException("low losses are read by whole rows of " + width);
        }
        List<double[]> counts = new ImageRows(source, first / width, (first + count) / width).read();
        return SpectraMeasurement.inParallel(count, i -> Double.isFinite(positions[first + i]) ? LowLossPlace.of(source.energy(), counts.get(i), method)
                : null, Progress.NONE);
    }
}
