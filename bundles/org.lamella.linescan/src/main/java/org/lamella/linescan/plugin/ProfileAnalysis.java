package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.LineScan;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.ProfileDifference;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.model.ModelName;
import org.lamella.linescan.xray.DetectorResolution;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code profile}: depth profiles by any probe, over energy, time or depth: models, differences, excess over an extrapolated fit. */
@Plugin(type = Analysis.class, name = "profile", label = "Depth profile",
        description = "Measures depth profiles of any probe: fits, differences between profiles, and what exceeds a fit extrapolated from elsewhere")
public class ProfileAnalysis extends ProfileParameters {
    @Parameter(label = "Subtract", description = "A signal that is taken off every other one, interpolated to their places: NAME, or FILE:NAME of another"
            + " input")
    private String subtract = "";

    @Parameter(label = "Fit window", description = "Where the model of the excess is fitted, such as 2358..2551 keV")
    private String fitWindow = "";

    @Parameter(label = "Fit model", description = "The model that is fitted in the fit window and extrapolated", choices = {"constant", "step", "logistic",
        "gaussian", "weibull"})
    private String fitModel = "weibull";

    @Parameter(label = "Integrate", description = "Over which stretch the profile less the extrapolated fit is integrated, such as 2200..2358 keV")
    private String integrate = "";

    /** Peaks as well as steps: a depth profile is often one. */
    public ProfileAnalysis() {
        setModels(List.of(ModelName.CONSTANT, ModelName.STEP, ModelName.LOGISTIC, ModelName.GAUSSIAN, ModelName.TAIL, ModelName.WEIBULL, ModelName.TWO_STEPS));
    }

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        SpectrumSignals none = new SpectrumSignals(List.of(), "", false, false, new DetectorResolution(DetectorResolution.DEFAULT));
        ScanReader reader = new ScanReader(tableSignals(), none, signals(), null, null, null);
        context.forEachInput((input, progress) -> {
            if (!ScanReader.isTable(input.path())) {
                throw new UserError(input.name() + ": a profile is read from a table (.csv, .tsv, .txt); 'lamella run linescan' reads spectra and maps");
            }
            reader.add(input, progress);
        });
        PlaceRange fitted = PlaceRange.parse(fitWindow, "fitWindow");
        PlaceRange integrated = PlaceRange.parse(integrate, "integrate");
        if ((fitted == null) != (integrated == null)) {
            throw new UserError("fitWindow and integrate go together: one says where the model is fitted, the other where the excess over it is integrated");
        }
        LineScanSettings settings = settings(0, 0, false);
        List<Scan> measured = new ArrayList<>();
        List<Excess> excesses = new ArrayList<>();
        for (Scan scan : subtracted(reader.scans(context.progress()))) {
            Scan inRange = scan.within(range());
            measured.add(inRange.with(new LineScan(settings).measure(inRange.signals(), context.progress())));
            if (fitted != null) {
                for (ProfileSignal signal : inRange.signals()) {
                    excesses.add(excess(scan.name(), signal, fitted.in(signal.xUnit()), integrated.in(signal.xUnit())));
                }
            }
        }
        return result(measured, excesses, settings, context);
    }

    private record Excess(String scan, ProfileSignal signal, PlaceRange fitted, PlaceRange integrated, ProfileDifference.Excess found) {
    }

    private Excess excess(String scan, ProfileSignal signal, PlaceRange fitted, PlaceRange integrated) throws UserError {
        ModelName model = java.util.Arrays.stream(ModelName.values()).filter(name -> name.word().equals(fitModel)).findFirst().orElseThrow();
        try {
            return new Excess(scan, signal, fitted, integrated,
                    ProfileDifference.excess(signal, model, fitted.from(), fitted.to(), integrated.from(), integrated.to()));
        } catch (IllegalArgumentException e) {
            throw new UserError(scan + ": fit window " + fitted + ": " + e.getMessage(), e);
        }
    }

    /** Every signal less the one that is subtracted, which itself is left out. */
    private List<Scan> subtracted(List<Scan> scans) throws UserError {
        if (subtract.isBlank()) {
            return scans;
        }
        int colon = subtract.lastIndexOf(':');
        String file = colon < 0 ? "" : subtract.substring(0, colon).strip();
        String name = subtract.substring(colon + 1).strip();
        List<Scan> differences = new ArrayList<>();
        ProfileSignal fixed = file.isEmpty() ? null : find(scans.stream().filter(scan -> scan.name().equals(file)).toList(), name);
        for (Scan scan : scans) {
            ProfileSignal other = fixed != null ? fixed : find(List.of(scan), name);
            List<ProfileSignal> kept = new ArrayList<>();
            for (ProfileSignal signal : scan.signals()) {
                if (signal != other) {
                    try {
                        kept.add(ProfileDifference.difference(signal, other));
                    } catch (IllegalArgumentException e) {
                        throw new UserError(scan.name() + ": " + e.getMessage(), e);
                    }
                }
            }
            if (!kept.isEmpty()) {
                differences.add(new Scan(scan.name(), kept));
            }
        }
        if (differences.isEmpty()) {
            throw new UserError("nothing is left to subtract '" + name + "' from: it is the only signal");
        }
        return differences;
    }

    private ProfileSignal find(List<Scan> scans, String name) throws UserError {
        List<ProfileSignal> all = scans.stream().flatMap(scan -> scan.signals().stream()).toList();
        return all.stream().filter(signal -> signal.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> new UserError("subtract: there is no signal '"
                + subtract.strip() + "'; there are " + String.join(", ", all.stream().map(ProfileSignal::name).toList())));
    }

    private AnalysisResult result(List<Scan> scans, List<Excess> excesses, LineScanSettings settings, AnalysisContext context) {
        LineScanReport report = new LineScanReport(settings, context, hasLayers());
        List<Map<String, Object>> values = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (Excess excess : excesses) {
            Unit place = excess.signal.xUnit();
            Unit level = excess.signal.unit();
            Unit product = level.equals(Unit.NONE) ? place : Unit.parse(level + " " + place);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("scan", excess.scan);
            map.put("name", excess.signal.name());
            map.put("model", fitModel);
            map.put("parameters", ResultValues.parameters(excess.found.fit(), place, level));
            map.put("rSquared", ResultValues.finite(excess.found.fit().rSquared()));
            map.put("fitWindow", List.of(Quantity.of(excess.fitted.from(), place), Quantity.of(excess.fitted.to(), place)));
            map.put("integrated", List.of(Quantity.of(excess.integrated.from(), place), Quantity.of(excess.integrated.to(), place)));
            map.put("integral", ResultValues.quantity(excess.found.integral(), product));
            map.put("mean", ResultValues.quantity(mean(excess), level));
            values.add(map);
            report.builder().say(excess.signal.name() + ": excess of " + Quantity.of(excess.found.integral().value(), excess.found.integral().uncertainty(), product)
                    .format() + " over the " + excess.found.fit().model().name().label() + " from " + excess.integrated);
            for (int i = 0; i < excess.found.x().length; i++) {
                rows.add(java.util.Arrays.asList(excess.scan, excess.signal.name(), excess.found.x()[i], excess.found.excess()[i],
                        ResultValues.finite(excess.found.uncertainty()[i])));
            }
            report.builder().figure(ProfileFigures.excess("excess-" + values.size(), excess.signal, excess.found, excess.fitted));
        }
        if (!rows.isEmpty()) {
            String unit = excesses.get(0).signal.xUnit().symbol();
            report.builder().table(new Table("excess", "What each profile has beyond the extrapolated fit.", List.of(new Table.Column("scan", ""),
                    new Table.Column("signal", ""), new Table.Column("place", unit), new Table.Column("excess", ""), new Table.Column("u(excess)", "")), rows));
        }
        return report.profile(scans, values);
    }

    /** The mean excess over the stretch. */
    private static org.lamella.linescan.Measured mean(Excess excess) {
        double[] x = excess.found.x();
        double length = x[x.length - 1] - x[0];
        org.lamella.linescan.Measured integral = excess.found.integral();
        return new org.lamella.linescan.Measured(integral.value() / length, integral.uncertainty() / length, integral.low() / length,
                integral.high() / length);
    }
}
