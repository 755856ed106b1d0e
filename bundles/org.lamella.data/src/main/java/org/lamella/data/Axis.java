package org.lamella.data;

import java.util.Objects;

/**
 * One calibrated axis of a dataset: the coordinate of index {@code i} is {@code offset + i * scale}.
 *
 * @param name the name, for example {@code x}, {@code energy} or {@code slice}
 * @param size the number of elements along the axis, at least 1
 * @param scale the step from one element to the next, in {@code unit}; finite and not zero
 * @param offset the coordinate of the first element, in {@code unit}
 * @param unit the unit of scale and offset
 * @param role whether the axis is measured by the detector or moved along
 */
public record Axis(String name, long size, double scale, double offset, Unit unit, Role role) {
    /** What an axis is for: a spectrum image has two navigation axes and one signal axis (energy). */
    public enum Role {
        SIGNAL, NAVIGATION
    }

    public Axis {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(role, "role");
        if (size < 1) {
            throw new IllegalArgumentException("axis '" + name + "' must have at least one element, not " + size);
        }
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("axis '" + name + "' has no usable scale: " + scale + ", offset " + offset);
        }
    }

    /** A signal axis. */
    public static Axis signal(String name, long size, double scale, double offset, Unit unit) {
        return new Axis(name, size, scale, offset, unit, Role.SIGNAL);
    }

    /** A navigation axis. */
    public static Axis navigation(String name, long size, double scale, double offset, Unit unit) {
        return new Axis(name, size, scale, offset, unit, Role.NAVIGATION);
    }

    /** An axis without calibration: one pixel per element. */
    public static Axis uncalibrated(String name, long size) {
        return signal(name, size, 1, 0, Unit.PIXEL);
    }

    public boolean isNavigation() {
        return role == Role.NAVIGATION;
    }

    /** Whether the axis has a physical unit, not just elements. */
    public boolean isCalibrated() {
        return !unit.equals(Unit.PIXEL) && !unit.equals(Unit.NONE);
    }

    public double coordinate(double index) {
        return offset + index * scale;
    }

    public double index(double coordinate) {
        return (coordinate - offset) / scale;
    }

    /** @throws IllegalArgumentException when the units do not measure the same kind of quantity */
    public Axis in(Unit target) {
        return new Axis(name, size, unit.convert(scale, target), unit.convert(offset, target), target, role);
    }

    public Axis withCalibration(double newScale, double newOffset, Unit newUnit) {
        return new Axis(name, size, newScale, newOffset, newUnit, role);
    }

    public Axis withRole(Role newRole) {
        return new Axis(name, size, scale, offset, unit, newRole);
    }
}
