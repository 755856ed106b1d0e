package org.example.texture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.example.texture.Texture;
import org.example.texture.TextureSettings;
import org.junit.jupiter.api.Test;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;

class TextureTest {
    private static final Progress NOBODY = new Progress() {
        @Override
        public void report(double fraction, String step) {
            // nobody looks
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** Independent noise summed over squares of a width: its correlation is a triangle, 1 - lag / width along an axis. */
    private static Image boxes(int columns, int rows, int width, long seed) {
        Random random = new Random(seed);
        double[] noise = random.doubles((long) (columns + width) * (rows + width)).toArray();
        double[] pixels = new double[columns * rows];
        for (int i = 0; i < pixels.length; i++) {
            for (int dy = 0; dy < width; dy++) {
                for (int dx = 0; dx < width; dx++) {
                    pixels[i] += noise[(i / columns + dy) * (columns + width) + i % columns + dx];
                }
            }
        }
        return Image.of(columns, rows, pixels, 0.5, Unit.NANOMETRE);
    }

    @Test
    void correlationOfBoxesIsATriangle() {
        for (int width : new int[] {5, 8}) {
            Texture.Result found = new Texture(new TextureSettings(20, 0.5)).measure(boxes(401, 300, width, 7), NOBODY);
            assertEquals(0.5 * width, found.length(), 0.05 * width);
            assertEquals(1, found.correlation()[0]);
            assertEquals(1 - 2.0 / width, found.correlation()[2], 0.03);
        }
    }

    @Test
    void whatHasNoLengthSaysSo() {
        Image flat = Image.of(8, 8, new double[64], 1, Unit.PIXEL);
        assertTrue(Double.isNaN(new Texture(TextureSettings.standard()).measure(flat, NOBODY).length()));
        double[] ramp = new double[64];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 8 < 4 ? 0 : 1;
        }
        assertTrue(Double.isNaN(new Texture(new TextureSettings(2, 0.1)).measure(Image.of(8, 8, ramp, 1, Unit.PIXEL), NOBODY).length()));
        assertThrows(IllegalArgumentException.class, () -> new Texture(TextureSettings.standard()).measure(Image.of(2, 2, new double[4], 1, Unit.PIXEL), NOBODY));
        assertThrows(IllegalArgumentException.class, () -> new TextureSettings(64, 1));
    }
}
