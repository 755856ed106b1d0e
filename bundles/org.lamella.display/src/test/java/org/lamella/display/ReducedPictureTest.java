package org.lamella.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReducedPictureTest {
    private static final byte MISSING = (byte) TileColours.MISSING;

    @Test
    void eachPixelIsTheAverageOfItsArea() {
        assertArrayEquals(new byte[] {25, 65}, ReducedPicture.of(new byte[] {10, 20, 50, 60, 30, 40, 70, 80}, 4, 2, 2, 1));
        // Three columns become two: each takes one and a half.
        assertArrayEquals(new byte[] {20, 80}, ReducedPicture.of(new byte[] {0, 60, 90}, 3, 1, 2, 1));
        assertArrayEquals(new byte[] {20, 80}, ReducedPicture.of(new byte[] {0, 60, 90}, 1, 3, 1, 2));
        byte[] same = {1, 2, 3};
        assertSame(same, ReducedPicture.of(same, 3, 1, 3, 1));
    }

    @Test
    void agreesWithTheIntegralOverEachArea() {
        Random random = new Random(11);
        for (int trial = 0; trial < 60; trial++) {
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            int newWidth = 1 + random.nextInt(width);
            int newHeight = 1 + random.nextInt(height);
            byte[] indices = new byte[width * height];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = random.nextInt(4) == 0 ? MISSING : (byte) random.nextInt(TileColours.MISSING);
            }
            byte[] reduced = ReducedPicture.of(indices, width, height, newWidth, newHeight);
            for (int row = 0; row < newHeight; row++) {
                for (int column = 0; column < newWidth; column++) {
                    double sum = 0;
                    double weight = 0;
                    for (int y = 0; y < height; y++) {
                        for (int x = 0; x < width; x++) {
                            double share = overlap(x, column, width / (double) newWidth) * overlap(y, row, height / (double) newHeight);
                            if (indices[y * width + x] != MISSING) {
                                sum += share * (indices[y * width + x] & 255);
                                weight += share;
                            }
                        }
                    }
                    int found = reduced[row * newWidth + column] & 255;
                    double present = weight / (width * (double) height) * newWidth * newHeight;
                    if (present < 0.499) {
                        assertEquals(TileColours.MISSING, found);
                    } else if (present > 0.501) {
                        assertEquals(sum / weight, found, 0.51);
                    }
                }
            }
        }
    }

    private static double overlap(int pixel, int target, double step) {
        return Math.max(0, Math.min(pixel + 1, (target + 1) * step) - Math.max(pixel, target * step));
    }

    @Test
    void coloursAreAveragedEachForItself() {
        int[] colours = {0xff0000, 0x008040, 0xffffff, 0xffffff, 0x008040, 0xff0000, 0xffffff, 0xffffff};
        assertArrayEquals(new int[] {0x804020, 0xffffff}, ReducedPicture.ofColours(colours, 4, 2, 2, 1));
    }

    @Test
    void refusesWhatIsNotSmaller() {
        assertThrows(IllegalArgumentException.class, () -> ReducedPicture.of(new byte[4], 2, 2, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> ReducedPicture.of(new byte[4], 2, 2, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> ReducedPicture.of(new byte[3], 2, 2, 1, 1));
    }
}
