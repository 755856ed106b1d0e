package org.lamella.lattice.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lamella.display.ReducedPicture;
import org.lamella.display.TileColours;
import org.lamella.figure.ColourMap;
import org.lamella.lattice.SpectrumBrightness;
import org.lamella.lattice.SpotSearchSettings;
import org.lamella.lattice.Spot;
import org.lamella.ui.Appearance;
import org.lamella.ui.ScreenScale;
import org.lamella.ui.Settings;

/**
 * Shows the power spectrum of the session about its centre. The wheel (or + and −) changes how far it reaches; the mouse tells
 * d; a click picks a spot, or any place.
 */
final class SpectrumCanvas extends Canvas {
    private static final double ZOOM_STEP = 1.2;
    private static final double REACH = 9;

    /** What a picture was made of: it holds as long as these stay the same. */
    private record PictureKey(SpectrumBrightness spectrum, ColourMap colours, int width, int height) {
    }

    private final LatticeSession session;
    private final SpectrumPainter painter;
    private final ScreenScale screen;
    private Image picture;
    private PictureKey pictureOf;
    private ColourMap colours;
    private double reach = Double.NaN;
    private double[] cursor;
    private int keyboardSpot = -1;

    SpectrumCanvas(Composite parent, LatticeSession session) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.session = session;
        this.painter = new SpectrumPainter(session, Appearance.of(this));
        this.screen = new ScreenScale(this);
        this.colours = ColourMap.named(Settings.of("lattice").get("spectrumColours", "grey")).orElse(ColourMap.GREY);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.MouseWheel, event -> zoom(event.count > 0 ? 1 / ZOOM_STEP : ZOOM_STEP));
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseExit, event -> setCursorPlace(null));
        addListener(SWT.MouseDown, this::click);
        addListener(SWT.MouseDoubleClick, event -> showAll());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        Consumer<LatticeSession.Change> listener = change -> changed(change);
        session.listeners().add(listener);
        addDisposeListener(event -> {
            session.listeners().remove(listener);
            dropPicture();
        });
        Appearance.of(this).onChange(this, this::redraw);
        setData("org.lamella.id", "spectrum.canvas");
        getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
            @Override
            public void getName(org.eclipse.swt.accessibility.AccessibleEvent event) {
                event.result = "Power spectrum";
            }
        });
    }

    private void changed(LatticeSession.Change change) {
        if (change == LatticeSession.Change.SPECTRUM) {
            keyboardSpot = -1;
        }
        redraw();
    }

    ColourMap colours() {
        return colours;
    }

    void setColours(ColourMap map) {
        colours = map;
        Settings.of("lattice").put("spectrumColours", map.name());
        dropPicture();
        redraw();
    }

    private void dropPicture() {
        if (picture != null) {
            picture.dispose();
            picture = null;
            pictureOf = null;
        }
    }

    /** How far the picture reaches from its centre, in the reciprocal of the image's unit. */
    double reach() {
        SpectrumBrightness shown = session.shown().map(LatticeSession.Shown::picture).orElse(null);
        if (shown == null) {
            return 1;
        }
        double all = Math.max(shown.stepX() * shown.width(), shown.stepY() * shown.height()) / 2;
        // Beyond the smallest spacing that is looked for there is only noise.
        double usual = shown.unit().isLength() ? Math.min(all, 1 / SpotSearchSettings.DEFAULT_SMALLEST) : all;
        return Double.isNaN(reach) ? usual : Math.min(reach, all);
    }

    void zoom(double factor) {
        SpectrumBrightness shown = session.shown().map(LatticeSession.Shown::picture).orElse(null);
        if (shown != null) {
            reach = Math.max(reach() * factor, 8 * Math.max(shown.stepX(), shown.stepY()));
            redraw();
        }
    }

    void showAll() {
        reach = Double.NaN;
        redraw();
    }

    private double perPoint() {
        Rectangle area = getClientArea();
        return 2 * reach() / Math.max(1, Math.min(area.width, area.height));
    }

    private double[] vector(int x, int y) {
        Rectangle area = getClientArea();
        return new double[] {(x - area.width / 2.0) * perPoint(), (area.height / 2.0 - y) * perPoint()};
    }

    private void move(Event event) {
        setCursorPlace(session.shown().isPresent() ? vector(event.x, event.y) : null);
    }

    private void setCursorPlace(double[] g) {
        cursor = g;
        redraw();
    }

    /** The measured spot within reach of a place, with its sign turned towards the place; null when there is none. */
    private double[] spotAt(double[] g) {
        List<Spot> spots = session.result().map(RegionMeasurement::spots).orElse(List.of());
        double least = REACH * perPoint();
        double[] nearest = null;
        for (Spot spot : spots) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                double distance = Math.hypot(sign * spot.gx() - g[0], sign * spot.gy() - g[1]);
                if (distance < least) {
                    least = distance;
                    nearest = new double[] {sign * spot.gx(), sign * spot.gy()};
                }
            }
        }
        return nearest;
    }

    private void click(Event event) {
        setFocus();
        if (event.button == 1 && session.shown().isPresent()) {
            double[] g = vector(event.x, event.y);
            double[] spot = spotAt(g);
            session.pick(spot == null ? highest(g) : spot);
        }
    }

    /** Away from measured spots: the brightest bin near the place. */
    private double[] highest(double[] g) {
        LatticeSession.Shown shown = session.shown().orElseThrow();
        double stepX = shown.spectrum().stepX();
        double stepY = shown.spectrum().stepY();
        int k = (int) Math.round(g[0] / stepX);
        int l = (int) Math.round(-g[1] / stepY);
        int radiusX = (int) Math.ceil(REACH / 2 * perPoint() / stepX);
        int radiusY = (int) Math.ceil(REACH / 2 * perPoint() / stepY);
        double most = -1;
        double[] best = g;
        for (int dl = -radiusY; dl <= radiusY; dl++) {
            for (int dk = -radiusX; dk <= radiusX; dk++) {
                double power = shown.spectrum().power(k + dk, l + dl);
                if (power > most && (k + dk != 0 || l + dl != 0)) {
                    most = power;
                    best = new double[] {(k + dk) * stepX, -(l + dl) * stepY};
                }
            }
        }
        return best;
    }

    private void key(Event event) {
        List<Spot> spots = session.result().map(RegionMeasurement::spots).orElse(List.of());
        switch (event.keyCode) {
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> selectSpot(spots, 1);
            case SWT.ARROW_LEFT, SWT.ARROW_UP -> selectSpot(spots, -1);
            case SWT.CR, SWT.KEYPAD_CR, ' ' -> {
                if (keyboardSpot >= 0 && keyboardSpot < spots.size()) {
                    session.pick(new double[] {spots.get(keyboardSpot).gx(), spots.get(keyboardSpot).gy()});
                }
            }
            case SWT.ESC -> session.pick(null);
            default -> {
                switch (event.character) {
                    case '+', '=' -> zoom(1 / ZOOM_STEP);
                    case '-' -> zoom(ZOOM_STEP);
                    case '0' -> showAll();
                    default -> { }
                }
            }
        }
    }

    private void selectSpot(List<Spot> spots, int step) {
        if (!spots.isEmpty()) {
            keyboardSpot = Math.floorMod(keyboardSpot < 0 && step < 0 ? 0 + step : keyboardSpot + step, spots.size());
            setCursorPlace(new double[] {spots.get(keyboardSpot).gx(), spots.get(keyboardSpot).gy()});
        }
    }

    /** What is told about the place under the mouse. */
    String readOut() {
        return cursor == null ? "" : painter.describe(spotAt(cursor) == null ? cursor : spotAt(cursor));
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        SpectrumBrightness now = session.shown().map(LatticeSession.Shown::picture).orElse(null);
        if (now == null) {
            dropPicture();
            painter.paintNothing(gc, area);
            return;
        }
        painter.place(area, reach());
        Rectangle target = painter.target(now);
        PictureKey key = new PictureKey(now, colours, pixels(target.width, now.width()), pixels(target.height, now.height()));
        if (!key.equals(pictureOf)) {
            dropPicture();
            picture = new Image(getDisplay(), data(key));
            pictureOf = key;
        }
        painter.paint(gc, area, picture, now, cursor == null ? null : spotAt(cursor), readOut());
    }

    /** The pixels of the picture along a side: those of the screen, as the toolkit is slow at scaling, or all there are. */
    private int pixels(int points, int all) {
        return (int) Math.clamp(Math.round(points * screen.pixelsPerPoint()), 1, all);
    }

    private static ImageData data(PictureKey of) {
        int[] table = TileColours.palette(of.colours);
        RGB[] palette = new RGB[table.length];
        for (int i = 0; i < table.length; i++) {
            palette[i] = new RGB(table[i] >> 16 & 255, table[i] >> 8 & 255, table[i] & 255);
        }
        SpectrumBrightness spectrum = of.spectrum;
        return new ImageData(of.width, of.height, 8, new PaletteData(palette), 1,
                ReducedPicture.of(spectrum.indices(), spectrum.width(), spectrum.height(), of.width, of.height));
    }
}
