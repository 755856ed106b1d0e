package org.lamella.ui;

import java.util.concurrent.Callable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.lamella.display.ReducedPicture;

/**
 * A picture of a canvas that takes a while to be made: it is made in the background, in the size in which it is drawn, and
 * the canvas is painted again when it is there.
 */
public final class BackgroundPicture {
    private final Canvas canvas;
    private final LatestTask making;
    private final ScreenScale screen;
    private ImageData whole;
    private Image image;
    private Point asked;
    private int dropped;

    /** A picture, and what is drawn of it in one size. */
    private record Made(ImageData whole, Image drawn) implements LatestTask.Discardable {
        @Override
        public void discard() {
            drawn.dispose();
        }
    }

    /** @param canvas whose picture it is; the picture is disposed of with it */
    public BackgroundPicture(Canvas canvas) {
        this.canvas = canvas;
        this.making = new LatestTask(canvas, "picture");
        this.screen = new ScreenScale(canvas);
        canvas.addDisposeListener(event -> drop());
    }

    /** Forgets the picture: something else is to be seen. */
    public void drop() {
        dropImage();
        whole = null;
        asked = null;
        dropped++;
    }

    private void dropImage() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    /**
     * Draws the picture; nothing as long as it is being made. While it is made in another size, the one before stands in.
     *
     * @param box where it goes
     * @param maker makes it with three bytes a pixel, away from the thread of the display; not asked again until the picture
     *        is dropped
     */
    public void draw(GC gc, Rectangle box, Callable<ImageData> maker) {
        Point wanted = new Point((int) Math.max(1, Math.round(box.width * screen.pixelsPerPoint())),
                (int) Math.max(1, Math.round(box.height * screen.pixelsPerPoint())));
        if (!wanted.equals(asked)) {
            asked = wanted;
            ImageData known = whole;
            int of = dropped;
            Display display = canvas.getDisplay();
            making.submit(() -> {
                ImageData made = known != null ? known : maker.call();
                // An image may be made on any thread, and the one of the display has others waiting.
                return new Made(made, new Image(display, reduced(made, Math.min(wanted.x, made.width), Math.min(wanted.y, made.height))));
            }, made -> arrived(made, of), Problems::report);
        }
        if (image != null) {
            Rectangle size = image.getBounds();
            gc.setInterpolation(size.width < wanted.x ? SWT.DEFAULT : SWT.NONE);
            gc.drawImage(image, 0, 0, size.width, size.height, box.x, box.y, box.width, box.height);
        }
    }

    private void arrived(Made made, int of) {
        // Otherwise it was dropped meanwhile, and is not what is to be seen now.
        if (of != dropped) {
            made.discard();
            return;
        }
        dropImage();
        whole = made.whole;
        image = made.drawn;
        canvas.redraw();
    }

    private static ImageData reduced(ImageData whole, int width, int height) {
        if (width == whole.width && height == whole.height) {
            return whole;
        }
        int[] pixels = new int[whole.width * whole.height];
        for (int row = 0; row < whole.height; row++) {
            whole.getPixels(0, row, whole.width, pixels, row * whole.width);
        }
        int[] fewer = ReducedPicture.ofColours(pixels, whole.width, whole.height, width, height);
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int row = 0; row < height; row++) {
            data.setPixels(0, row, width, fewer, row * width);
        }
        return data;
    }
}
