package org.lamella.display;

/**
 * A square part of an image at one level of its pyramid.
 *
 * @param level 0 for the image itself, each level half as large as the one before
 * @param column counted in tiles from the left
 * @param row counted in tiles from the top
 */
public record Tile(int level, int column, int row) {
    /** Pixels along a side; tiles at the right and lower edge may have fewer. */
    public static final int SIZE = 256;

    /** The tile of the next smaller level that covers this one. */
    public Tile parent() {
        return new Tile(level + 1, column / 2, row / 2);
    }
}
