package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Unit;
import org.lamella.display.ViewTransform;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.ui.image.ImageCanvas;
import org.lamella.ui.image.ImageEditor;

/** What is seen of an image is what its pixels say, at the place that the view says, however many tiles it comes in. */
class ImagePictureTest {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    /** A bright block across the corner where four tiles meet. */
    private static final int LEFT = 480;
    private static final int TOP = 230;
    private static final int RIGHT = 620;
    private static final int BOTTOM = 470;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @AfterEach
    void close() {
        Ui.closeEditors();
    }

    private static ImageEditor open(String name, boolean isFine) throws Exception {
        double[] pixels = new double[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean isBlock = x >= LEFT && x < RIGHT && y >= TOP && y < BOTTOM;
                // Lines of one pixel: averaged they are an even grey, picked out they are stripes.
                pixels[y * WIDTH + x] = isFine ? x % 2 : isBlock ? 1 : 0;
            }
        }
        Path file = folder.resolve(name);
        TiffWriter.write(file, org.lamella.data.Image.of(WIDTH, HEIGHT, pixels, 0.1, Unit.NANOMETRE), ElementType.FLOAT32);
        ImageEditor editor = Ui.openImage(file);
        Ui.run(() -> {
            editor.document().setDisplay(editor.document().display().withLimits(0, 1));
            editor.canvas().setShowsScaleBar(false);
        });
        return editor;
    }

    private static ImageData seen(ImageCanvas canvas) {
        Ui.await("the picture", () -> !canvas.isBusy());
        Ui.point(2, 2);
        Ui.sleep(300);
        return Ui.get(() -> {
            Point size = canvas.getSize();
            Point place = canvas.toDisplay(0, 0);
            return Screen.part(new Rectangle(place.x, place.y, size.x, size.y));
        });
    }

    private static int grey(ImageData data, double x, double y) {
        return data.palette.getRGB(data.getPixel((int) x, (int) y)).green;
    }

    private static void assertBlock(ImageCanvas canvas) {
        ImageData data = seen(canvas);
        ViewTransform view = Ui.get(canvas::view);
        double margin = 1.6;
        double middleX = Math.clamp(view.toScreenX((LEFT + RIGHT) / 2.0), 4, data.width - 5);
        double middleY = Math.clamp(view.toScreenY((TOP + BOTTOM) / 2.0), 4, data.height - 5);
        int checked = 0;
        for (double x : new double[] {view.toScreenX(LEFT), view.toScreenX(RIGHT)}) {
            if (x > 4 && x < data.width - 4) {
                int inwards = x < middleX ? 1 : -1;
                assertTrue(grey(data, x + inwards * margin, middleY) > 200, "inside of the edge at " + x + " in " + view);
                assertTrue(grey(data, x - inwards * margin, middleY) < 60, "outside of the edge at " + x + " in " + view);
                checked++;
            }
        }
        for (double y : new double[] {view.toScreenY(TOP), view.toScreenY(BOTTOM)}) {
            if (y > 4 && y < data.height - 4) {
                int inwards = y < middleY ? 1 : -1;
                assertTrue(grey(data, middleX, y + inwards * margin) > 200, "inside of the edge at " + y + " in " + view);
                assertTrue(grey(data, middleX, y - inwards * margin) < 60, "outside of the edge at " + y + " in " + view);
                checked++;
            }
        }
        assertTrue(checked > 0, "no edge of the block is seen in " + view);
        for (double x = Math.max(2, view.toScreenX(LEFT) + margin); x < Math.min(data.width - 2, view.toScreenX(RIGHT) - margin); x++) {
            assertTrue(grey(data, x, middleY) > 200, "no seam between tiles at " + x + " in " + view);
        }
        for (double y = Math.max(2, view.toScreenY(TOP) + margin); y < Math.min(data.height - 2, view.toScreenY(BOTTOM) - margin); y++) {
            assertTrue(grey(data, middleX, y) > 200, "no seam between tiles at " + y + " in " + view);
        }
    }

    @Test
    void aBlockIsSeenWhereItIs() throws Exception {
        ImageEditor editor = open("block.tif", false);
        ImageCanvas canvas = editor.canvas();
        Ui.run(canvas::fit);
        assertBlock(canvas);
        for (double factor : new double[] {0.83, 0.61, 1.7, 1.31, 2.2, 3.1}) {
            Ui.run(() -> canvas.zoom(factor));
            assertBlock(canvas);
        }
        Ui.run(canvas::actualSize);
        assertBlock(canvas);
        Ui.focus(editor);
        Ui.key(SWT.ARROW_RIGHT);
        Ui.key(SWT.ARROW_DOWN);
        assertBlock(canvas);
    }

    @Test
    void fineLinesAreAveragedWhereTheyAreSmallerThanThePixelsOfTheScreen() throws Exception {
        ImageCanvas canvas = open("lines.tif", true).canvas();
        Ui.run(() -> {
            canvas.actualSize();
            canvas.zoom(0.52);
        });
        ImageData data = seen(canvas);
        double middle = data.height / 2.0;
        int from = Math.max(4, (int) Ui.get(canvas::view).toScreenX(0) + 4);
        int to = Math.min(data.width - 4, (int) Ui.get(canvas::view).toScreenX(WIDTH) - 4);
        for (int x = from; x < to; x++) {
            assertEquals(127, grey(data, x, middle), 14, "an even grey at " + x);
        }
    }
}
