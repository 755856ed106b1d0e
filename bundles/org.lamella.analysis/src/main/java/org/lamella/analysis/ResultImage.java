package org.lamella.analysis;

import java.util.Objects;
import org.lamella.data.Image;

/**
 * A map that an analysis made, with the calibration of its pixels; it becomes {@code images/NAME.tif} with floating-point values, NaN where
 * there is none.
 *
 * @param name of the file without its ending: letters, digits, dots, underscores and hyphens
 * @param image the values
 */
public record ResultImage(String name, Image image) {
    public ResultImage {
        Objects.requireNonNull(image, "image");
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("'" + name + "' cannot name a file");
        }
    }

    /** Where it is written, from the folder of the result on. */
    public String file() {
        return "images/" + name + ".tif";
    }
}
