package org.lamella.ui.tests;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;

/** The screen of the tests. */
final class Screen {
    private Screen() {
    }

    /** What is seen on a part of it. Called on the thread of the display. */
    static ImageData part(Rectangle area) {
        Image image = new Image(Ui.display(), area.width, area.height);
        GC gc = new GC(Ui.display());
        gc.copyArea(image, area.x, area.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }
}
