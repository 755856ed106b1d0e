package org.lamella.figure;

import java.awt.Color;
import java.awt.Font;
import java.util.Objects;

/**
 * The colours and letters of a figure. Files are drawn with {@link #LIGHT}; a dark workbench draws the same figure with
 * {@link #DARK}.
 *
 * @param dark whether the ground is dark
 * @param background the ground of the figure
 * @param text titles and labels; at least 7:1 against the ground
 * @param secondary tick labels and notes; at least 4.5:1 against the ground
 * @param frame axis lines
 * @param grid grid lines
 * @param plate the ground of labels on images
 * @param plateText letters on a plate; at least 7:1 against the plate
 * @param halo the line around markers on images
 * @param fontFamily a logical font family, so that the figure needs no font of its own
 * @param fontSize the size of labels in points; titles are a little larger, tick labels a little smaller
 */
public record FigureTheme(boolean dark, Color background, Color text, Color secondary, Color frame, Color grid, Color plate,
        Color plateText, Color halo, String fontFamily, double fontSize) {
    /** Dark on white, for print and files. */
    public static final FigureTheme LIGHT = new FigureTheme(false, Color.WHITE, new Color(0x1a1a1a), new Color(0x4d4d4d),
            new Color(0x595959), new Color(0xe3e3e3), new Color(0, 0, 0, 178), Color.WHITE, new Color(0, 0, 0, 165), Font.SANS_SERIF, 8);
    /** Light on near black, for a dark workbench. */
    public static final FigureTheme DARK = new FigureTheme(true, new Color(0x1e1f22), new Color(0xf0f0f0), new Color(0xb8b8b8),
            new Color(0x9a9a9a), new Color(0x3a3b3f), new Color(0, 0, 0, 178), Color.WHITE, new Color(0, 0, 0, 165), Font.SANS_SERIF, 8);

    public FigureTheme {
        Objects.requireNonNull(background, "background");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(secondary, "secondary");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(grid, "grid");
        Objects.requireNonNull(plate, "plate");
        Objects.requireNonNull(plateText, "plateText");
        Objects.requireNonNull(halo, "halo");
        Objects.requireNonNull(fontFamily, "fontFamily");
        if (!(fontSize >= 4 && fontSize <= 40)) {
            throw new IllegalArgumentException("the font size must be between 4 and 40 points, not " + fontSize);
        }
    }

    /** The same with letters of another size. */
    public FigureTheme withFontSize(double newSize) {
        return new FigureTheme(dark, background, text, secondary, frame, grid, plate, plateText, halo, fontFamily, newSize);
    }

    /** Titles. */
    public Font titleFont() {
        return font(Font.BOLD, fontSize * 1.1);
    }

    /** Axis titles, legends and labels. */
    public Font labelFont() {
        return font(Font.PLAIN, fontSize);
    }

    /** Labels that stand on an image. */
    public Font plateFont() {
        return font(Font.BOLD, fontSize * 0.9);
    }

    /** Tick labels and notes. */
    public Font smallFont() {
        return font(Font.PLAIN, fontSize * 0.9);
    }

    /** The colour of a category on this theme's ground. */
    public Color category(int category) {
        return dark ? CategoricalColours.onDark(category) : CategoricalColours.onLight(category);
    }

    private Font font(int style, double size) {
        return new Font(fontFamily, style, 1).deriveFont((float) size);
    }
}
