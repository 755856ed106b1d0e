package org.lamella.figure;

import java.awt.Color;
import java.util.List;

/**
 * Colours for categories (phases, layers, signals) that people with any kind of colour vision can tell apart: the set
 * of M. Okabe and K. Ito, "Color Universal Design" (2008). Every category also has a marker shape and a line pattern
 * of its own, so that colour is never the only coding.
 *
 * <p>There are two orders of one set: for drawing on paper (no yellow) and on dark images (no dark blue, no black);
 * a category has the same or a neighbouring hue in both. Categories are numbered from 0; {@link #NONE} stands for what
 * belongs to none of them and is a neutral grey cross.</p>
 */
public final class CategoricalColours {
    /** What belongs to no category. */
    public static final int NONE = -1;

    private static final Color BLACK = new Color(0x000000);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color SKY_BLUE = new Color(0x56B4E9);
    private static final Color BLUISH_GREEN = new Color(0x009E73);
    private static final Color YELLOW = new Color(0xF0E442);
    private static final Color BLUE = new Color(0x0072B2);
    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color REDDISH_PURPLE = new Color(0xCC79A7);

    private static final List<Color> ON_LIGHT = List.of(BLUE, VERMILION, BLUISH_GREEN, REDDISH_PURPLE, ORANGE, SKY_BLUE, BLACK);
    private static final List<Color> ON_DARK =
            List.of(SKY_BLUE, VERMILION, BLUISH_GREEN, REDDISH_PURPLE, ORANGE, YELLOW, Color.WHITE);
    private static final int SHAPES = Marker.values().length - 1;
    private static final float[][] DASHES = {{}, {5, 2}, {1.5f, 1.5f}, {6, 2, 1.5f, 2}, {9, 2.5f}};

    private CategoricalColours() {
    }

    /** The eight colours of Okabe and Ito in their own order. */
    public static List<Color> okabeIto() {
        return List.of(BLACK, ORANGE, SKY_BLUE, BLUISH_GREEN, YELLOW, BLUE, VERMILION, REDDISH_PURPLE);
    }

    /** How many categories have a colour that no other has; more are told apart by shape as well. */
    public static int distinctColours() {
        return ON_LIGHT.size();
    }

    /** The colour of a category on a light ground. */
    public static Color onLight(int category) {
        return category < 0 ? new Color(0x6b6b6b) : ON_LIGHT.get(category % ON_LIGHT.size());
    }

    /** The colour of a category on a dark ground, such as a micrograph or a power spectrum. */
    public static Color onDark(int category) {
        return category < 0 ? new Color(0xc8c8c8) : ON_DARK.get(category % ON_DARK.size());
    }

    /** The marker of a category; colour and marker together repeat only after {@code 7 x 7} categories. */
    public static Marker marker(int category) {
        return category < 0 ? Marker.CROSS : Marker.values()[(category + category / ON_LIGHT.size()) % SHAPES];
    }

    /** The line pattern of a category: lengths of strokes and gaps in points, empty for a full line. */
    public static float[] dashes(int category) {
        return category < 0 ? new float[] {2, 2} : DASHES[category % DASHES.length].clone();
    }
}
