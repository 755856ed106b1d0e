package org.lamella.ui.plot;

import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * A range of x that the user drags: by its edges, or as a whole. With equal ends it is a single line, a marker. Used on the
 * thread of the display.
 */
public final class PlotWindow {
    private final String name;
    private final int category;
    private final boolean isMarker;
    private final boolean greysOutside;
    private final BiConsumer<PlotWindow, Boolean> moved;
    private double from;
    private double to;

    private PlotWindow(String name, double from, double to, int category, boolean isMarker, boolean greysOutside,
            BiConsumer<PlotWindow, Boolean> moved) {
        this.name = Objects.requireNonNull(name, "name");
        this.category = category;
        this.isMarker = isMarker;
        this.greysOutside = greysOutside;
        this.moved = Objects.requireNonNull(moved, "moved");
        set(from, to);
    }

    /** @param moved is called when the user moves it, with whether the mouse is still down */
    public static PlotWindow window(String name, double from, double to, int category, BiConsumer<PlotWindow, Boolean> moved) {
        return new PlotWindow(name, from, to, category, false, false, moved);
    }

    /** The part of the plot that counts: what it leaves out is greyed, and only its edges are dragged. */
    public static PlotWindow range(String name, double from, double to, int category, BiConsumer<PlotWindow, Boolean> moved) {
        return new PlotWindow(name, from, to, category, false, true, moved);
    }

    /** A single line. */
    public static PlotWindow marker(String name, double position, int category, BiConsumer<PlotWindow, Boolean> moved) {
        return new PlotWindow(name, position, position, category, true, false, moved);
    }

    public String name() {
        return name;
    }

    public int category() {
        return category;
    }

    public boolean isMarker() {
        return isMarker;
    }

    /** Whether what lies outside is greyed, instead of what lies inside tinted. */
    public boolean greysOutside() {
        return greysOutside;
    }

    public double from() {
        return from;
    }

    public double to() {
        return to;
    }

    /** Puts it elsewhere without telling anybody. */
    public void set(double newFrom, double newTo) {
        from = isMarker ? newFrom : Math.min(newFrom, newTo);
        to = isMarker ? newFrom : Math.max(newFrom, newTo);
    }

    void drag(double newFrom, double newTo, boolean isDragging) {
        set(newFrom, newTo);
        moved.accept(this, isDragging);
    }
}
