package org.lamella.readers.jeol;

import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.readers.CommonMetadata;

/** What the files of the Analysis Station know of the microscope. */
final class Instrument {
    private static final double MICROMETRES_IN_MILLIMETRE = 1000;

    private Instrument() {
    }

    /** What the node {@code Instrument} says, under the common names. */
    static CommonMetadata common(TagTree.Node instrument) {
        return new CommonMetadata().number(CommonMetadata.BEAM_ENERGY, instrument.number("AccV"))
                .number(CommonMetadata.MAGNIFICATION, instrument.number("Mag")).number(CommonMetadata.BEAM_CURRENT, instrument.number("Currnnt"))
                .text(CommonMetadata.MICROSCOPE, instrument.text("Name"));
    }

    /**
     * The step between pixels in µm.
     *
     * @param scanSize the side of the scanned field on the screen in mm
     * @param pixels how many pixels that is
     */
    static double step(double scanSize, double magnification, long pixels) {
        return scanSize / magnification / pixels * MICROMETRES_IN_MILLIMETRE;
    }

    /** An axis in µm; in pixels when the step is unknown. */
    static Axis axis(String name, long size, double step, long first, Axis.Role role) {
        return step > 0 && Double.isFinite(step) ? new Axis(name, size, step, first * step, Unit.MICROMETRE, role)
                : new Axis(name, size, 1, first, Unit.PIXEL, role);
    }
}
