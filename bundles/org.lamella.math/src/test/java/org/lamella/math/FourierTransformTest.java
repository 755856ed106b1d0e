package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierTransformTest {
    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,2", "2,2", "3,5", "8,8", "7,16", "16,7", "13,11", "30,21", "17,34"})
    void agreesWithTheDefinition(int width, int height) {
        double[] pixels = random(width * height, 1);
        FourierTransform transform = FourierTransform.of(width, height);
        double[] half = transform.forwardReal(pixels);
        double[] full = new double[2 * width * height];
        for (int i = 0; i < pixels.length; i++) {
            full[2 * i] = pixels[i];
        }
        transform.forward(full);
        for (int l = 0; l < height; l++) {
            for (int k = 0; k < width; k++) {
                double re = 0;
                double im = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double phase = -2 * Math.PI * ((double) k * x / width + (double) l * y / height);
                        re += pixels[y * width + x] * Math.cos(phase);
                        im += pixels[y * width + x] * Math.sin(phase);
                    }
                }
                assertEquals(re, full[2 * (l * width + k)], 1e-9);
                assertEquals(im, full[2 * (l * width + k) + 1], 1e-9);
                if (k <= width / 2) {
                    assertEquals(re, half[2 * (l * transform.halfWidth() + k)], 1e-9);
                    assertEquals(im, half[2 * (l * transform.halfWidth() + k) + 1], 1e-9);
                }
            }
        }
        assertArrayEquals(pixels, transform.inverseReal(half), 1e-12);
        transform.inverse(full);
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(pixels[i], full[2 * i], 1e-12);
            assertEquals(0, full[2 * i + 1], 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"512,477", "1000,333", "1021,64"})
    void returnsWhatItWasGivenForAwkwardSizes(int width, int height) {
        double[] pixels = random(width * height, 2);
        FourierTransform transform = FourierTransform.of(width, height);
        assertArrayEquals(pixels, transform.inverseReal(transform.forwardReal(pixels)), 1e-11);
    }

    @Test
    void refusesWrongSizes() {
        assertThrows(IllegalArgumentException.class, () -> FourierTransform.of(0, 4));
        assertThrows(IllegalArgumentException.class, () -> FourierTransform.of(40000, 40000));
        assertThrows(IllegalArgumentException.class, () -> FourierTransform.of(4, 4).forwardReal(new double[15]));
    }

    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }
}
