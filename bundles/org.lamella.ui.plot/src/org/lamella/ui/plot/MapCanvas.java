package org.lamella.ui.plot;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.lamella.analysis.Figure;
import org.lamella.data.Axis;
import org.lamella.ui.Appearance;
import org.lamella.ui.NumberText;

/**
 * A map of a quantity with its scale of colours: tells the value under the mouse, and a click or the arrow keys choose a pixel. Its
 * values are copied and exported like those of a plot.
 */
public final class MapCanvas extends Canvas {
    private static final int MARGIN = 6;
    private static final int BAR = 14;
    private static final int BAR_STEPS = 128;

    private final LongConsumer picked;
    private final MenuItem save;
    private Consumer<Figure> saver = figure -> { };
    private MapContent content;
    private Image picture;
    private long chosen = -1;
    private String readOut = "";

    /** @param picked is told which pixel the user chose: row times width plus column */
    public MapCanvas(Composite parent, LongConsumer picked) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.picked = picked;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Dispose, event -> disposePicture());
        addListener(SWT.MouseDown, event -> {
            setFocus();
            if (event.button == 1) {
                pick(event.x, event.y);
            }
        });
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseExit, event -> setReadOut(""));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        Appearance.of(this).onChange(this, this::redraw);
        Menu menu = new Menu(this);
        item(menu, "&Copy values\tCtrl+C", () -> PlotMenu.copy(this, content == null ? "" : content.text('\t')));
        item(menu, "&Export values as CSV…", () -> PlotMenu.export(getShell(), "map.csv", content == null ? "" : content.text(',')));
        save = item(menu, "&Save figure…", () -> saver.accept(content.figure()));
        menu.addListener(SWT.Show, event -> save.setEnabled(content != null));
        setMenu(menu);
    }

    private static MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    /** Who saves the map as a figure. */
    public void setFigureSaver(Consumer<Figure> newSaver) {
        saver = newSaver;
    }

    /** @param newContent null for nothing */
    public void show(MapContent newContent) {
        content = newContent;
        disposePicture();
        redraw();
    }

    /** What is shown; null for nothing. */
    public MapContent content() {
        return content;
    }

    /** Marks a pixel: row times width plus column; -1 for none. */
    public void setChosen(long pixel) {
        if (pixel != chosen) {
            chosen = pixel;
            redraw();
        }
    }

    /** What is told about the pixel under the mouse; empty when it is elsewhere. */
    public String readOut() {
        return readOut;
    }

    private void disposePicture() {
        if (picture != null) {
            picture.dispose();
            picture = null;
        }
    }

    /** Where the map is drawn: as large as fits, pixels with their true proportions. */
    private Rectangle area() {
        Rectangle client = getClientArea();
        int line = lineHeight();
        int width = Math.max(1, client.width - 2 * MARGIN);
        int height = Math.max(1, client.height - 3 * MARGIN - BAR - 2 * line);
        double ratio = content.height() * Math.abs(scale(content.y())) / (content.width() * Math.abs(scale(content.x())));
        double fit = Math.min(width, height / ratio);
        int w = (int) Math.max(1, Math.round(fit));
        int h = (int) Math.max(1, Math.round(fit * ratio));
        return new Rectangle(MARGIN + (width - w) / 2, MARGIN + line + Math.max(0, (height - h) / 2), w, h);
    }

    private double scale(Axis axis) {
        return axis.unit().convertsTo(content.x().unit()) ? axis.unit().convert(axis.scale(), content.x().unit()) : content.x().scale();
    }

    private int lineHeight() {
        GC gc = new GC(this);
        int height = gc.getFontMetrics().getHeight();
        gc.dispose();
        return height;
    }

    private void paint(GC gc) {
        Appearance look = Appearance.of(this);
        Rectangle client = getClientArea();
        gc.setBackground(look.background());
        gc.fillRectangle(client);
        gc.setForeground(look.text());
        if (content == null) {
            return;
        }
        if (picture == null) {
            picture = new Image(getDisplay(), data());
        }
        gc.drawText(readOut.isEmpty() ? content.heading() : readOut, MARGIN, MARGIN / 2, true);
        Rectangle area = area();
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(picture, 0, 0, content.width(), content.height(), area.x, area.y, area.width, area.height);
        gc.setForeground(look.frame());
        gc.drawRectangle(area.x - 1, area.y - 1, area.width + 1, area.height + 1);
        if (chosen >= 0 && chosen < content.values().length) {
            Rectangle pixel = pixel(area, (int) (chosen % content.width()), (int) (chosen / content.width()));
            gc.setForeground(look.colour(java.awt.Color.WHITE));
            gc.setLineWidth(3);
            gc.drawRectangle(pixel);
            gc.setForeground(look.accent());
            gc.setLineWidth(1);
            gc.drawRectangle(pixel);
        }
        paintScale(gc, look, client);
    }

    private Rectangle pixel(Rectangle area, int column, int row) {
        int x1 = area.x + column * area.width / content.width();
        int x2 = area.x + (column + 1) * area.width / content.width();
        int y1 = area.y + row * area.height / content.height();
        int y2 = area.y + (row + 1) * area.height / content.height();
        return new Rectangle(x1 - 1, y1 - 1, Math.max(3, x2 - x1 + 1), Math.max(3, y2 - y1 + 1));
    }

    private void paintScale(GC gc, Appearance look, Rectangle client) {
        double[] ends = content.limits();
        int line = gc.getFontMetrics().getHeight();
        int y = client.height - MARGIN - line - BAR;
        int width = Math.max(1, client.width - 2 * MARGIN);
        gc.setForeground(look.text());
        if (Double.isNaN(ends[0])) {
            gc.drawText("no values", MARGIN, y, true);
            return;
        }
        for (int i = 0; i < BAR_STEPS; i++) {
            gc.setBackground(look.colour(content.colours().colour(i / (BAR_STEPS - 1.0))));
            int from = MARGIN + i * width / BAR_STEPS;
            gc.fillRectangle(from, y, MARGIN + (i + 1) * width / BAR_STEPS - from, BAR);
        }
        gc.setForeground(look.frame());
        gc.drawRectangle(MARGIN, y, width, BAR);
        gc.setForeground(look.text());
        String low = NumberText.shortText(ends[0]);
        String high = NumberText.shortText(ends[1], content.unit());
        gc.drawText(low, MARGIN, y + BAR + 1, true);
        gc.drawText(high, client.width - MARGIN - gc.textExtent(high).x, y + BAR + 1, true);
    }

    private ImageData data() {
        ImageData data = new ImageData(content.width(), content.height(), 32, new PaletteData(0xff0000, 0xff00, 0xff));
        double[] ends = content.limits();
        java.awt.Color none = Appearance.of(this).isDark() ? new java.awt.Color(0x3a3c40) : new java.awt.Color(0xc4c6c9);
        for (int row = 0; row < content.height(); row++) {
            for (int column = 0; column < content.width(); column++) {
                double value = content.at(column, row);
                double share = Math.clamp((value - ends[0]) / (ends[1] - ends[0]), 0, 1);
                data.setPixel(column, row, Double.isFinite(value) ? content.colours().argb(share) & 0xffffff : none.getRGB() & 0xffffff);
            }
        }
        return data;
    }

    /** The pixel at a place of the canvas; null outside of the map. */
    private Point pixelAt(int x, int y) {
        if (content == null) {
            return null;
        }
        Rectangle area = area();
        int column = Math.floorDiv((x - area.x) * content.width(), area.width);
        int row = Math.floorDiv((y - area.y) * content.height(), area.height);
        return column >= 0 && row >= 0 && column < content.width() && row < content.height() ? new Point(column, row) : null;
    }

    private void pick(int x, int y) {
        Point pixel = pixelAt(x, y);
        if (pixel != null) {
            choose(pixel.x, pixel.y);
        }
    }

    private void choose(int column, int row) {
        setChosen((long) row * content.width() + column);
        picked.accept(chosen);
    }

    private void move(Event event) {
        Point pixel = pixelAt(event.x, event.y);
        setReadOut(pixel == null ? "" : place(pixel) + ": " + NumberText.shortText(content.at(pixel.x, pixel.y), content.unit()));
        if (pixel != null && (event.stateMask & SWT.BUTTON1) != 0) {
            choose(pixel.x, pixel.y);
        }
    }

    private String place(Point pixel) {
        return content.x().isCalibrated() ? NumberText.shortText(content.x().coordinate(pixel.x)) + ", "
                + NumberText.shortText(content.y().coordinate(pixel.y), content.y().unit()) : "pixel " + pixel.x + ", " + pixel.y;
    }

    private void setReadOut(String text) {
        if (!text.equals(readOut)) {
            readOut = text;
            redraw();
        }
    }

    private void key(Event event) {
        if (content == null) {
            return;
        }
        if (event.keyCode == 'c' && (event.stateMask & SWT.MOD1) != 0) {
            PlotMenu.copy(this, content.text('\t'));
            return;
        }
        int across = event.keyCode == SWT.ARROW_LEFT ? -1 : event.keyCode == SWT.ARROW_RIGHT ? 1 : 0;
        int down = event.keyCode == SWT.ARROW_UP ? -1 : event.keyCode == SWT.ARROW_DOWN ? 1 : 0;
        if (across != 0 || down != 0) {
            long now = Math.max(0, chosen);
            choose((int) Math.clamp(now % content.width() + across, 0, content.width() - 1L), (int) Math.clamp(now / content.width() + down, 0, content.height() - 1L));
        }
    }
}
