package org.lamella.layers.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lamella.figure.CategoricalColours;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.plugin.LayerSetReport;
import org.lamella.ui.Appearance;

/** Thickness of every layer along the chosen section; the column that is looked at is the one marked in the image. */
final class ThicknessCanvas extends Canvas {
    private static final int LEFT = 64;
    private static final int TOP = 26;
    private static final int RIGHT = 12;
    private static final int BOTTOM = 42;
    private static final double PADDING = 0.08;

    private final LayersSession session;

    ThicknessCanvas(Composite parent, LayersSession session) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.session = session;
        setData("org.lamella.id", "layers.thickness");
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> redraw());
        addListener(SWT.MouseMove, event -> session.chosen().filter(SectionEntry::hasLayers).ifPresent(entry -> {
            int columns = entry.measured().first().trace().frame().columns();
            int column = (int) Math.round((event.x - LEFT) * (columns - 1.0) / Math.max(1, plot().width));
            session.look(column >= 0 && column < columns ? column : -1);
        }));
        Consumer<Integer> looking = column -> redraw();
        session.columns().add(looking);
        addDisposeListener(event -> session.columns().remove(looking));
        Appearance.of(this).onChange(this, this::redraw);
    }

    private Rectangle plot() {
        Rectangle area = getClientArea();
        return new Rectangle(LEFT, TOP, Math.max(1, area.width - LEFT - RIGHT), Math.max(1, area.height - TOP - BOTTOM));
    }

    private void paint(GC gc) {
        Appearance look = Appearance.of(this);
        gc.setBackground(look.background());
        gc.fillRectangle(getClientArea());
        gc.setAntialias(SWT.ON);
        SectionEntry entry = session.chosen().filter(SectionEntry::hasLayers).orElse(null);
        if (entry == null) {
            gc.setForeground(look.secondaryText());
            gc.drawText("Thickness along the chosen section appears here.", 12, 12, true);
            return;
        }
        SectionLayers section = entry.measured().first();
        double low = section.layers().stream().mapToDouble(LayerThickness::minimum).min().orElse(0);
        double high = section.layers().stream().mapToDouble(LayerThickness::maximum).max().orElse(1);
        double pad = Math.max(PADDING * (high - low), 1e-6 * high);
        double from = Math.max(0, low - pad);
        double to = high + pad;
        paintAxes(gc, look, section, from, to, entry.measured().unit().symbol());
        Rectangle plot = plot();
        gc.setClipping(plot);
        for (int k = 0; k < section.layers().size(); k++) {
            gc.setForeground(look.colour(colour(look, k)));
            gc.setLineWidth(2);
            double[] chords = section.layers().get(k).chords();
            int step = Math.max(1, chords.length / plot.width);
            IntStream.Builder line = IntStream.builder();
            for (int c = 0; c < chords.length; c += step) {
                if (!Double.isNaN(chords[c])) {
                    line.add(plot.x + (int) ((double) c * plot.width / (chords.length - 1))).add(y(plot, chords[c], from, to));
                } else {
                    // A line ends where there is no thickness.
                    gc.drawPolyline(line.build().toArray());
                    line = IntStream.builder();
                }
            }
            gc.drawPolyline(line.build().toArray());
        }
        int columns = section.trace().frame().columns();
        if (session.column() >= 0 && session.column() < columns) {
            gc.setForeground(look.text());
            gc.setLineWidth(1);
            int x = plot.x + (int) ((double) session.column() * plot.width / (columns - 1));
            gc.drawLine(x, plot.y, x, plot.y + plot.height);
        }
        gc.setClipping((Rectangle) null);
        paintLegend(gc, look, section.layers(), entry.measured().unit().symbol());
    }

    private static java.awt.Color colour(Appearance look, int k) {
        return look.figureTheme().dark() ? CategoricalColours.onDark(k) : CategoricalColours.onLight(k);
    }

    private static int y(Rectangle plot, double value, double from, double to) {
        return plot.y + plot.height - (int) Math.round((value - from) / (to - from) * plot.height);
    }

    private void paintAxes(GC gc, Appearance look, SectionLayers section, double from, double to, String unit) {
        Rectangle plot = plot();
        int line = gc.getFontMetrics().getHeight();
        gc.setForeground(look.secondaryText());
        gc.setLineWidth(1);
        gc.drawRectangle(plot);
        double step = step((to - from) / Math.max(2, plot.height / (2.5 * line)));
        for (double value = Math.ceil(from / step) * step; value <= to; value += step) {
            int y = y(plot, value, from, to);
            String text = number(value, step);
            gc.drawLine(plot.x - 4, y, plot.x, y);
            gc.drawText(text, plot.x - 7 - gc.textExtent(text).x, y - line / 2, true);
        }
        double length = section.trace().frame().columns() * section.columnStep();
        double along = step(length / Math.max(2, plot.width / 90.0));
        for (double value = 0; value <= length; value += along) {
            int x = plot.x + (int) (value / length * plot.width);
            String text = number(value, along);
            gc.drawLine(x, plot.y + plot.height, x, plot.y + plot.height + 4);
            int wide = gc.textExtent(text).x;
            // The last one may stand at the very end.
            gc.drawText(text, Math.min(x - wide / 2, getClientArea().width - wide - 2), plot.y + plot.height + 5, true);
        }
        gc.setForeground(look.text());
        gc.drawText("thickness (" + unit + ")", 4, 4, true);
        String title = "position along the section (" + unit + ")";
        gc.drawText(title, plot.x + (plot.width - gc.textExtent(title).x) / 2, plot.y + plot.height + 5 + line, true);
    }

    /** The next of 1, 2 or 5 times a power of ten. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double part = least / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private static String number(double value, double step) {
        return String.format(Locale.ROOT, step < 1 ? "%.2f" : "%.0f", value);
    }

    private void paintLegend(GC gc, Appearance look, List<LayerThickness> layers, String unit) {
        int x = plot().x + plot().width;
        int line = gc.getFontMetrics().getHeight();
        for (int k = layers.size() - 1; k >= 0; k--) {
            LayerThickness layer = layers.get(k);
            int c = session.column();
            boolean isHere = c >= 0 && c < layer.chords().length && !Double.isNaN(layer.chords()[c]);
            String text = LayerSetReport.formulae(layer.name()) + (isHere ? String.format(Locale.ROOT, " %.1f %s", layer.chords()[c], unit) : "");
            x -= gc.textExtent(text).x;
            gc.setForeground(look.text());
            gc.drawText(text, x, 4, true);
            gc.setBackground(look.colour(colour(look, k)));
            gc.fillRectangle(x - 18, 4 + line / 2 - 2, 14, 4);
            x -= 32;
        }
    }
}
