package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Image;
import org.lamella.data.Unit;

class SpectrumBrightnessTest {
    private static Image lattice(int width, int height, double cyclesX, double cyclesY) {
        Random random = new Random(1);
        double[] pixels = new double[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.cos(2 * Math.PI * (cyclesX * (i % width) / width + cyclesY * (i / width) / height)) + 0.1 * random.nextGaussian();
        }
        return Image.of(width, height, pixels, 0.5, Unit.NANOMETRE);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "65, 64", "64, 65", "65, 63", "100, 36"})
    void brightnessIsThatOfThePowerAtEveryBin(int width, int height) {
        PowerSpectrum spectrum = PowerSpectrum.of(lattice(width, height, 9, 5));
        SpectrumBrightness picture = SpectrumBrightness.of(spectrum, 1000);
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        double[] power = spectrum.picture();
        for (int i = 0; i < power.length; i++) {
            for (int j : new int[] {0, power.length / 3, power.length - 1}) {
                if (power[i] > power[j] * (1 + 1e-9)) {
                    assertTrue((picture.indices()[i] & 255) >= (picture.indices()[j] & 255), "bins " + i + " and " + j);
                }
            }
        }
        assertEquals(SpectrumBrightness.BRIGHTEST, picture.indices()[(height / 2 - 5) * width + width / 2 + -9] & 255, "one of the mates");
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "65, 64", "64, 65", "65, 63"})
    void stepsOfBrightnessAreStepsOfTheLogarithm(int width, int height) {
        PowerSpectrum spectrum = PowerSpectrum.of(lattice(width, height, 9, 5));
        byte[] indices = SpectrumBrightness.of(spectrum, 1000).indices();
        double[] power = spectrum.picture();
        // The ends are percentiles of all logarithms here, as the picture is smaller than the sample.
        double[] sorted = java.util.Arrays.stream(power).map(Math::log).sorted().toArray();
        double dark = sorted[(int) (0.2 * (sorted.length - 1))];
        double bright = sorted[(int) (0.9995f * (sorted.length - 1))];
        for (int i = 0; i < power.length; i++) {
            double expected = Math.clamp((Math.log(power[i]) - dark) / (bright - dark) * SpectrumBrightness.BRIGHTEST, 0, SpectrumBrightness.BRIGHTEST);
            assertEquals(expected, (indices[i] & 255) + 0.5, 0.56 + (expected > 253.9 || expected < 0.1 ? 0.5 : 0), "bin " + i);
        }
    }

    /** One bin in four is shown, but the spot must not be lost. */
    @Test
    void aSmallPictureKeepsItsSpots() {
        PowerSpectrum spectrum = PowerSpectrum.of(lattice(256, 256, 33, 21));
        SpectrumBrightness picture = SpectrumBrightness.of(spectrum, 64);
        assertEquals(64, picture.width());
        assertEquals(4 * spectrum.stepX(), picture.stepX(), 1e-12);
        int brightest = 0;
        for (int i = 0; i < picture.indices().length; i++) {
            brightest = Math.max(brightest, picture.indices()[i] & 255);
        }
        int column = 32 + Math.round(33 / 4f);
        int row = 32 + Math.round(21 / 4f);
        assertEquals(SpectrumBrightness.BRIGHTEST, brightest);
        assertEquals(SpectrumBrightness.BRIGHTEST, picture.indices()[row * 64 + column] & 255);
    }

    @Test
    void anImageWithoutContrastHasASpectrum() {
        SpectrumBrightness picture = SpectrumBrightness.of(PowerSpectrum.of(Image.of(16, 16, new double[256], 1, Unit.PIXEL)), 64);
        assertEquals(256, picture.indices().length);
    }
}
