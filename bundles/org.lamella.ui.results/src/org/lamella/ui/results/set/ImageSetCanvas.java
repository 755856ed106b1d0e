package org.lamella.ui.results.set;

import java.awt.Color;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lamella.ui.Appearance;
import org.lamella.ui.BackgroundPicture;

/**
 * Shows the chosen image of a set with lines over it that can be chosen, and dragged with the mouse or moved with the keys. Lines are
 * counted from 1.
 *
 * @param <E> an image with what was found in it
 */
public abstract class ImageSetCanvas<E extends ImageSetEntry<E>> extends Canvas {
    protected static final int MARGIN = 6;
    /** So near to a line, in pixels, the mouse takes hold of it. */
    protected static final int NEAR = 7;
    /** How far a key moves a line. */
    protected static final double KEY_STEP = 0.5;
    /** The colour of what is dragged or chosen. */
    protected static final Color ACTIVE = new Color(0xF0E442);
    private static final int PLATE_OPACITY = 190;

    private final String empty;
    private final BackgroundPicture picture = new BackgroundPicture(this);
    private final int lineHeight;
    private E entry;
    private int selected;
    private int dragged;

    /**
     * @param id what tests find it by
     * @param empty what to do when no image is chosen
     */
    protected ImageSetCanvas(Composite parent, ImageSet<E, ?> set, String id, String empty) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.empty = empty;
        GC gc = new GC(this);
        lineHeight = gc.getFontMetrics().getHeight();
        gc.dispose();
        setData("org.lamella.id", id);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> redraw());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_TAB_NEXT || lines() == 0 || selected == lines());
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        Appearance.of(this).onChange(this, this::redraw);
        Consumer<ImageSet.Change> listener = change -> show(set.chosen().orElse(null));
        set.listeners().add(listener);
        addDisposeListener(event -> set.listeners().remove(listener));
        entry = set.chosen().orElse(null);
    }

    /** @param now the chosen image; null when there is none */
    protected void show(E now) {
        if (now == null || entry == null || !now.isDone() || !entry.isDone() || !isSamePicture(entry, now)) {
            picture.drop();
        }
        boolean isOther = now == null || entry == null || !now.path().equals(entry.path());
        entry = now;
        if (isOther || dragged > lines()) {
            dragged = 0;
        }
        if (isOther || selected > lines()) {
            selected = 0;
        }
        redraw();
    }

    /** Whether two images that are measured have the same picture. */
    protected abstract boolean isSamePicture(E before, E now);

    /** The picture of an image that is measured. Called in the background. */
    protected abstract ImageData picture(E shown);

    /** The width of the image that is shown, in the same unit as its height. */
    protected abstract double imageWidth();

    protected abstract double imageHeight();

    /** How many lines can be moved; none when no image is shown. */
    protected abstract int lines();

    /** Paints over the picture, clipped to it. */
    protected abstract void paintOver(GC gc, Appearance look, Rectangle box);

    /** Paints below the picture, where {@link #footerHeight()} has left room. */
    protected abstract void paintFooter(GC gc, Appearance look, int top);

    protected abstract int footerHeight();

    protected abstract void press(Event event);

    protected abstract void move(Event event);

    protected abstract void release(Event event);

    protected abstract void key(Event event);

    /** The chosen image; null when there is none. */
    protected final E entry() {
        return entry;
    }

    protected final boolean isShowing() {
        return entry != null && entry.isDone();
    }

    protected final int lineHeight() {
        return lineHeight;
    }

    /** The line that was chosen; 0 for none. */
    protected final int selected() {
        return selected;
    }

    protected final void select(int number) {
        selected = number;
    }

    /** Chooses the line after the one that was chosen. */
    protected final void selectNext() {
        selected = selected % lines() + 1;
    }

    /** The line that is being dragged; 0 for none. */
    protected final int dragged() {
        return dragged;
    }

    protected final void drag(int number) {
        dragged = number;
    }

    /** Whether a line is dragged, or chosen while the keys work here. */
    protected final boolean isActive(int number) {
        return number == dragged || number == selected && isFocusControl();
    }

    /** Where the picture is. */
    protected final Rectangle box() {
        Rectangle area = getClientArea();
        double scale = Math.min((area.width - 2.0 * MARGIN) / imageWidth(), (area.height - 2.0 * MARGIN - footerHeight()) / imageHeight());
        int width = (int) Math.max(1, scale * imageWidth());
        int height = (int) Math.max(1, scale * imageHeight());
        return new Rectangle((area.width - width) / 2, MARGIN, width, height);
    }

    /** A hand where something can be dragged. */
    protected final void showWhetherMovable(boolean isMovable) {
        setCursor(isMovable ? getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
    }

    private void paint(GC gc) {
        Appearance look = Appearance.of(this);
        gc.setBackground(look.background());
        gc.fillRectangle(getClientArea());
        gc.setForeground(look.secondaryText());
        if (!isShowing()) {
            gc.drawText(entry == null ? empty : entry.name() + ": " + entry.message(), 12, 12, true);
            return;
        }
        E shown = entry;
        Rectangle box = box();
        picture.draw(gc, box, () -> picture(shown));
        gc.setAntialias(SWT.ON);
        gc.setClipping(box);
        paintOver(gc, look, box);
        gc.setClipping((Rectangle) null);
        paintFooter(gc, look, box.y + box.height + 4);
    }

    /** Paints a text on a dark plate, so that it can be read over any image. */
    protected static void paintPlate(GC gc, Appearance look, String text, Point middle, Rectangle box) {
        Point size = gc.textExtent(text);
        int x = Math.max(box.x + 4, Math.min(box.x + box.width - size.x - 12, middle.x - size.x / 2 - 4));
        gc.setAlpha(PLATE_OPACITY);
        gc.setBackground(look.colour(Color.BLACK));
        gc.fillRoundRectangle(x, middle.y - size.y / 2 - 2, size.x + 8, size.y + 4, 6, 6);
        gc.setAlpha(255);
        gc.setForeground(look.colour(Color.WHITE));
        gc.drawText(text, x + 4, middle.y - size.y / 2, true);
    }
}
