package org.lamella.linescan.model;

import java.util.List;
import org.lamella.math.CurveModel;
import org.lamella.math.ParameterConstraints;

/**
 * A curve that a signal may follow along a scan. Values are in the unit of the signal, places in the unit of the scan.
 *
 * <p>Most models hold a transition from one plateau to another. A fraction of it counts from the lower plateau, whichever way
 * the signal rises.</p>
 */
public interface ProfileModel extends CurveModel {
    /** What kind of quantity a parameter is, for its unit. */
    enum Kind {
        LEVEL, PLACE, NUMBER
    }

    /**
     * A parameter.
     *
     * @param name as it stands in results
     */
    record Parameter(String name, Kind kind) {
    }

    ModelName name();

    List<Parameter> parameters();

    @Override
    default int parameterCount() {
        return parameters().size();
    }

    /**
     * Where a fit begins and what it may do, found from the data alone.
     *
     * @return one or several starts, the likeliest first
     */
    List<double[]> starts(ProfileShape shape);

    /** The bounds of the parameters. */
    ParameterConstraints constraints(ProfileShape shape);

    /** The level of the lower plateau; for a peak its ground. */
    double low(double[] parameters);

    /** The level of the higher plateau; for a peak its crest. */
    double high(double[] parameters);

    /**
     * Where the transition has a fraction of its height behind it; for a peak its rising flank.
     *
     * @return NaN when the model has no transition
     */
    double place(double[] parameters, double fraction);

    /** The middle of the transition; for a peak its centre. */
    default double middle(double[] parameters) {
        return place(parameters, 0.5);
    }

    /** Whether the signal rises with the distance (at the main transition). */
    boolean rises(double[] parameters);

    /** Whether the curve comes back to where it was: then its ends are its two flanks, not its plateaus. */
    default boolean isPeak(double[] parameters) {
        return false;
    }

    /** The other place of the same height, for a curve that rises and falls; NaN for a step. */
    default double placeBeyond(double[] parameters, double fraction) {
        return Double.NaN;
    }

    /** The distance from one fraction of the height to another, positive. */
    default double width(double[] parameters, double from, double to) {
        return Math.abs(place(parameters, to) - place(parameters, from));
    }

    /** The full width at half height of a curve that rises and falls; NaN for a step. */
    default double fullWidth(double[] parameters) {
        return Math.abs(placeBeyond(parameters, 0.5) - place(parameters, 0.5));
    }

    /** The parameter of which the width of the transition is a multiple; -1 when there is none. */
    default int widthParameter(double[] parameters) {
        return -1;
    }

    /** The parameter that is the middle; -1 when there is none. */
    default int middleParameter(double[] parameters) {
        return -1;
    }
}
