package org.lamella.lattice;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.simulation.SinusoidLattice;
import org.lamella.simulation.SinusoidLattice.Wave;

/** Images in pixels whose spectrum is known, and a search of them. */
final class TestImages {
    private TestImages() {
    }

    /** A search for periods of 4 to 60 pixels. */
    static SpotSearch search() {
        return new SpotSearch(new SpotSearchSettings(SpotSearchSettings.DEFAULT_FALSE_ALARM, 4, 60, 40));
    }

    static List<Spot> find(Image image) {
        return search().find(image, Progress.NONE).spots();
    }

    /** Waves in white noise, in pixels. */
    static Image waves(int width, int height, double sigma, long seed, Wave... waves) {
        return SinusoidLattice.image(width, height, 1, 1, Unit.PIXEL, List.of(waves), sigma, seed);
    }

    static Image noise(int width, int height, long seed) {
        return waves(width, height, 1, seed);
    }

    /** The wave with a period in pixels and a direction of its reciprocal vector in degrees, y up. */
    static Wave wave(double period, double angle, double amplitude) {
        double radians = Math.toRadians(angle);
        return new Wave(Math.cos(radians) / period, Math.sin(radians) / period, amplitude, 1.1);
    }

    interface PixelFunction {
        double at(int column, int row);
    }

    /** An image with a function of column and row added. */
    static Image plus(Image image, PixelFunction function) {
        double[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += function.at(i % image.width(), i / image.width());
        }
        return new Image(image.x(), image.y(), pixels);
    }

    static Image times(Image image, double factor) {
        return new Image(image.x(), image.y(), Arrays.stream(image.pixels()).map(value -> value * factor).toArray());
    }

    /** Standard normal values, from a seed. */
    static double[] gaussian(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        }
        return values;
    }
}
