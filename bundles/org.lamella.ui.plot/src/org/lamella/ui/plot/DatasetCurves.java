package org.lamella.ui.plot;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.Curve;
import org.lamella.figure.PlotAxis;

/** Spectra and line scans of a dataset as curves: along the first signal axis, one at a time. */
final class DatasetCurves {
    private static final int LONGEST = 4_000_000;

    private final Dataset dataset;
    private final int along;

    /** @throws UserError when there is nothing to plot along */
    DatasetCurves(Dataset dataset) throws UserError {
        this.dataset = dataset;
        int found = -1;
        for (int i = 0; i < dataset.axes().size() && found < 0; i++) {
            if (!dataset.axes().get(i).isNavigation() && !dataset.axes().get(i).name().equals(Dataset.CHANNEL)) {
                found = i;
            }
        }
        this.along = found >= 0 ? found : 0;
        if (dataset.axes().get(along).size() > LONGEST) {
            throw new UserError("'" + dataset.name() + "' has " + dataset.axes().get(along).size() + " channels, more than a plot shows");
        }
    }

    /** How many curves there are. */
    long count() {
        long count = 1;
        for (int i = 0; i < dataset.axes().size(); i++) {
            count *= i == along ? 1 : dataset.axes().get(i).size();
        }
        return count;
    }

    /** Where a curve is along the other axes, in words. */
    String place(long index) {
        List<String> parts = new ArrayList<>();
        long rest = index;
        for (int i = 0; i < dataset.axes().size(); i++) {
            if (i != along) {
                Axis axis = dataset.axes().get(i);
                long at = rest % axis.size();
                rest /= axis.size();
                parts.add(axis.name() + " " + (at + 1) + " of " + axis.size());
            }
        }
        return String.join(", ", parts);
    }

    /** Reads one curve; not for the thread of the display. */
    PlotContent read(long index) {
        RandomAccessibleInterval<? extends RealType<?>> line = dataset.array();
        long rest = index;
        long[] position = new long[dataset.axes().size()];
        for (int i = 0; i < position.length; i++) {
            if (i != along) {
                position[i] = rest % dataset.axes().get(i).size();
                rest /= dataset.axes().get(i).size();
            }
        }
        for (int i = position.length - 1; i >= 0; i--) {
            if (i != along) {
                line = Views.hyperSlice(line, i, position[i]);
            }
        }
        Axis axis = dataset.axes().get(along);
        double[] x = new double[(int) axis.size()];
        double[] y = new double[x.length];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(line).cursor();
        for (int i = 0; i < x.length; i++) {
            x[i] = axis.coordinate(i);
            y[i] = cursor.next().getRealDouble();
        }
        Unit unit = axis.unit().equals(Unit.PIXEL) ? Unit.NONE : axis.unit();
        String title = unit.equals(Unit.NONE) ? axis.name() + " (channel)" : axis.name();
        Curve curve = axis.unit().isEnergy() ? Curve.steps("", x, y, 0) : Curve.line("", x, y, 0);
        return PlotContent.of(PlotAxis.linear(title, unit), PlotAxis.linear("intensity", Unit.COUNTS), List.of(curve));
    }
}
