package org.lamella.ui.image;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.lamella.display.ImagePyramid;
import org.lamella.display.Tile;
import org.lamella.display.ViewTransform;

/** Draws the tiles that a window shows; where one is not there yet a coarser one takes its place. */
final class ImagePainter {
    private final TileImages tiles;

    ImagePainter(TileImages tiles) {
        this.tiles = tiles;
    }

    /** @param pixelsPerPoint device pixels for one point of the screen, so that a sharp screen gets finer tiles */
    void paint(GC gc, Rectangle area, Rectangle damaged, ImagePyramid pyramid, ViewTransform view, double pixelsPerPoint) {
        int level = new ViewTransform(view.left(), view.top(), view.scale() * pixelsPerPoint, view.aspect()).level(pyramid.levels());
        double step = Tile.SIZE * (double) (1L << level);
        int firstColumn = (int) Math.max(0, Math.floor(view.toImageX(area.x) / step));
        int firstRow = (int) Math.max(0, Math.floor(view.toImageY(area.y) / step));
        double right = Math.min(pyramid.plane().width(), view.toImageX(area.x + area.width));
        double bottom = Math.min(pyramid.plane().height(), view.toImageY(area.y + area.height));
        gc.setInterpolation(view.scale() >= 1 ? SWT.NONE : SWT.DEFAULT);
        // The coarsest tile is always wanted: it stands in wherever a finer one is missing.
        tiles.get(new Tile(pyramid.levels() - 1, 0, 0));
        for (int row = firstRow; row * step < bottom; row++) {
            for (int column = firstColumn; column * step < right; column++) {
                Tile tile = new Tile(level, column, row);
                if (place(tile, pyramid, view).intersects(damaged)) {
                    paint(gc, area, tile, pyramid, view);
                }
            }
        }
    }

    /** Where a tile is on the screen, with a little more around it, since it is drawn in whole pixels. */
    static Rectangle place(Tile tile, ImagePyramid pyramid, ViewTransform view) {
        double pixel = 1L << tile.level();
        double left = tile.column() * Tile.SIZE * pixel;
        double top = tile.row() * Tile.SIZE * pixel;
        int x = (int) Math.floor(view.toScreenX(left - pixel)) - 2;
        int y = (int) Math.floor(view.toScreenY(top - pixel)) - 2;
        int right = (int) Math.ceil(view.toScreenX(left + (pyramid.tileWidth(tile) + 1) * pixel)) + 2;
        int bottom = (int) Math.ceil(view.toScreenY(top + (pyramid.tileHeight(tile) + 1) * pixel)) + 2;
        return new Rectangle(x, y, right - x, bottom - y);
    }

    private void paint(GC gc, Rectangle area, Tile tile, ImagePyramid pyramid, ViewTransform view) {
        Tile source = tile;
        Image image = tiles.get(tile);
        while (image == null && source.level() + 1 < pyramid.levels()) {
            source = source.parent();
            image = tiles.known(source);
        }
        if (image == null) {
            return;
        }
        double pixel = 1L << tile.level();
        double left = tile.column() * Tile.SIZE * pixel;
        double top = tile.row() * Tile.SIZE * pixel;
        double right = left + pyramid.tileWidth(tile) * pixel;
        double bottom = top + pyramid.tileHeight(tile) * pixel;
        draw(gc, area, image, source, pyramid, view, Math.max(left, view.toImageX(area.x)), Math.max(top, view.toImageY(area.y)),
                Math.min(right, view.toImageX(area.x + area.width)), Math.min(bottom, view.toImageY(area.y + area.height)));
    }

    /** Draws a part of the image, given by its edges, from a tile that covers it; whole pixels of the tile, so that none is cut. */
    private static void draw(GC gc, Rectangle area, Image image, Tile tile, ImagePyramid pyramid, ViewTransform view, double left, double top,
            double right, double bottom) {
        double pixel = 1L << tile.level();
        double originX = tile.column() * Tile.SIZE * pixel;
        double originY = tile.row() * Tile.SIZE * pixel;
        int x1 = (int) Math.clamp((long) Math.floor((left - originX) / pixel), 0, pyramid.tileWidth(tile) - 1);
        int y1 = (int) Math.clamp((long) Math.floor((top - originY) / pixel), 0, pyramid.tileHeight(tile) - 1);
        int x2 = (int) Math.clamp((long) Math.ceil((right - originX) / pixel), x1 + 1, pyramid.tileWidth(tile));
        int y2 = (int) Math.clamp((long) Math.ceil((bottom - originY) / pixel), y1 + 1, pyramid.tileHeight(tile));
        int screenX1 = (int) Math.round(view.toScreenX(originX + x1 * pixel));
        int screenY1 = (int) Math.round(view.toScreenY(originY + y1 * pixel));
        int screenX2 = (int) Math.round(view.toScreenX(originX + x2 * pixel));
        int screenY2 = (int) Math.round(view.toScreenY(originY + y2 * pixel));
        if (screenX2 > screenX1 && screenY2 > screenY1) {
            gc.drawImage(image, x1, y1, x2 - x1, y2 - y1, screenX1, screenY1, screenX2 - screenX1, screenY2 - screenY1);
        }
    }
}
