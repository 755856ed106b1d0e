package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.Measured;
import org.lamella.linescan.ModelFit;
import org.lamella.linescan.Offset;
import org.lamella.linescan.SignalResult;
import org.lamella.linescan.model.ProfileModel;

/** Results in the form of {@code result.json}. */
final class ResultValues {
    private ResultValues() {
    }

    /** A quantity, or null when there is none. */
    static Object quantity(Measured measured, Unit unit) {
        if (!measured.isPresent()) {
            return null;
        }
        double uncertainty = measured.uncertainty();
        return Double.isFinite(uncertainty) ? Quantity.of(measured.value(), uncertainty, unit) : Quantity.of(measured.value(), unit);
    }

    static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Object interval(Measured measured) {
        return measured.isPresent() ? Arrays.asList(finite(measured.low()), finite(measured.high())) : null;
    }

    static Map<String, Object> signal(String scan, SignalResult result) {
        Unit place = result.signal().xUnit();
        Unit level = result.signal().unit();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", result.name());
        map.put("scan", scan);
        map.put("model", result.fit().model().name().word());
        map.put("parameters", parameters(result.fit(), place, level));
        map.put("plateauLow", quantity(result.plateauLow(), level));
        map.put("plateauHigh", quantity(result.plateauHigh(), level));
        map.put("rises", result.hasTransition() ? result.rises() : null);
        map.put("midpoint", quantity(result.midpoint(), place));
        map.put("midpointInterval", interval(result.midpoint()));
        map.put("width1090", quantity(result.width1090(), place));
        map.put("width1090Interval", interval(result.width1090()));
        map.put("width1090IsUpperLimit", result.isUpperLimit());
        map.put("width1684", quantity(result.width1684(), place));
        map.put("trueWidth1090", quantity(result.trueWidth1090(), place));
        map.put("fullWidth", quantity(result.fullWidth(), place));
        map.put("onset", quantity(result.onset(), place));
        map.put("plateauReached", quantity(result.plateau(), place));
        map.put("aicc", finite(result.fit().aicc()));
        map.put("rSquared", finite(result.fit().rSquared()));
        map.put("significance", result.significance());
        map.put("goodness", goodness(result));
        map.put("candidates", candidates(result));
        return map;
    }

    private static Map<String, Object> goodness(SignalResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("statistic", finite(result.goodness().statistic()));
        map.put("degreesOfFreedom", result.goodness().degreesOfFreedom());
        map.put("expected", finite(result.goodness().expected()));
        map.put("probability", finite(result.goodness().probability()));
        return map;
    }

    private static List<Object> candidates(SignalResult result) {
        List<Object> list = new ArrayList<>();
        for (ModelFit fit : result.candidates()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", fit.model().name().word());
            map.put("aicc", finite(fit.aicc()));
            map.put("parameters", fit.model().parameterCount());
            list.add(map);
        }
        return list;
    }

    static Map<String, Object> parameters(ModelFit fit, Unit place, Unit level) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<ProfileModel.Parameter> parameters = fit.model().parameters();
        for (int k = 0; k < parameters.size(); k++) {
            Unit unit = switch (parameters.get(k).kind()) {
                case LEVEL -> level;
                case PLACE -> place;
                case NUMBER -> Unit.NONE;
            };
            map.put(parameters.get(k).name(), quantity(new Measured(fit.parameters()[k], fit.fit().uncertainty(k), Double.NaN, Double.NaN), unit));
        }
        return map;
    }

    static Map<String, Object> offset(String scan, Offset offset, Unit unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("scan", scan);
        map.put("from", offset.from());
        map.put("to", offset.to());
        map.put("offset", quantity(offset.offset(), unit));
        map.put("interval", interval(offset.offset()));
        map.put("probability", offset.probability());
        return map;
    }

    static Map<String, Object> interphase(LineScanResult result, Unit unit) {
        if (!result.hasInterphase()) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("start", quantity(result.start(), unit));
        map.put("end", quantity(result.end(), unit));
        map.put("width", quantity(result.width(), unit));
        map.put("startsWith", result.startsWith());
        map.put("endsWith", result.endsWith());
        return map;
    }
}
