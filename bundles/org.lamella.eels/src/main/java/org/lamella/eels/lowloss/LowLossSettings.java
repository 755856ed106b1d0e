package org.lamella.eels.lowloss;

import java.util.Objects;

/**
 * How zero loss and losses are told apart.
 *
 * @param method how the position of the zero-loss peak is found
 * @param zeroLossEnd the loss in eV up to which counts belong to the zero-loss peak; null for the minimum behind the peak
 * @param subtractsBaseline whether the mean level far below zero loss is the detector's and is taken off
 */
public record LowLossSettings(ZeroLossMethod method, Double zeroLossEnd, boolean subtractsBaseline) {
    public static final LowLossSettings DEFAULT = new LowLossSettings(ZeroLossMethod.GAUSSIAN, null, true);

    public LowLossSettings {
        Objects.requireNonNull(method, "method");
        if (zeroLossEnd != null && !(zeroLossEnd > 0 && zeroLossEnd < 1000)) {
            throw new IllegalArgumentException("the zero-loss peak must end between 0 and 1000 eV, not at " + zeroLossEnd);
        }
    }
}
