package org.lamella.readers;

import org.lamella.data.Axis;
import org.lamella.data.Unit;

/** Axes with the step that a file gives. What files say there may be zero, negative or no number at all: such an axis counts pixels. */
public final class CalibratedAxis {
    private CalibratedAxis() {
    }

    /**
     * An axis in its unit, or in pixels from 0 when its step is not positive or its step or offset is not finite.
     *
     * @param size the number of elements, at least 1
     * @param step from one element to the next, in the unit
     * @param offset the coordinate of the first element, in the unit
     */
    public static Axis orPixels(String name, long size, double step, double offset, Unit unit, Axis.Role role) {
        boolean isKnown = step > 0 && Double.isFinite(step) && Double.isFinite(offset);
        return isKnown ? new Axis(name, size, step, offset, unit, role) : new Axis(name, size, 1, 0, Unit.PIXEL, role);
    }
}
