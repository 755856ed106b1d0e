package org.lamella.linescan.ui;

import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.linescan.Measured;
import org.lamella.ui.NumberText;

/** Numbers of a scan in the cells of a table, below a heading that has the unit. */
final class ScanText {
    private ScanText() {
    }

    /** A number with its uncertainty; empty when there is none. */
    static String of(Measured measured) {
        if (!measured.isPresent()) {
            return "";
        }
        return Double.isFinite(measured.uncertainty()) ? Quantity.of(measured.value(), measured.uncertainty(), Unit.NONE).format()
                : NumberText.shortText(measured.value());
    }

    /** The 95 % interval of a number; empty when it is not known. */
    static String interval(Measured measured) {
        return measured.isPresent() && Double.isFinite(measured.low()) && Double.isFinite(measured.high())
                ? NumberText.shortText(measured.low()) + " to " + NumberText.shortText(measured.high()) : "";
    }

    /** A probability; what is too small for digits that mean something is told as such. */
    static String probability(double value) {
        return !Double.isFinite(value) ? "" : value < 1e-6 ? "< 0.000001" : NumberText.shortText(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.2g", value)));
    }
}
