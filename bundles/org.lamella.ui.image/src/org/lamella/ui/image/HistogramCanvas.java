package org.lamella.ui.image;

import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lamella.display.DisplaySettings;
import org.lamella.display.ImageDocument;
import org.lamella.display.TileColours;
import org.lamella.display.ValueSample;
import org.lamella.ui.Appearance;
import org.lamella.ui.NumberText;

/** The histogram of an image over the bar of its colours, with two lines that are dragged to set what becomes dark and bright. */
final class HistogramCanvas extends Canvas {
    private static final int MARGIN = 8;
    private static final int BAR = 12;
    private static final int REACH = 8;

    private final Appearance appearance;
    private final BiConsumer<double[], Boolean> moved;
    private ImageDocument document;
    private int dragged = -1;
    private double[] range = {0, 1};

    /** @param moved gets the new limits, and whether the mouse is still down */
    HistogramCanvas(Composite parent, BiConsumer<double[], Boolean> moved) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.appearance = Appearance.of(this);
        this.moved = moved;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.MouseDown, this::down);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::up);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        appearance.onChange(this, this::redraw);
        setData("org.lamella.id", "histogram.canvas");
        setToolTipText("Drag the lines to set what becomes dark and bright; arrow keys move the upper one, with Shift the lower one");
    }

    void show(ImageDocument newDocument) {
        document = newDocument;
        if (document != null && !document.sample().isEmpty()) {
            ValueSample sample = document.sample();
            double[] limits = document.display().limits(sample);
            // A single hot pixel must not squeeze the histogram: a little beyond the limits is enough.
            double margin = 0.25 * (limits[1] - limits[0]);
            double low = Math.max(sample.minimum(), limits[0] - margin);
            double high = Math.min(sample.maximum(), limits[1] + margin);
            if (dragged < 0) {
                range = high > low ? new double[] {Math.min(low, limits[0]), Math.max(high, limits[1])} : limits;
            }
        }
        redraw();
    }

    private boolean isEmpty() {
        return document == null || document.sample().isEmpty();
    }

    private int x(double value) {
        Rectangle area = getClientArea();
        return MARGIN + (int) Math.round((value - range[0]) / (range[1] - range[0]) * (area.width - 2 * MARGIN));
    }

    private double value(int x) {
        Rectangle area = getClientArea();
        return range[0] + (x - MARGIN) / (double) Math.max(1, area.width - 2 * MARGIN) * (range[1] - range[0]);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(appearance.background());
        gc.fillRectangle(area);
        if (isEmpty()) {
            gc.setForeground(appearance.secondaryText());
            gc.drawText("No image", MARGIN, MARGIN, true);
            return;
        }
        DisplaySettings display = document.display();
        double[] limits = display.limits(document.sample());
        int text = gc.getFontMetrics().getHeight();
        int bottom = area.height - MARGIN - BAR - text - 4;
        paintBars(gc, area, bottom);
        paintColours(gc, display, limits, bottom + 2, area);
        gc.setLineWidth(2);
        for (int i = 0; i < 2; i++) {
            gc.setForeground(appearance.accent());
            gc.drawLine(x(limits[i]), MARGIN, x(limits[i]), bottom + BAR + 2);
            String label = NumberText.shortText(limits[i]);
            int width = gc.textExtent(label).x;
            int left = Math.clamp(x(limits[i]) - width / 2, MARGIN, Math.max(MARGIN, area.width - MARGIN - width));
            gc.setForeground(appearance.text());
            if (i == 0 || left > MARGIN + gc.textExtent(NumberText.shortText(limits[0])).x + 6) {
                gc.drawText(label, left, bottom + BAR + 4, true);
            }
        }
        gc.setLineWidth(0);
    }

    private void paintBars(GC gc, Rectangle area, int bottom) {
        int bins = Math.max(8, (area.width - 2 * MARGIN) / 2);
        double low = range[0];
        double high = range[1];
        if (document.sample().isWhole()) {
            // Counts: every bin holds the same number of whole values, or the histogram would look like a comb.
            double perBin = Math.max(1, Math.ceil((high - low) / bins));
            low = Math.floor(low) - 0.5;
            bins = (int) Math.ceil((high - low) / perBin);
            high = low + bins * perBin;
        }
        int[] counts = document.sample().histogram(low, high, bins);
        double largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, Math.log1p(count));
        }
        gc.setBackground(appearance.frame());
        for (int i = 0; i < bins && largest > 0; i++) {
            int height = (int) Math.round(Math.log1p(counts[i]) / largest * (bottom - MARGIN));
            int left = Math.max(MARGIN, x(low + (high - low) * i / bins));
            int right = Math.min(area.width - MARGIN, x(low + (high - low) * (i + 1) / bins));
            gc.fillRectangle(left, bottom - height, Math.max(1, right - left), height);
        }
    }

    private void paintColours(GC gc, DisplaySettings display, double[] limits, int top, Rectangle area) {
        TileColours colours = new TileColours(display, limits);
        int[] palette = TileColours.palette(display.colours());
        float[] values = new float[Math.max(1, area.width - 2 * MARGIN)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(MARGIN + i);
        }
        byte[] indices = colours.indices(values);
        for (int i = 0; i < values.length; i++) {
            int rgb = palette[indices[i] & 255];
            gc.setForeground(new Color(new RGB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)));
            gc.drawLine(MARGIN + i, top, MARGIN + i, top + BAR - 1);
        }
    }

    private void down(Event event) {
        setFocus();
        if (isEmpty() || event.button != 1) {
            return;
        }
        double[] limits = document.display().limits(document.sample());
        int toLow = Math.abs(event.x - x(limits[0]));
        int toHigh = Math.abs(event.x - x(limits[1]));
        int nearest = toLow < toHigh ? 0 : 1;
        dragged = Math.min(toLow, toHigh) <= REACH ? nearest : -1;
    }

    private void move(Event event) {
        if (isEmpty()) {
            return;
        }
        if (dragged >= 0) {
            set(value(event.x), true);
        } else {
            double[] limits = document.display().limits(document.sample());
            boolean near = Math.min(Math.abs(event.x - x(limits[0])), Math.abs(event.x - x(limits[1]))) <= REACH;
            setCursor(getDisplay().getSystemCursor(near ? SWT.CURSOR_SIZEWE : SWT.CURSOR_ARROW));
        }
    }

    private void set(double value, boolean isDragging) {
        double[] limits = document.display().limits(document.sample()).clone();
        double least = (range[1] - range[0]) * 1e-3;
        limits[dragged] = dragged == 0 ? Math.min(value, limits[1] - least) : Math.max(value, limits[0] + least);
        moved.accept(limits, isDragging);
    }

    private void up(Event event) {
        if (dragged >= 0 && !isEmpty()) {
            set(value(event.x), false);
            dragged = -1;
            show(document);
        }
    }

    private void key(Event event) {
        if (isEmpty() || event.keyCode != SWT.ARROW_LEFT && event.keyCode != SWT.ARROW_RIGHT) {
            return;
        }
        dragged = (event.stateMask & SWT.SHIFT) != 0 ? 0 : 1;
        double step = (range[1] - range[0]) / 100 * (event.keyCode == SWT.ARROW_LEFT ? -1 : 1);
        set(document.display().limits(document.sample())[dragged] + step, false);
        dragged = -1;
        show(document);
    }
}
