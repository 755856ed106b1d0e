package org.lamella.ui.plot;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IErrorBar;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.lamella.analysis.Figure;
import org.lamella.data.Unit;
import org.lamella.figure.Curve;
import org.lamella.figure.PlotAxis;
import org.lamella.ui.Appearance;

/**
 * A plot of curves with calibrated axes: zooms and pans by mouse and keyboard, tells the values under the mouse, lets windows
 * and markers be dragged, copies its numbers. Its colours are those of the theme.
 */
public final class PlotWidget extends Composite {
    private static final int SYMBOLS_UP_TO = 400;

    private static final int LEAST_TICK_DISTANCE = 36;

    private final Chart chart;
    private final Appearance appearance;
    private final PlotOverlay overlay;
    private final PlotMenu menu;
    private PlotContent content = PlotContent.of(PlotAxis.linear("x", Unit.NONE), PlotAxis.linear("y", Unit.NONE), List.of());
    private boolean isZoomed;

    public PlotWidget(Composite parent) {
        super(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        setLayout(layout);
        appearance = Appearance.of(this);
        chart = new Chart(this, SWT.NONE);
        chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        // Low plots beside an image need more than one number on the axis.
        yAxis().getTick().setTickMarkStepHint(LEAST_TICK_DISTANCE);
        chart.getTitle().setVisible(false);
        chart.getLegend().setPosition(SWT.BOTTOM);
        chart.setData("org.lamella.id", "plot.chart");
        overlay = new PlotOverlay(this);
        chart.getPlotArea().addCustomPaintListener(overlay);
        new PlotMouse(this, overlay);
        menu = new PlotMenu(this);
        appearance.onChange(this, this::applyColours);
        applyColours();
        show(content);
        PlotAlignment.join(this);
    }

    /** The chart inside, for tests. */
    public Chart chart() {
        return chart;
    }

    public PlotContent content() {
        return content;
    }

    Control area() {
        return chart.getPlotArea().getControl();
    }

    /** The pixels that the axes take of the chart, to the left and to the right of its area. */
    int[] axisRoom() {
        int left = getDisplay().map(area(), chart, 0, 0).x;
        return new int[] {left, chart.getSize().x - left - area().getSize().x};
    }

    /** Leaves so many pixels free beside the chart; tells whether they are others than before. */
    boolean setMargins(int left, int right) {
        GridLayout layout = (GridLayout) getLayout();
        boolean isDifferent = layout.marginLeft != left || layout.marginRight != right;
        if (isDifferent) {
            layout.marginLeft = left;
            layout.marginRight = right;
            layout(true);
        }
        return isDifferent;
    }

    IAxis xAxis() {
        return chart.getAxisSet().getXAxis(0);
    }

    IAxis yAxis() {
        return chart.getAxisSet().getYAxis(0);
    }

    /** What is told about the place under the mouse; empty when it is elsewhere. */
    public String readOut() {
        return overlay.readOut();
    }

    /** Who saves the plot as a figure; without one the menu does not offer it. */
    public void setFigureSaver(Consumer<Figure> saver) {
        menu.setFigureSaver(saver);
    }

    /** Ranges and lines that the user can drag. */
    public void setWindows(List<PlotWindow> windows) {
        overlay.setWindows(windows);
        area().redraw();
    }

    public List<PlotWindow> windows() {
        return overlay.windows();
    }

    /** Shows other curves; what the user has zoomed into stays as long as the axes are the same. */
    public void show(PlotContent newContent) {
        boolean sameAxes = newContent.x().equals(content.x()) && newContent.y().equals(content.y());
        boolean keep = isZoomed && sameAxes;
        Range x = xAxis().getRange();
        Range y = yAxis().getRange();
        content = newContent;
        chart.suspendUpdate(true);
        for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
        // A scale without a positive value cannot be logarithmic; it is switched when the curves are there.
        yAxis().enableLogScale(false);
        xAxis().enableLogScale(false);
        int named = 0;
        boolean isEmpty = true;
        for (int i = 0; i < content.curves().size(); i++) {
            Curve curve = PlotData.drawable(content.curves().get(i), content.x().logarithmic(), content.y().logarithmic());
            if (curve.x().length > 0) {
                add(curve, curve.name().isBlank() ? "curve " + i : curve.name() + "\u200b".repeat(i));
                isEmpty = false;
            }
            named += curve.name().isBlank() ? 0 : 1;
        }
        xAxis().getTitle().setText(content.x().heading());
        yAxis().getTitle().setText(content.y().heading());
        chart.getLegend().setVisible(named > 1);
        if (!isEmpty) {
            xAxis().enableLogScale(content.x().logarithmic());
            yAxis().enableLogScale(content.y().logarithmic());
        }
        chart.suspendUpdate(false);
        if (keep && !isEmpty) {
            xAxis().setRange(x);
            yAxis().setRange(y);
        } else {
            showAll();
        }
        applyColours();
    }

    private void add(Curve curve, String id) {
        ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().createSeries(ISeries.SeriesType.LINE, id);
        series.setXSeries(curve.x());
        series.setYSeries(curve.y());
        series.setAntialias(SWT.ON);
        series.setLineWidth(1);
        boolean hasPoints = curve.style() == Curve.Style.POINTS || curve.style() == Curve.Style.POINTS_AND_LINE;
        series.setSymbolType(hasPoints && curve.x().length <= SYMBOLS_UP_TO * 10 ? ILineSeries.PlotSymbolType.CIRCLE : ILineSeries.PlotSymbolType.NONE);
        series.setSymbolSize(3);
        series.setLineStyle(curve.style() == Curve.Style.POINTS ? LineStyle.NONE : LineStyle.SOLID);
        series.enableStep(curve.style() == Curve.Style.STEPS);
        if (curve.errorBars() && curve.lower().length > 0) {
            IErrorBar bars = series.getYErrorBar();
            double[] minus = new double[curve.y().length];
            double[] plus = new double[curve.y().length];
            for (int i = 0; i < minus.length; i++) {
                minus[i] = Double.isFinite(curve.lower()[i]) ? curve.y()[i] - curve.lower()[i] : 0;
                plus[i] = Double.isFinite(curve.upper()[i]) ? curve.upper()[i] - curve.y()[i] : 0;
            }
            bars.setType(IErrorBar.ErrorBarType.BOTH);
            bars.setMinusErrors(minus);
            bars.setPlusErrors(plus);
            bars.setVisible(true);
        }
        series.setDescription(curve.name());
    }

    /** Shows everything. */
    public void showAll() {
        isZoomed = false;
        if (chart.getSeriesSet().getSeries().length > 0) {
            chart.getAxisSet().adjustRange();
            double[] ends = PlotData.rangeX(content.curves(), content.x().logarithmic(), content.y().logarithmic());
            if (ends[1] > ends[0]) {
                xAxis().setRange(new Range(ends[0], ends[1]));
            }
            setEnds(xAxis(), content.x(), 0);
            setEnds(yAxis(), content.y(), 0.04);
        }
        chart.redraw();
    }

    /** Shows a part of x, and of y what the curves need there. */
    public void showRange(double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Curve curve : content.curves()) {
            for (int i = 0; i < curve.x().length; i++) {
                boolean isSeen = curve.x()[i] >= from && curve.x()[i] <= to && Double.isFinite(curve.y()[i]) && (!content.y().logarithmic() || curve.y()[i] > 0);
                least = isSeen ? Math.min(least, curve.y()[i]) : least;
                most = isSeen ? Math.max(most, curve.y()[i]) : most;
            }
        }
        if (most >= least && to > from) {
            double room = most > least ? 0.05 * (most - least) : Math.max(1, Math.abs(most));
            setRange(xAxis(), from, to);
            setRange(yAxis(), content.y().logarithmic() ? least / 1.2 : least - room, content.y().logarithmic() ? most * 1.2 : most + room);
        }
    }

    private static void setEnds(IAxis axis, PlotAxis wanted, double margin) {
        Range range = axis.getRange();
        double lower = range.lower;
        double upper = range.upper;
        if (axis.isLogScaleEnabled()) {
            lower /= 1 + margin * 4;
            upper *= 1 + margin * 4;
        } else {
            double room = (upper - lower) * margin;
            lower -= room;
            upper += room;
        }
        lower = Double.isNaN(wanted.minimum()) ? lower : wanted.minimum();
        upper = Double.isNaN(wanted.maximum()) ? upper : wanted.maximum();
        if (upper > lower) {
            axis.setRange(new Range(lower, upper));
        }
    }

    void setRange(IAxis axis, double lower, double upper) {
        double size = Math.max(Math.abs(lower), Math.abs(upper));
        // Closer than this a double has no digits left.
        if (upper - lower > size * 1e-12 && Double.isFinite(lower) && Double.isFinite(upper) && (!axis.isLogScaleEnabled() || lower > 0)) {
            axis.setRange(new Range(lower, upper));
            isZoomed = true;
            chart.redraw();
        }
    }

    /** The lower and upper end of what is shown along x. */
    public double[] rangeX() {
        return new double[] {xAxis().getRange().lower, xAxis().getRange().upper};
    }

    public void setLogarithmicY(boolean logarithmic) {
        if (logarithmic != content.y().logarithmic()) {
            show(content.withLogarithmicY(logarithmic));
        }
    }

    private void applyColours() {
        setBackground(appearance.background());
        chart.setBackground(appearance.background());
        chart.setForeground(appearance.text());
        chart.getPlotArea().setBackground(appearance.background());
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setForeground(appearance.secondaryText());
            axis.getTitle().setForeground(appearance.text());
            axis.getTitle().setFont(getFont());
            axis.getGrid().setForeground(appearance.grid());
        }
        chart.getLegend().setBackground(appearance.background());
        chart.getLegend().setForeground(appearance.text());
        ISeries<?>[] all = chart.getSeriesSet().getSeries();
        int next = 0;
        for (Curve curve : content.curves()) {
            if (next < all.length && PlotData.drawable(curve, content.x().logarithmic(), content.y().logarithmic()).x().length > 0) {
                ILineSeries<?> series = (ILineSeries<?>) all[next++];
                Color colour = appearance.category(curve.category());
                series.setLineColor(colour);
                series.setSymbolColor(colour);
                series.getYErrorBar().setColor(colour);
            }
        }
        chart.redraw();
    }

    @Override
    public boolean setFocus() {
        return area().setFocus();
    }
}
