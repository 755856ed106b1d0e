package org.lamella.eels.plugin;

import java.util.List;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;

/** The low losses that were recorded with the spectra of an input: one for each of them, or one for all. */
interface LowLosses {
    /** Of all spectra together, moved over each other. */
    LowLossPlace sum();

    /** The zero-loss peak of all together: the mean, with its standard uncertainty. */
    Quantity meanZeroLoss();

    /** Whether there is one for each spectrum. */
    boolean isEach();

    /** How far the axis of a spectrum lies above the mean, in eV; 0 where one low loss is for all, NaN where it is not known. */
    double drift(int index);

    /** The zero-loss peak of a spectrum; null where there is none. */
    Quantity zeroLoss(int index);

    /**
     * The low losses of some spectra that follow each other.
     *
     * @return one for each; null where one is not usable
     * @throws UserError when the file proves damaged
     */
    List<LowLossPlace> places(int first, int count) throws UserError;
}
