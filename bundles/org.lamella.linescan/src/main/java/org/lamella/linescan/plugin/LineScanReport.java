package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.linescan.LayerSearch;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.Measured;
import org.lamella.linescan.Offset;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.ScanLayer;
import org.lamella.linescan.SignalResult;

/** Makes the result of a run from its scans. */
final class LineScanReport {
    private static final int MOST_FIGURES = 12;

    private final LineScanSettings settings;
    private final AnalysisContext context;
    private final boolean hasLayers;
    private final AnalysisResult.Builder builder = AnalysisResult.builder();

    LineScanReport(LineScanSettings settings, AnalysisContext context, boolean hasLayers) {
        this.settings = settings;
        this.context = context;
        this.hasLayers = hasLayers;
    }

    /** The result of line scans, with their interphase. */
    AnalysisResult lineScan(List<Scan> scans) {
        List<Object> eachInterphase = new ArrayList<>();
        for (Scan scan : scans) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", scan.name());
            entry.put("interphase", ResultValues.interphase(scan.result(), unit(scan)));
            eachInterphase.add(entry);
        }
        common(scans);
        builder.put("interphase", scans.size() == 1 ? ResultValues.interphase(scans.get(0).result(), unit(scans.get(0))) : mean(scans));
        builder.put("scans", eachInterphase);
        for (Scan scan : scans) {
            sayInterphase(scan, scans.size() > 1);
        }
        return builder.build();
    }

    /** The result of profiles over anything, with what arithmetic added. */
    AnalysisResult profile(List<Scan> scans, List<Map<String, Object>> excesses) {
        common(scans);
        if (!excesses.isEmpty()) {
            builder.put("excess", excesses);
        }
        return builder.build();
    }

    AnalysisResult.Builder builder() {
        return builder;
    }

    private static Unit unit(Scan scan) {
        return scan.signals().get(0).xUnit();
    }

    private void common(List<Scan> scans) {
        List<Object> signals = new ArrayList<>();
        List<Object> offsets = new ArrayList<>();
        List<Object> layers = new ArrayList<>();
        ProfileTables tables = new ProfileTables(unit(scans.get(0)));
        int number = 0;
        for (Scan scan : scans) {
            number++;
            LineScanResult result = scan.result();
            for (SignalResult signal : result.signals()) {
                signals.add(ResultValues.signal(scan.name(), signal));
                tables.add(scan.name(), signal, settings.gradientWindow());
                String prefix = scans.size() > 1 ? scan.name() + ": " : "";
                signal.warnings().forEach(warning -> context.warn(prefix + warning));
                builder.say(prefix + sentence(signal));
            }
            for (Offset offset : result.offsets()) {
                offsets.add(ResultValues.offset(scan.name(), offset, unit(scan)));
                tables.add(scan.name(), offset);
                sayOffset(offset, result, unit(scan));
            }
            if (hasLayers) {
                List<ScanLayer> found = new LayerSearch(scan.signals()).layers(context.progress());
                tables.add(scan.name(), found, scan.signals().stream().map(ProfileSignal::name).toList());
                found.forEach(layer -> layers.add(layer(scan, layer)));
            }
            if (number <= MOST_FIGURES) {
                String suffix = scans.size() > 1 ? "-" + number : "";
                builder.figure(ProfileFigures.overview("profiles" + suffix, scan.name(), result, settings.gradientWindow()));
                builder.figure(ProfileFigures.fits("fits" + suffix, scan.name(), result));
            }
        }
        builder.put("signals", signals);
        builder.put("offsets", offsets);
        if (hasLayers) {
            builder.put("layers", layers);
        }
        tables.all().forEach(builder::table);
    }

    private static Map<String, Object> layer(Scan scan, ScanLayer layer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("scan", scan.name());
        map.put("start", ResultValues.quantity(new Measured(layer.start(), layer.startUncertainty(), Double.NaN, Double.NaN), unit(scan)));
        map.put("end", Quantity.of(layer.end(), unit(scan)));
        Map<String, Object> levels = new LinkedHashMap<>();
        for (int s = 0; s < layer.levels().length; s++) {
            levels.put(scan.signals().get(s).name(), ResultValues.quantity(new Measured(layer.levels()[s], layer.uncertainties()[s], Double.NaN, Double.NaN),
                    scan.signals().get(s).unit()));
        }
        map.put("levels", levels);
        return map;
    }

    private String sentence(SignalResult signal) {
        Unit unit = signal.signal().xUnit();
        if (!signal.hasTransition()) {
            return signal.name() + ": constant, " + format(signal.plateauLow(), signal.signal().unit());
        }
        String width = signal.isUpperLimit() ? "width (10-90 %) below " + ProfileFigures.text(signal.width1090().high(), unit)
                : "width (10-90 %) " + format(signal.width1090(), unit);
        String chance = signal.isSignificanceBound() || signal.significance() < 1e-3 ? "" : String.format(Locale.ROOT, "; chance %.2g", signal.significance());
        return signal.name() + ": " + signal.fit().model().name().label() + ", midpoint " + format(signal.midpoint(), unit) + ", " + width
                + (signal.fullWidth().isPresent() ? ", full width " + format(signal.fullWidth(), unit) : "")
                + (signal.trueWidth1090().isPresent() ? " (without probe " + format(signal.trueWidth1090(), unit) + ")" : "") + chance;
    }

    private static String format(Measured measured, Unit unit) {
        return Quantity.of(measured.value(), measured.uncertainty(), unit).format();
    }

    /** "N reaches 12.4 ± 2.1 nm deeper than P", where deeper is into the side on which both are low. */
    private void sayOffset(Offset offset, LineScanResult result, Unit unit) {
        SignalResult from = named(result, offset.from());
        SignalResult to = named(result, offset.to());
        Measured between = offset.offset();
        String chance = String.format(Locale.ROOT, " (95 %%: %.3g to %.3g; chance %.1g)", between.low(), between.high(), offset.probability());
        if (from.rises() != to.rises() || from.isPeak() || to.isPeak()) {
            builder.say("The midpoint of " + to.name() + " lies " + format(new Measured(Math.abs(between.value()), between.uncertainty(), 0, 0), unit)
                    + (between.value() >= 0 ? " behind" : " before") + " that of " + from.name() + chance);
            return;
        }
        boolean isToDeeper = from.rises() == between.value() < 0;
        SignalResult deeper = isToDeeper ? to : from;
        SignalResult other = isToDeeper ? from : to;
        builder.say(deeper.name() + " reaches " + format(new Measured(Math.abs(between.value()), between.uncertainty(), 0, 0), unit) + " deeper than "
                + other.name() + chance);
    }

    private static SignalResult named(LineScanResult result, String name) {
        return result.signals().stream().filter(signal -> signal.name().equals(name)).findFirst().orElseThrow();
    }

    private void sayInterphase(Scan scan, boolean isNamed) {
        LineScanResult result = scan.result();
        String prefix = isNamed ? scan.name() + ": " : "";
        if (result.hasInterphase()) {
            builder.say(prefix + "Interphase of " + format(result.width(), unit(scan)) + ", from " + format(result.start(), unit(scan)) + " ("
                    + result.startsWith() + ") to " + format(result.end(), unit(scan)) + " (" + result.endsWith() + ")");
        } else {
            builder.say(prefix + "No interphase: " + (result.signals().stream().anyMatch(SignalResult::hasTransition)
                    ? "the steps are too small to see where they begin and end" : "no signal changes along the scan"));
        }
    }

    /** Over several scans: the mean width with its standard error. */
    private Object mean(List<Scan> scans) {
        List<Double> widths = new ArrayList<>();
        for (Scan scan : scans) {
            if (scan.result().hasInterphase()) {
                widths.add(unit(scan).convert(scan.result().width().value(), unit(scans.get(0))));
            }
        }
        if (widths.isEmpty()) {
            return null;
        }
        var summary = org.lamella.math.Statistics.summarise(widths.stream().mapToDouble(Double::doubleValue).toArray());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("start", null);
        map.put("end", null);
        map.put("width", ResultValues.quantity(new Measured(summary.mean(), summary.standardError(), 0, 0), unit(scans.get(0))));
        map.put("scans", summary.n());
        return map;
    }
}
