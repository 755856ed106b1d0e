package org.lamella.ui;

import java.util.concurrent.Callable;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Canvas;

/** A picture of a canvas that takes a while to be made: it is made in the background, and the canvas is painted again when it is there. */
public final class BackgroundPicture {
    private final Canvas canvas;
    private final LatestTask making;
    private Image image;
    private boolean isUnderWay;
    private int dropped;

    /** @param canvas whose picture it is; the picture is disposed of with it */
    public BackgroundPicture(Canvas canvas) {
        this.canvas = canvas;
        this.making = new LatestTask(canvas, "picture");
        canvas.addDisposeListener(event -> drop());
    }

    /** Forgets the picture: something else is to be seen. */
    public void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
        isUnderWay = false;
        dropped++;
    }

    /**
     * The picture; null as long as it is being made.
     *
     * @param maker makes it, away from the thread of the display; not asked again until the picture is dropped
     */
    public Image get(Callable<ImageData> maker) {
        if (image == null && !isUnderWay) {
            isUnderWay = true;
            int of = dropped;
            making.submit(maker, data -> arrived(data, of), Problems::report);
        }
        return image;
    }

    private void arrived(ImageData data, int of) {
        // Otherwise it was dropped meanwhile, and is not what is to be seen now.
        if (of == dropped) {
            isUnderWay = false;
            image = new Image(canvas.getDisplay(), data);
            canvas.redraw();
        }
    }
}
