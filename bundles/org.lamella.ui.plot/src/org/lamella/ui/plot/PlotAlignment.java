package org.lamella.ui.plot;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/**
 * Plots that stand one above the other with the same x axis begin and end at the same places, however wide the numbers of
 * their y axes are: what lies below a point lies at its x.
 */
final class PlotAlignment {
    private static final String KEY = "org.lamella.plotAlignment";
    /** The room that a label at the end of an x axis needs depends a little on the width that is left. */
    private static final int ROUNDS = 3;

    private final Composite parent;
    private final List<PlotWidget> plots = new ArrayList<>();
    private boolean isScheduled;
    private boolean isAligning;

    private PlotAlignment(Composite parent) {
        this.parent = parent;
    }

    /** Keeps a plot in line with the others of its parent from now on. */
    static void join(PlotWidget plot) {
        Composite parent = plot.getParent();
        PlotAlignment alignment = (PlotAlignment) parent.getData(KEY);
        if (alignment == null) {
            alignment = new PlotAlignment(parent);
            parent.setData(KEY, alignment);
        }
        alignment.add(plot);
    }

    private void add(PlotWidget plot) {
        plots.add(plot);
        plot.addDisposeListener(event -> plots.remove(plot));
        for (int event : new int[] {SWT.Resize, SWT.Move}) {
            plot.addListener(event, each -> later());
            plot.area().addListener(event, each -> later());
        }
    }

    /** When the charts have laid out all of what changes now. */
    private void later() {
        if (plots.size() > 1 && !isScheduled && !isAligning) {
            isScheduled = true;
            parent.getDisplay().asyncExec(this::align);
        }
    }

    private void align() {
        isScheduled = false;
        isAligning = true;
        boolean isDifferent = !parent.isDisposed();
        for (int round = 0; round < ROUNDS && isDifferent; round++) {
            isDifferent = false;
            for (PlotWidget plot : plots) {
                List<PlotWidget> column = plots.stream().filter(other -> isInLine(plot, other)).toList();
                int left = column.stream().mapToInt(other -> other.axisRoom()[0]).max().orElse(plot.axisRoom()[0]);
                int right = column.stream().mapToInt(other -> other.axisRoom()[1]).max().orElse(plot.axisRoom()[1]);
                isDifferent |= plot.setMargins(left - plot.axisRoom()[0], right - plot.axisRoom()[1]);
            }
        }
        isAligning = false;
    }

    private static boolean isInLine(PlotWidget plot, PlotWidget other) {
        Rectangle one = plot.getBounds();
        Rectangle two = other.getBounds();
        return other.getVisible() && one.x == two.x && one.width == two.width && one.width > 0 && two.height > 0
                && plot.content().x().heading().equals(other.content().x().heading());
    }
}
