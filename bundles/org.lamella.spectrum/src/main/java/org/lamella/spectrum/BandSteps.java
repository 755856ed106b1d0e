package org.lamella.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lamella.data.UserError;

/** Collects which pixels fall into which step of a line. */
final class BandSteps {
    private final LineBand band;
    private final String name;
    private final double[] pixels;
    private final double[] distances;

    BandSteps(LineBand band, String name) {
        this.band = band;
        this.name = name;
        pixels = new double[band.steps()];
        distances = new double[band.steps()];
    }

    /** Counts a pixel and tells its step; -1 when it is in none. */
    int add(int column, int row) {
        int step = band.step(column, row);
        if (step >= 0) {
            pixels[step]++;
            distances[step] += band.distance(column, row);
        }
        return step;
    }

    /** The steps that hold pixels. @throws UserError when there is none */
    int[] filled() throws UserError {
        int[] filled = IntStream.range(0, pixels.length).filter(step -> pixels[step] > 0).toArray();
        if (filled.length == 0) {
            throw new UserError("the line does not touch '" + name + "'; its ends are counted in pixels from the upper left corner");
        }
        return filled;
    }

    double[] distances(int[] filled) {
        return Arrays.stream(filled).mapToDouble(step -> distances[step] / pixels[step]).toArray();
    }

    double[] pixels(int[] filled) {
        return Arrays.stream(filled).mapToDouble(step -> pixels[step]).toArray();
    }
}
