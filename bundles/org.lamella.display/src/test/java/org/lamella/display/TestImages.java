package org.lamella.display;

import java.util.List;
import java.util.function.IntBinaryOperator;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.ImagePlane;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** Images whose pixels are known by formula. */
final class TestImages {
    private TestImages() {
    }

    static Dataset dataset(int width, int height, double pixelX, double pixelY, Unit unit, IntBinaryOperator value) {
        double[] pixels = new double[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = value.applyAsInt(i % width, i / width);
        }
        return new Dataset("test", ArrayImgs.doubles(pixels, width, height), "float64",
                List.of(Axis.signal("x", width, pixelX, 0, unit), Axis.signal("y", height, pixelY, 0, unit)), Metadata.EMPTY);
    }

    static ImagePlane plane(int width, int height, IntBinaryOperator value) throws UserError {
        return dataset(width, height, 1, 1, Unit.PIXEL, value).plane(0);
    }
}
