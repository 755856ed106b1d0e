package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Calibration;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.lattice.Grain;
import org.lamella.lattice.Identification;
import org.lamella.lattice.LatticeMeasurement.RegionResult;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.Spot;

/** Collects the results of regions into the result's tree, tables, figures and summary. */
final class LatticeReport {
    /** Figures of more regions than this make a report that nobody reads. */
    private static final int MAXIMUM_FIGURES = 12;

    private final double calibrationUncertainty;
    private final List<Map<String, Object>> regions = new ArrayList<>();
    private final List<Map<String, Object>> calibrations = new ArrayList<>();
    private final LatticeTables tables = new LatticeTables();
    private final AnalysisResult.Builder builder = AnalysisResult.builder();
    private final LatticeFigures figures = new LatticeFigures();
    private int figureCount;

    LatticeReport(double calibrationUncertainty) {
        this.calibrationUncertainty = calibrationUncertainty;
    }

    void add(AnalysisInput input, CalibratedImage calibrated, List<RegionResult> results, boolean several) {
        Calibration calibration = Calibration.of(calibrated.image().x(), calibrated.image().y(),
                calibrated.isCalibrated() ? calibrationUncertainty : 0, calibrated.source());
        calibrations.add(calibration(input, calibration, calibrated.isCalibrated()));
        double uncertainty = calibrated.isCalibrated() ? calibrationUncertainty : 0;
        builder.figure(figures.overview(input, calibrated.image(), results, calibrations.size()));
        for (RegionResult result : results) {
            String name = several ? input.name() + ": " + result.bounds().name() : result.bounds().name();
            regions.add(region(input, name, result, uncertainty));
            tables.add(name, result, uncertainty);
            builder.say(summary(name, result));
            if (figureCount < MAXIMUM_FIGURES) {
                builder.figure(figures.region(name, result, ++figureCount));
            }
        }
    }

    AnalysisResult result() {
        builder.put("calibrations", calibrations);
        builder.put("regions", regions);
        tables.all().forEach(builder::table);
        return builder.build();
    }

    private static Map<String, Object> calibration(AnalysisInput input, Calibration calibration, boolean isCalibrated) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.name());
        map.put("x", isCalibrated ? calibration.x() : null);
        map.put("y", isCalibrated ? calibration.y() : null);
        map.put("source", calibration.source());
        return map;
    }

    private static Map<String, Object> region(AnalysisInput input, String name, RegionResult result, double uncertainty) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        bounds.put("x", result.bounds().x());
        bounds.put("y", result.bounds().y());
        bounds.put("width", result.bounds().width());
        bounds.put("height", result.bounds().height());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("input", input.name());
        map.put("bounds", bounds);
        map.put("amorphous", result.isAmorphous());
        List<Object> spots = new ArrayList<>();
        result.spots().forEach(spot -> spots.add(spot(spot, uncertainty)));
        map.put("spots", spots);
        List<Object> phases = new ArrayList<>();
        result.phases().phases().forEach(claim -> phases.add(phase(claim)));
        map.put("phases", phases);
        map.put("ambiguities", result.phases().ambiguities());
        map.put("unexplained", result.phases().unexplained());
        Grain.ScaleError scale = result.phases().scale();
        map.put("scaleError", scale == null || uncertainty == 0 ? null : scale(scale));
        if (uncertainty == 0) {
            map.put("impliedPixelSize", scale == null ? null : pixelSize(scale));
        }
        return map;
    }

    private static Map<String, Object> spot(Spot spot, double uncertainty) {
        Map<String, Object> g = new LinkedHashMap<>();
        g.put("x", component(spot.gx(), spot.varianceX(), uncertainty, spot.unit()));
        g.put("y", component(spot.gy(), spot.varianceY(), uncertainty, spot.unit()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("d", spot.spacing(uncertainty));
        map.put("angle", spot.angle());
        map.put("g", g);
        map.put("snr", spot.signalToNoise());
        map.put("significance", spot.significance());
        map.put("harmonicOf", spot.harmonicOf() < 0 ? null : spot.harmonicOf());
        return map;
    }

    private static Quantity component(double value, double variance, double uncertainty, Unit unit) {
        return Quantity.of(value, Math.sqrt(variance + Math.pow(value * uncertainty, 2)), unit.reciprocal());
    }

    private static Map<String, Object> phase(PhaseClaim claim) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phase", claim.phase().name());
        map.put("significance", claim.significance());
        map.put("zoneAxis", zone(claim.grains().get(0).zone()));
        List<Object> matches = new ArrayList<>();
        claim.grains().forEach(grain -> grain.matches().forEach(match -> matches.add(match(match))));
        map.put("matches", matches);
        List<Object> grains = new ArrayList<>();
        for (Grain grain : claim.grains()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("zoneAxis", zone(grain.zone()));
            one.put("rotation", grain.rotation());
            one.put("spots", grain.matches().stream().map(Grain.Match::spot).toList());
            grains.add(one);
        }
        map.put("grains", grains);
        List<Object> singles = new ArrayList<>();
        claim.singles().forEach(match -> singles.add(match(match)));
        map.put("spacingOnly", singles);
        map.put("source", claim.phase().source());
        return map;
    }

    private static Map<String, Object> match(Grain.Match match) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("spot", match.spot());
        map.put("hkl", hkl(match.indices()));
        map.put("dCalculated", match.calculated());
        map.put("deviation", match.deviation());
        return map;
    }

    private static Map<String, Object> scale(Grain.ScaleError error) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("x", Quantity.of(100 * error.x(), 100 * error.uncertainty(), Unit.PERCENT));
        map.put("y", Quantity.of(100 * error.y(), 100 * error.uncertainty(), Unit.PERCENT));
        map.put("shear", Quantity.of(Math.toDegrees(error.shear()), Math.toDegrees(error.uncertainty()), Unit.DEGREE));
        return map;
    }

    /** What the pixel size of an image without one must be for the claimed phase. */
    private static Map<String, Object> pixelSize(Grain.ScaleError error) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("x", Quantity.of(1 / (1 + error.x()), error.uncertainty() / (1 + error.x()), Unit.NANOMETRE));
        map.put("y", Quantity.of(1 / (1 + error.y()), error.uncertainty() / (1 + error.y()), Unit.NANOMETRE));
        return map;
    }

    private static List<Integer> zone(ZoneAxis zone) {
        return List.of(zone.u(), zone.v(), zone.w());
    }

    private static List<Integer> hkl(MillerIndices indices) {
        return List.of(indices.h(), indices.k(), indices.l());
    }

    private static String summary(String name, RegionResult result) {
        if (result.isAmorphous()) {
            return name + ": amorphous, no lattice spot stands out of the noise";
        }
        Identification phases = result.phases();
        int n = result.spots().size();
        String spots = name + ": " + n + (n == 1 ? " spot" : " spots");
        if (phases.phases().isEmpty()) {
            return spots + ", no phase stands out against chance";
        }
        String claims = phases.phases().stream().map(claim -> claim.phase().name() + " "
                + claim.grains().stream().map(grain -> grain.zone().toString()).distinct().collect(Collectors.joining(" "))
                + String.format(Locale.ROOT, " (chance below %.1g)", claim.significance())).collect(Collectors.joining(", "));
        String ambiguous = phases.ambiguities().isEmpty() ? "" : "; not to be told apart: "
                + phases.ambiguities().stream().map(set -> String.join(" / ", set)).collect(Collectors.joining(", "));
        String scale = phases.scale() == null ? "" : result.spots().get(0).unit().isLength()
                ? String.format(Locale.ROOT, "; scale error x %+.2f %%, y %+.2f %%", 100 * phases.scale().x(), 100 * phases.scale().y())
                : "; pixel size would be " + ((Quantity) pixelSize(phases.scale()).get("x")).format();
        int open = phases.unexplained().size();
        return spots + ", " + claims + ambiguous + scale + (open == 0 ? "" : "; " + open + " unexplained");
    }
}
