package org.lamella.ui.image;

/** What the mouse does on an image. */
public enum Tool {
    SELECT("select", "Select and move", "", 'V'),
    PAN("pan", "Move the image", "", 'H'),
    RECTANGLE("region-rectangle", "Rectangle", "region", 'R'),
    SQUARE("region-square", "Square", "region", 'S'),
    LINE("region-line", "Line", "line", 'L'),
    POLYGON("region-polygon", "Polygon", "polygon", 'P'),
    POINT("region-point", "Point", "point", 'O');

    private final String icon;
    private final String label;
    private final String word;
    private final char key;

    Tool(String icon, String label, String word, char key) {
        this.icon = icon;
        this.label = label;
        this.word = word;
        this.key = key;
    }

    public String icon() {
        return icon;
    }

    public String label() {
        return label;
    }

    /** The word that new regions of this tool are named by; empty when it makes none. */
    public String word() {
        return word;
    }

    /** The key that chooses it while an image has the focus. */
    public char key() {
        return key;
    }

    boolean makesRegions() {
        return !word.isEmpty();
    }
}
