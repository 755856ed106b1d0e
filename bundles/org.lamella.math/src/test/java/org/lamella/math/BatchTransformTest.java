package org.lamella.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTransformTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 30, 64, 80, 90, 100, 128, 135, 250})
    void givesTheSumsOfTheDefinition(int length) {
        int batch = 7;
        Random random = new Random(length);
        float[] re = new float[length * batch];
        float[] im = new float[length * batch];
        for (int i = 0; i < re.length; i++) {
            re[i] = (float) random.nextGaussian();
            im[i] = (float) random.nextGaussian();
        }
        float[] inRe = re.clone();
        float[] inIm = im.clone();
        new BatchTransform(length, batch).forward(re, im, new float[re.length], new float[re.length]);
        for (int b = 0; b < batch; b++) {
            for (int k = 0; k < length; k++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int n = 0; n < length; n++) {
                    double angle = -2 * Math.PI * k * n / length;
                    sumRe += inRe[n * batch + b] * Math.cos(angle) - inIm[n * batch + b] * Math.sin(angle);
                    sumIm += inRe[n * batch + b] * Math.sin(angle) + inIm[n * batch + b] * Math.cos(angle);
                }
                assertEquals(sumRe, re[k * batch + b], 3e-5 * Math.sqrt(length), "real part " + k);
                assertEquals(sumIm, im[k * batch + b], 3e-5 * Math.sqrt(length), "imaginary part " + k);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 14, 22, -4})
    void aLengthWithAnotherFactorIsRefused(int length) {
        assertThrows(IllegalArgumentException.class, () -> new BatchTransform(length, 1));
    }

    @Test
    void theNearestLengthIsEvenAndSupported() {
        assertEquals(128, BatchTransform.nearestLength(128));
        assertEquals(80, BatchTransform.nearestLength(77));
        assertEquals(2, BatchTransform.nearestLength(0.3));
        assertEquals(100, BatchTransform.nearestLength(101.6));
    }
}
