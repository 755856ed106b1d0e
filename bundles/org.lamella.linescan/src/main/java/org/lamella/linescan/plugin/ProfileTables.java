package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.analysis.Table;
import org.lamella.data.Unit;
import org.lamella.linescan.Gradient;
import org.lamella.linescan.Measured;
import org.lamella.linescan.ModelFit;
import org.lamella.linescan.Offset;
import org.lamella.linescan.ScanLayer;
import org.lamella.linescan.SignalResult;
import org.lamella.linescan.model.ProfileModel;

/** The tables of a run over scans. */
final class ProfileTables {
    private final String place;
    private final List<List<Object>> signals = new ArrayList<>();
    private final List<List<Object>> parameters = new ArrayList<>();
    private final List<List<Object>> candidates = new ArrayList<>();
    private final List<List<Object>> offsets = new ArrayList<>();
    private final List<List<Object>> layers = new ArrayList<>();
    private final List<List<Object>> points = new ArrayList<>();

    ProfileTables(Unit place) {
        this.place = place.symbol();
    }

    void add(String scan, SignalResult result, int gradientWindow) {
        Unit level = result.signal().unit();
        List<Object> row = new ArrayList<>(List.of(scan, result.name(), result.fit().model().name().label(), level.symbol()));
        addTo(row, result.plateauLow(), result.plateauHigh(), result.midpoint());
        interval(row, result.midpoint());
        addTo(row, result.width1090());
        interval(row, result.width1090());
        row.add(result.isUpperLimit() ? "upper limit" : "");
        addTo(row, result.width1684(), result.trueWidth1090(), result.fullWidth(), result.onset(), result.plateau());
        row.add(ResultValues.finite(result.fit().rSquared()));
        row.add(ResultValues.finite(result.goodness().reduced()));
        row.add(result.hasTransition() ? result.significance() : null);
        signals.add(row);
        List<ProfileModel.Parameter> names = result.fit().model().parameters();
        for (int k = 0; k < names.size(); k++) {
            String unit = names.get(k).kind() == ProfileModel.Kind.PLACE ? place : names.get(k).kind() == ProfileModel.Kind.LEVEL ? level.symbol() : "";
            parameters.add(Arrays.asList(scan, result.name(), names.get(k).name(), result.fit().parameters()[k],
                    ResultValues.finite(result.fit().fit().uncertainty(k)), unit));
        }
        double best = result.candidates().get(0).aicc();
        for (ModelFit fit : result.candidates()) {
            candidates.add(Arrays.asList(scan, result.name(), fit.model().name().label(), fit.parameterCount(), ResultValues.finite(fit.fit().statistic()),
                    ResultValues.finite(fit.aicc()), ResultValues.finite(fit.aicc() - best),
                    fit.model().name() == result.fit().model().name() ? "chosen" : ""));
        }
        addPoints(scan, result, Gradient.of(result.signal(), gradientWindow));
    }

    private void addPoints(String scan, SignalResult result, Gradient gradient) {
        double[] x = result.signal().x();
        double[] levels = result.signal().levels();
        double[] errors = result.signal().uncertainties();
        double[] curve = result.fit().curve(x);
        double[] band = result.fit().curveUncertainty(x);
        double[] normalised = result.normalised();
        for (int i = 0; i < x.length; i++) {
            points.add(Arrays.asList(scan, result.name(), x[i], levels[i], ResultValues.finite(errors[i]), curve[i], ResultValues.finite(band[i]),
                    levels[i] - curve[i], result.hasTransition() ? ResultValues.finite(normalised[i]) : null, gradient.slope()[i],
                    ResultValues.finite(gradient.uncertainty()[i])));
        }
    }

    private static void addTo(List<Object> row, Measured... measured) {
        for (Measured each : measured) {
            row.add(ResultValues.finite(each.value()));
            row.add(ResultValues.finite(each.uncertainty()));
        }
    }

    private static void interval(List<Object> row, Measured measured) {
        row.add(ResultValues.finite(measured.low()));
        row.add(ResultValues.finite(measured.high()));
    }

    void add(String scan, Offset offset) {
        List<Object> row = new ArrayList<>(List.of(scan, offset.from(), offset.to()));
        addTo(row, offset.offset());
        interval(row, offset.offset());
        row.add(offset.probability());
        offsets.add(row);
    }

    void add(String scan, List<ScanLayer> found, List<String> names) {
        for (int k = 0; k < found.size(); k++) {
            ScanLayer layer = found.get(k);
            for (int s = 0; s < names.size(); s++) {
                layers.add(Arrays.asList(scan, k + 1, layer.start(), ResultValues.finite(layer.startUncertainty()), layer.end(), names.get(s),
                        layer.levels()[s], ResultValues.finite(layer.uncertainties()[s])));
            }
        }
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("signals", "What was found in each signal; u is one standard uncertainty, intervals hold the truth with 95 %. Scatter is the"
                + " deviance over what is expected of it: about 1 for a good fit. Chance is the probability of such a transition without one.",
                columns("scan|", "signal|", "model|", "level unit|", "low plateau|", "u(low)|", "high plateau|", "u(high)|", "midpoint|" + place,
                        "u(midpoint)|" + place, "95 % from|" + place, "95 % to|" + place, "width 10-90 %|" + place, "u(width)|" + place,
                        "width 95 % from|" + place, "width 95 % to|" + place, "note|", "width 16-84 %|" + place, "u(16-84 %)|" + place,
                        "without probe|" + place, "u(without probe)|" + place, "full width|" + place, "u(full width)|" + place, "onset|" + place,
                        "u(onset)|" + place, "plateau reached|" + place, "u(plateau reached)|" + place, "R²|", "scatter|", "chance|"), signals));
        if (!offsets.isEmpty()) {
            tables.add(new Table("offsets", "How far apart the midpoints are, with 95 % intervals; chance is the probability of an offset as large between"
                    + " signals that change at the same place.",
                    columns("scan|", "from|", "to|", "offset|" + place, "u(offset)|" + place, "95 % from|" + place, "95 % to|" + place, "chance|"), offsets));
        }
        if (!layers.isEmpty()) {
            tables.add(new Table("layers", "Stretches over which no signal changes, found without a model of their borders.",
                    columns("scan|", "layer|", "start|" + place, "u(start)|" + place, "end|" + place, "signal|", "level|", "u(level)|"), layers));
        }
        tables.add(new Table("models", "Every model that was tried. AICc weighs fit against number of parameters: differences below 2 tell nothing. A further"
                + " transition is only granted where chance is ruled out.",
                columns("scan|", "signal|", "model|", "parameters|", "deviance or chi²|", "AICc|", "above the best|", "choice|"), candidates));
        tables.add(new Table("parameters", "The parameters of the chosen models.",
                columns("scan|", "signal|", "parameter|", "value|", "u(value)|", "unit|"), parameters));
        tables.add(new Table("profiles", "Every point: the signal, its fit, residual, the signal between its plateaus (0 to 1), and its gradient.",
                columns("scan|", "signal|", "distance|" + place, "value|", "u(value)|", "fit|", "u(fit)|", "residual|", "normalised|",
                        "gradient|per " + place, "u(gradient)|per " + place), points));
        return tables;
    }

    private static List<Table.Column> columns(String... headings) {
        return Arrays.stream(headings).map(heading -> heading.split("\\|", -1)).map(parts -> new Table.Column(parts[0], parts[1])).toList();
    }
}
