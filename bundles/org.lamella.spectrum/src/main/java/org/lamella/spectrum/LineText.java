package org.lamella.spectrum;

import java.util.Arrays;
import org.lamella.data.Region;
import org.lamella.data.UserError;

/** Lines and boxes as they are typed. */
public final class LineText {
    private LineText() {
    }

    /**
     * Reads a line.
     *
     * @param text {@code x1,y1,x2,y2} in pixels, whole or not, the centre of the first pixel at 0,0
     * @param width over how many pixels across the line is summed
     * @throws UserError when the text is no line
     */
    public static Region.Line line(String text, double width) throws UserError {
        double[] values = numbers(text, "line", "x1,y1,x2,y2");
        if (values[0] == values[2] && values[1] == values[3]) {
            throw new UserError("the line '" + text.strip() + "' begins and ends in the same place");
        }
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new UserError("the width of a line must be above 0 pixels, not " + width);
        }
        return new Region.Line("line", values[0], values[1], values[2], values[3], width);
    }

    /**
     * Reads a box.
     *
     * @param text {@code x,y,width,height} in whole pixels
     * @throws UserError when the text is no box
     */
    public static Region.Rectangle box(String text) throws UserError {
        double[] values = numbers(text, "box", "x,y,width,height");
        if (Arrays.stream(values).anyMatch(value -> value != Math.rint(value)) || values[2] < 1 || values[3] < 1) {
            throw new UserError("box '" + text.strip() + "' is not x,y,width,height in whole pixels");
        }
        return new Region.Rectangle("box", (int) values[0], (int) values[1], (int) values[2], (int) values[3]);
    }

    private static double[] numbers(String text, String what, String form) throws UserError {
        try {
            double[] values = Arrays.stream(text.strip().split("[,\\s]+")).map(part -> part.replace("px", "")).mapToDouble(Double::parseDouble).toArray();
            // No image has more pixels a side, and whole numbers stay exact.
            if (values.length == 4 && Arrays.stream(values).allMatch(value -> Math.abs(value) < 1e7)) {
                return values;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UserError(what + " '" + text.strip() + "' is not " + form + " in pixels");
    }
}
