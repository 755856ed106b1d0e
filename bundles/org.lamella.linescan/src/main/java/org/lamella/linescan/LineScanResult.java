package org.lamella.linescan;

import java.util.List;

/**
 * What was found along a scan.
 *
 * @param signals in the order in which they were given
 * @param offsets between every two signals that have a transition
 * @param start where the interphase begins
 * @param end where it ends
 * @param width how wide it is; none where no signal has a transition
 * @param startsWith the signal that sets in first
 * @param endsWith the signal that is last to become constant
 */
public record LineScanResult(List<SignalResult> signals, List<Offset> offsets, Measured start, Measured end, Measured width, String startsWith,
        String endsWith) {
    public LineScanResult {
        signals = List.copyOf(signals);
        offsets = List.copyOf(offsets);
    }

    public boolean hasInterphase() {
        return width.isPresent();
    }
}
