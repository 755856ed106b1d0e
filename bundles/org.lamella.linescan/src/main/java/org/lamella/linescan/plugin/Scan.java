package org.lamella.linescan.plugin;

import java.util.List;
import org.lamella.data.UserError;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.ProfileSignal;

/**
 * Signals along one line.
 *
 * @param name of the file, or of the first of several that make one scan
 * @param signals over the same distance
 * @param result what was found; null before
 */
record Scan(String name, List<ProfileSignal> signals, LineScanResult result) {
    Scan(String name, List<ProfileSignal> signals) {
        this(name, List.copyOf(signals), null);
    }

    Scan with(LineScanResult found) {
        return new Scan(name, signals, found);
    }

    /** The part of the scan in a range. */
    Scan within(PlaceRange range) throws UserError {
        if (range == null) {
            return this;
        }
        PlaceRange own = range.in(signals.get(0).xUnit());
        try {
            return new Scan(name, signals.stream().map(signal -> signal.within(own.from(), own.to())).toList());
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": the range " + own + " leaves too little: " + e.getMessage(), e);
        }
    }
}
