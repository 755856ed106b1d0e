package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EnergyCalibration;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.nearedge.NearEdgeResult;
import org.lamella.eels.nearedge.PeakValues;
import org.lamella.eels.nearedge.StepValues;
import org.lamella.eels.oxidation.OxidationState;
import org.lamella.eels.whiteline.WhiteLineRatio;
import org.lamella.spectrum.EnergyWindow;

/** Results as {@code result.json} holds them. */
final class EelsJson {
    private EelsJson() {
    }

    static Map<String, Object> spectrum(MeasuredSpectrum spectrum) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", spectrum.name());
        map.put("position", spectrum.position());
        map.put("edges", spectrum.edges().edges().stream().map(EelsJson::edge).toList());
        map.put("thickness", spectrum.thickness() == null ? null : spectrum.thickness().relative());
        if (spectrum.zeroLoss() != null) {
            map.put("zeroLoss", spectrum.zeroLoss());
        }
        if (!spectrum.edges().failures().isEmpty()) {
            map.put("failures", spectrum.edges().failures());
        }
        return map;
    }

    private static Map<String, Object> edge(EdgeResult edge) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("edge", edge.edge().name());
        map.put("status", edge.isPresent() ? "found" : "no edge");
        map.put("significance", edge.evidence().significance());
        map.put("requiredSignificance", edge.evidence().required());
        map.put("onset", edge.isPresent() ? edge.onset() : null);
        map.put("background", background(edge));
        map.put("integral", edge.integral());
        map.put("integralWindow", window(edge.integralWindow()));
        map.put("whiteLineRatio", edge.whiteLines() == null ? null : edge.whiteLines().ratio());
        map.put("oxidationState", edge.oxidation() == null ? null : edge.oxidation().state());
        map.put("peaks", edge.fit() == null ? List.of() : edge.fit().peaks().stream().map(EelsJson::peak).toList());
        if (edge.whiteLines() != null) {
            map.put("whiteLines", whiteLines(edge));
        }
        if (edge.oxidation() != null) {
            map.put("oxidation", oxidation(edge.oxidation()));
        }
        if (edge.fit() != null) {
            map.put("fit", fit(edge.fit()));
        }
        map.put("notes", edge.notes());
        return map;
    }

    private static Map<String, Object> background(EdgeResult edge) {
        Background background = edge.background();
        boolean none = background.model() == BackgroundModel.NONE;
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", background.model().label());
        map.put("amplitude", none ? null : background.amplitude());
        map.put("exponent", none ? null : background.exponent());
        map.put("window", window(background.window()));
        map.put("scatter", none ? null : background.scatter());
        map.put("gain", edge.noise().gain());
        return map;
    }

    static List<Double> window(EnergyWindow window) {
        return List.of(window.from(), window.to());
    }

    private static Map<String, Object> peak(PeakValues peak) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", peak.name());
        map.put("shape", peak.shape().label());
        map.put("center", peak.center());
        map.put("fwhm", peak.fwhm());
        map.put("area", peak.area());
        map.put("height", peak.height());
        return map;
    }

    private static Map<String, Object> step(StepValues step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", step.name());
        map.put("shape", step.shape().label());
        map.put("center", step.center());
        map.put("width", step.width());
        map.put("height", step.height());
        return map;
    }

    private static Map<String, Object> whiteLines(EdgeResult edge) {
        WhiteLineRatio lines = edge.whiteLines();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("protocol", lines.protocol().name());
        map.put("step", lines.protocol().shape().label());
        map.put("firstPeak", lines.firstPeak());
        map.put("secondPeak", lines.secondPeak());
        map.put("firstIntensity", lines.firstIntensity());
        map.put("secondIntensity", lines.secondIntensity());
        map.put("heightRatio", lines.heightRatio());
        map.put("uncertaintyFromCounts", lines.fromCounts());
        map.put("uncertaintyFromBackground", lines.fromBackground());
        map.put("uncertaintyFromLowLoss", lines.fromLowLoss());
        map.put("uncertaintyFromWindows", lines.fromWindows());
        map.put("windows", lines.windows().stream().map(EelsJson::window).toList());
        map.put("continuum", Quantity.of(lines.level(), Unit.COUNTS));
        map.put("fittedRatio", edge.fittedRatio().orElse(null));
        map.put("methodsDisagree", edge.methodsDisagree());
        return map;
    }

    private static Map<String, Object> oxidation(OxidationState state) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("calibration", state.calibration());
        map.put("refusal", state.refusal());
        map.put("warning", state.warning());
        return map;
    }

    private static Map<String, Object> fit(NearEdgeResult fit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("window", window(fit.region()));
        map.put("goodness", fit.goodness());
        map.put("converged", fit.fit().converged());
        map.put("steps", fit.steps().stream().map(EelsJson::step).toList());
        List<Object> ratios = new ArrayList<>();
        List<Integer> peaks = peakIndices(fit);
        for (int i = 1; i < peaks.size(); i++) {
            Map<String, Object> ratio = new LinkedHashMap<>();
            ratio.put("of", fit.components().get(peaks.get(i - 1)).name());
            ratio.put("to", fit.components().get(peaks.get(i)).name());
            ratio.put("areas", fit.areaRatio(peaks.get(i - 1), peaks.get(i)));
            ratio.put("heights", fit.heightRatio(peaks.get(i - 1), peaks.get(i)));
            ratios.add(ratio);
        }
        map.put("peakRatios", ratios);
        return map;
    }

    /** Which components are peaks. */
    static List<Integer> peakIndices(NearEdgeResult fit) {
        List<Integer> peaks = new ArrayList<>();
        for (int i = 0; i < fit.components().size(); i++) {
            if (fit.components().get(i).shape().isPeak()) {
                peaks.add(i);
            }
        }
        return peaks;
    }

    static Map<String, Object> correction(String name, EnergyCalibration.Correction correction) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("offset", correction.offset());
        map.put("dispersionFactor", correction.dispersion());
        List<Object> features = new ArrayList<>();
        for (EnergyCalibration.Found found : correction.features()) {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("edge", found.known().edge().name());
            feature.put("feature", found.known().feature().name().toLowerCase(java.util.Locale.ROOT));
            feature.put("known", Quantity.of(found.known().energy(), found.known().uncertainty(), Unit.ELECTRONVOLT));
            feature.put("measured", found.measured());
            features.add(feature);
        }
        map.put("features", features);
        return map;
    }

    /** @param file the map as an image, from the folder of the result on */
    static Map<String, Object> map(String input, QuantityMap map, int width, String file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", map.title());
        json.put("input", input);
        json.put("file", file);
        json.put("unit", map.unit().symbol());
        json.put("width", width);
        json.put("height", map.values().length / width);
        double[] finite = java.util.Arrays.stream(map.values()).filter(Double::isFinite).toArray();
        json.put("pixelsWithout", map.values().length - finite.length);
        json.put("mean", finite.length == 0 ? null : java.util.Arrays.stream(finite).average().orElseThrow());
        json.put("min", finite.length == 0 ? null : java.util.Arrays.stream(finite).min().orElseThrow());
        json.put("max", finite.length == 0 ? null : java.util.Arrays.stream(finite).max().orElseThrow());
        return json;
    }
}
