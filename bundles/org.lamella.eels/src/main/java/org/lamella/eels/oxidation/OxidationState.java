package org.lamella.eels.oxidation;

import org.lamella.data.Quantity;
import org.lamella.eels.whiteline.WhiteLineRatio;

/**
 * An oxidation state, or why there is none.
 *
 * @param state the state; null when it was refused
 * @param calibration its name
 * @param refusal why there is no state; null when there is one
 * @param warning what to keep in mind; null for nothing
 */
public record OxidationState(Quantity state, String calibration, String refusal, String warning) {
    /** The state of a measured ratio. */
    public static OxidationState of(WhiteLineRatio measured, OxidationCalibration calibration) {
        String warning = measured.protocol().name().equals(calibration.protocol()) ? null
                : "the ratio was taken by protocol '" + measured.protocol().name() + "', but calibration '" + calibration.name() + "' is for '"
                + calibration.protocol() + "': the state may be off, since ratios differ by 10 to 40 % between protocols";
        try {
            return new OxidationState(calibration.state(measured.ratio()), calibration.name(), null, warning);
        } catch (OxidationCalibration.OutOfRange e) {
            return new OxidationState(null, calibration.name(), e.getMessage(), warning);
        }
    }
}
