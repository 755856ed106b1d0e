package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.lamella.analysis.ResultImage;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.nearedge.PeakValues;
import org.lamella.eels.whiteline.WhiteLineRatio;

/**
 * A fitted quantity over the pixels of an image.
 *
 * @param edge the edge that it is of; null for none
 * @param title what it is
 * @param unit of its values
 * @param values one for each pixel, row by row; NaN where there is none
 */
public record QuantityMap(Edge edge, String title, Unit unit, double[] values) {
    static final String THICKNESS = "t/lambda";

    /** A map that is still to be filled. */
    static QuantityMap empty(Edge edge, String title, Unit unit, int pixels) {
        double[] values = new double[pixels];
        Arrays.fill(values, Double.NaN);
        return new QuantityMap(edge, title, unit, values);
    }

    /** The map as an image of its own, named after its place in the result, the input and the quantity. */
    ResultImage image(MeasuredInput input, int number) {
        String name = (input.name() + "-" + title).replaceAll("[^A-Za-z0-9._-]+", "_");
        return new ResultImage(String.format(Locale.ROOT, "%02d-%s", number, name), new Image(input.x(), input.y(), values));
    }

    /** A quantity that can be mapped. */
    record Kind(String edge, String title, Unit unit, ToDoubleFunction<EdgeResult> value) {
    }

    /** What can be mapped of an edge, as far as the sum of all spectra has it. */
    static List<Kind> kinds(EdgeResult sum) {
        List<Kind> kinds = new ArrayList<>();
        String edge = sum.edge().name();
        kinds.add(new Kind(edge, edge + " integral", WhiteLineRatio.INTENSITY, result -> result.integral().value()));
        kinds.add(new Kind(edge, edge + " exponent of the background", Unit.NONE, result -> result.background().exponent().value()));
        kinds.add(new Kind(edge, edge + " onset", Unit.ELECTRONVOLT, result -> result.onset().value()));
        if (sum.whiteLines() != null) {
            String first = sum.edge().thresholds().get(0).subshell();
            String second = sum.edge().thresholds().get(1).subshell();
            kinds.add(new Kind(edge, edge + " " + first + "/" + second, Unit.NONE, result -> result.whiteLines() == null ? Double.NaN
                    : result.whiteLines().ratio().value()));
            kinds.add(new Kind(edge, edge + " uncertainty of " + first + "/" + second, Unit.NONE, result -> result.whiteLines() == null ? Double.NaN
                    : result.whiteLines().ratio().uncertainty()));
            kinds.add(new Kind(edge, edge + " " + first + " position", Unit.ELECTRONVOLT, result -> result.whiteLines() == null ? Double.NaN
                    : result.whiteLines().firstPeak().value()));
        }
        if (sum.oxidation() != null) {
            kinds.add(new Kind(edge, edge + " oxidation state", Unit.NONE, result -> result.oxidation() == null || result.oxidation().state() == null
                    ? Double.NaN : result.oxidation().state().value()));
        }
        if (sum.fit() != null) {
            for (int i = 0; i < sum.fit().peaks().size(); i++) {
                String name = edge + " " + sum.fit().peaks().get(i).name();
                kinds.add(peak(edge, name + " centre", Unit.ELECTRONVOLT, i, PeakValues::center));
                kinds.add(peak(edge, name + " width", Unit.ELECTRONVOLT, i, PeakValues::fwhm));
                kinds.add(peak(edge, name + " area", WhiteLineRatio.INTENSITY, i, PeakValues::area));
            }
        }
        return kinds;
    }

    private static Kind peak(String edge, String title, Unit unit, int index, java.util.function.Function<PeakValues, Quantity> value) {
        return new Kind(edge, title, unit, result -> result.fit() == null ? Double.NaN : value.apply(result.fit().peaks().get(index)).value());
    }
}
