package org.lamella.layers;

import java.util.ArrayList;
import java.util.List;

/**
 * How the layers of a cross-section are found and measured.
 *
 * @param names of the layers in order of depth; empty to find how many there are
 * @param hints the grey levels at each boundary, one more than there are names; empty for none
 * @param direction of growing depth in degrees, counter-clockwise from +x with y up; null to find it
 * @param strip along the boundary over which an edge is averaged, in pixels; null to choose it from the noise
 * @param normalWindow length over which the reference boundary is smoothed for its normals, as a share of the section's length
 * @param falseAlarm accepted probability that an image without layers yields a boundary
 * @param mostLayers so many layers are found at most when no names are given
 * @param curtains whether offsets of whole columns are taken off
 */
public record LayerSettings(List<String> names, List<LevelHint> hints, Double direction, Integer strip, double normalWindow,
        double falseAlarm, int mostLayers, boolean curtains) {
    public static final double DEFAULT_NORMAL_WINDOW = 0.1;
    public static final double DEFAULT_FALSE_ALARM = 0.001;
    public static final int DEFAULT_MOST_LAYERS = 10;

    public LayerSettings {
        names = List.copyOf(names);
        hints = List.copyOf(hints);
        if (names.stream().anyMatch(String::isBlank) || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("layers need different names that are not blank: " + names);
        }
        if (!hints.isEmpty() && !names.isEmpty() && hints.size() != names.size() + 1) {
            throw new IllegalArgumentException(names.size() + (names.size() == 1 ? " layer has " : " layers have ") + (names.size() + 1)
                    + " boundaries, but grey levels are given for " + hints.size());
        }
        if (hints.size() == 1) {
            throw new IllegalArgumentException("a layer has two boundaries; give the grey levels at both");
        }
        if (direction != null && !Double.isFinite(direction)) {
            throw new IllegalArgumentException("the direction must be an angle, not " + direction);
        }
        if (strip != null && (strip < 1 || strip > 10_000)) {
            throw new IllegalArgumentException("a strip of 1 to 10000 pixels is sensible, not " + strip);
        }
        if (!(normalWindow > 0 && normalWindow <= 0.5)) {
            throw new IllegalArgumentException("normals are smoothed over a part of the section up to a half, not " + normalWindow);
        }
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("the false-alarm probability must lie between 0 and 1, not " + falseAlarm);
        }
        if (mostLayers < 1 || mostLayers > 100) {
            throw new IllegalArgumentException("1 to 100 layers can be found, not " + mostLayers);
        }
    }

    /** Everything is found, nothing given. */
    public static LayerSettings defaults() {
        return new LayerSettings(List.of(), List.of(), null, null, DEFAULT_NORMAL_WINDOW, DEFAULT_FALSE_ALARM, DEFAULT_MOST_LAYERS, true);
    }

    public LayerSettings withNames(String... newNames) {
        return new LayerSettings(List.of(newNames), hints, direction, strip, normalWindow, falseAlarm, mostLayers, curtains);
    }

    public LayerSettings withHints(LevelHint... newHints) {
        return new LayerSettings(names, List.of(newHints), direction, strip, normalWindow, falseAlarm, mostLayers, curtains);
    }

    public LayerSettings withDirection(Double newDirection) {
        return new LayerSettings(names, hints, newDirection, strip, normalWindow, falseAlarm, mostLayers, curtains);
    }

    /** How many boundaries are asked for; 0 when they are to be counted. */
    public int boundaries() {
        return !hints.isEmpty() ? hints.size() : names.isEmpty() ? 0 : names.size() + 1;
    }

    /** The names of a number of layers: those given, or layer 1, layer 2, ... */
    public List<String> names(int layers) {
        if (names.size() == layers) {
            return names;
        }
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= layers; i++) {
            all.add("layer " + i);
        }
        return all;
    }
}
