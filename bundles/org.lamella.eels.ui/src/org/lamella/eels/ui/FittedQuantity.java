package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.nearedge.PeakValues;

/**
 * A number that is measured of an edge in every spectrum and can be shown as a map.
 *
 * @param edge name of the edge
 * @param label what it is, without the unit
 * @param unit its unit
 * @param read takes it out of a measurement; a value of NaN where there is none
 */
record FittedQuantity(String edge, String label, Unit unit, Function<EdgeResult, Quantity> read) {
    private static final Quantity NONE = Quantity.of(Double.NaN, Unit.NONE);

    /** All numbers of an edge of which one measurement is known. */
    static List<FittedQuantity> of(EdgeResult sample) {
        String edge = sample.edge().name();
        List<FittedQuantity> all = new ArrayList<>();
        all.add(new FittedQuantity(edge, "integral", sample.integral().unit(), EdgeResult::integral));
        all.add(new FittedQuantity(edge, "exponent of the background", Unit.NONE, result -> result.background().exponent()));
        all.add(new FittedQuantity(edge, "onset", Unit.ELECTRONVOLT, EdgeResult::onset));
        all.add(new FittedQuantity(edge, "significance", Unit.NONE, result -> Quantity.of(result.evidence().significance(), Unit.NONE)));
        if (sample.edge().hasWhiteLines()) {
            String first = sample.edge().thresholds().get(0).subshell();
            String second = sample.edge().thresholds().get(1).subshell();
            all.add(new FittedQuantity(edge, "ratio " + first + "/" + second, Unit.NONE, result -> result.whiteLines() == null ? NONE : result.whiteLines().ratio()));
            all.add(new FittedQuantity(edge, "ratio " + first + "/" + second + " by fit", Unit.NONE, result -> result.fittedRatio().orElse(NONE)));
            all.add(new FittedQuantity(edge, "position of " + first, Unit.ELECTRONVOLT,
                    result -> result.whiteLines() == null ? NONE : result.whiteLines().firstPeak()));
            all.add(new FittedQuantity(edge, "position of " + second, Unit.ELECTRONVOLT,
                    result -> result.whiteLines() == null ? NONE : result.whiteLines().secondPeak()));
        }
        if (sample.oxidation() != null) {
            all.add(new FittedQuantity(edge, "oxidation state", Unit.NONE,
                    result -> result.oxidation() == null || result.oxidation().state() == null ? NONE : result.oxidation().state()));
        }
        if (sample.fit() != null) {
            List<PeakValues> peaks = sample.fit().peaks();
            for (int i = 0; i < peaks.size(); i++) {
                String name = peaks.get(i).name();
                int peak = i;
                all.add(peak(edge, "area of peak " + name, peaks.get(i).area().unit(), peak, PeakValues::area));
                all.add(peak(edge, "centre of peak " + name, Unit.ELECTRONVOLT, peak, PeakValues::center));
                all.add(peak(edge, "width of peak " + name, Unit.ELECTRONVOLT, peak, PeakValues::fwhm));
            }
        }
        return all;
    }

    private static FittedQuantity peak(String edge, String label, Unit unit, int peak, Function<PeakValues, Quantity> part) {
        return new FittedQuantity(edge, label, unit,
                result -> result.fit() == null || result.fit().peaks().size() <= peak ? NONE : part.apply(result.fit().peaks().get(peak)));
    }

    /** For lists: the edge and what it is. */
    String title() {
        return edge + " " + label;
    }
}
