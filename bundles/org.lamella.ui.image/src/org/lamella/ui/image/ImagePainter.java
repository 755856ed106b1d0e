package org.lamella.ui.image;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.lamella.display.ImagePyramid;
import org.lamella.display.Tile;
import org.lamella.display.ViewTransform;

/** Draws the tiles that a window shows; where one is not there yet a coarser one takes its place. */
final class ImagePainter {
    /** Points along a side up to which a tile is drawn wholly; beyond that only the part that is seen. */
    private static final int LARGEST_WHOLE = 2 * Tile.SIZE;

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
        // Pictures come in the size in which they are drawn; enlarged pixels stay squares.
        gc.setInterpolation(SWT.NONE);
        // The coarsest tile is always wanted: it stands in wherever a finer one is missing.
        Tile whole = new Tile(pyramid.levels() - 1, 0, 0);
        if (level < whole.level()) {
            tiles.get(whole, pyramid.tileWidth(whole), pyramid.tileHeight(whole));
        }
        for (int row = firstRow; row * step < bottom; row++) {
            for (int column = firstColumn; column * step < right; column++) {
                Tile tile = new Tile(level, column, row);
                if (place(tile, pyramid, view).intersects(damaged)) {
                    paint(gc, area, tile, pyramid, view, pixelsPerPoint);
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

    private void paint(GC gc, Rectangle area, Tile tile, ImagePyramid pyramid, ViewTransform view, double pixelsPerPoint) {
        double pixel = 1L << tile.level();
        double left = tile.column() * Tile.SIZE * pixel;
        double top = tile.row() * Tile.SIZE * pixel;
        double right = left + pyramid.tileWidth(tile) * pixel;
        double bottom = top + pyramid.tileHeight(tile) * pixel;
        Rectangle target = screen(view, left, top, right, bottom);
        TileImages.Picture picture = tiles.get(tile, (int) Math.clamp(Math.round(target.width * pixelsPerPoint), 1, pyramid.tileWidth(tile)),
                (int) Math.clamp(Math.round(target.height * pixelsPerPoint), 1, pyramid.tileHeight(tile)));
        if (picture != null && target.width <= LARGEST_WHOLE && target.height <= LARGEST_WHOLE) {
            draw(gc, picture, new Rectangle(0, 0, picture.width(), picture.height()), target);
            return;
        }
        Tile source = tile;
        while (picture == null && source.level() + 1 < pyramid.levels()) {
            source = source.parent();
            picture = tiles.known(source);
        }
        if (picture != null) {
            drawPart(gc, picture, source, pyramid, view, Math.max(left, view.toImageX(area.x)), Math.max(top, view.toImageY(area.y)),
                    Math.min(right, view.toImageX(area.x + area.width)), Math.min(bottom, view.toImageY(area.y + area.height)));
        }
    }

    private static Rectangle screen(ViewTransform view, double left, double top, double right, double bottom) {
        int x = (int) Math.round(view.toScreenX(left));
        int y = (int) Math.round(view.toScreenY(top));
        return new Rectangle(x, y, (int) Math.round(view.toScreenX(right)) - x, (int) Math.round(view.toScreenY(bottom)) - y);
    }

    /** Draws a part of the image, given by its edges, from the picture of a tile that covers it; whole pixels of the picture, so that none is cut. */
    private static void drawPart(GC gc, TileImages.Picture picture, Tile tile, ImagePyramid pyramid, ViewTransform view, double left, double top,
            double right, double bottom) {
        double pixel = 1L << tile.level();
        double pixelX = pixel * pyramid.tileWidth(tile) / picture.width();
        double pixelY = pixel * pyramid.tileHeight(tile) / picture.height();
        double originX = tile.column() * Tile.SIZE * pixel;
        double originY = tile.row() * Tile.SIZE * pixel;
        int x1 = (int) Math.clamp((long) Math.floor((left - originX) / pixelX), 0, picture.width() - 1);
        int y1 = (int) Math.clamp((long) Math.floor((top - originY) / pixelY), 0, picture.height() - 1);
        int x2 = (int) Math.clamp((long) Math.ceil((right - originX) / pixelX), x1 + 1, picture.width());
        int y2 = (int) Math.clamp((long) Math.ceil((bottom - originY) / pixelY), y1 + 1, picture.height());
        draw(gc, picture, new Rectangle(x1, y1, x2 - x1, y2 - y1),
                screen(view, originX + x1 * pixelX, originY + y1 * pixelY, originX + x2 * pixelX, originY + y2 * pixelY));
    }

    private static void draw(GC gc, TileImages.Picture picture, Rectangle part, Rectangle target) {
        if (target.width > 0 && target.height > 0) {
            gc.drawImage(picture.image(), part.x, part.y, part.width, part.height, target.x, target.y, target.width, target.height);
        }
    }
}
