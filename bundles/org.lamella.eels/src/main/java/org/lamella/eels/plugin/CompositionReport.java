package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.eels.plugin.Composition.ComposedInput;
import org.lamella.eels.quantification.ElementalFit;

/** Adds what spectra are composed of to the result of a run. */
final class CompositionReport {
    private final List<Object> ratios = new ArrayList<>();
    private final List<List<Object>> ratioRows = new ArrayList<>();
    private final List<Object> references = new ArrayList<>();
    private final List<List<Object>> referenceRows = new ArrayList<>();
    private final List<Object> thicknesses = new ArrayList<>();
    private final List<List<Object>> thicknessRows = new ArrayList<>();
    private String positionUnit = "";

    private CompositionReport() {
    }

    static AnalysisResult extend(AnalysisResult result, List<Denoising.Done> denoised, List<ComposedInput> inputs) {
        if (denoised.isEmpty() && inputs.isEmpty()) {
            return result;
        }
        AnalysisResult.Builder builder = AnalysisResult.builder();
        result.results().forEach(builder::put);
        result.tables().forEach(builder::table);
        result.figures().forEach(builder::figure);
        result.summary().forEach(builder::say);
        result.images().forEach(builder::image);
        CompositionReport report = new CompositionReport();
        int number = 0;
        for (ComposedInput input : inputs) {
            number++;
            report.add(input, builder);
            CompositionFigures.of(input, number).forEach(builder::figure);
        }
        report.finish(builder);
        List<Object> components = new ArrayList<>();
        for (int i = 0; i < denoised.size(); i++) {
            components.add(json(denoised.get(i)));
            builder.table(scree(denoised.get(i), i + 1));
            builder.figure(CompositionFigures.components(denoised.get(i), i + 1));
            builder.say(denoised.get(i).name() + ": rebuilt from " + denoised.get(i).kept() + " principal components (the scree plot bends after "
                    + denoised.get(i).components().suggested() + ")");
        }
        if (!components.isEmpty()) {
            builder.put("principalComponents", components);
        }
        return builder.build();
    }

    private void add(ComposedInput input, AnalysisResult.Builder builder) {
        boolean single = input.spectra().isEmpty();
        String sumName = single ? input.sum().name() : input.measured().name() + " (sum)";
        add(input, input.sum(), sumName);
        input.spectra().forEach(spectrum -> add(input, spectrum, spectrum.name()));
        for (int k = 1; k < input.elements().size(); k++) {
            Quantity ratio = input.sum().elements() != null ? input.sum().elements().ratio(k, 0) : input.sum().fromWindows().get(k - 1);
            if (ratio != null) {
                builder.say(sumName + ": " + input.elements().get(k) + "/" + input.elements().get(0) + " " + ratio.format()
                        + (input.sum().elements() == null ? " (windows)" : input.sum().elements().otherWidths().isEmpty() ? ""
                        : String.format(Locale.ROOT, " (of which %.2g for how much fine structure is left out)",
                        input.sum().elements().fineStructureUncertainty(k, 0))));
            }
        }
        if (input.sum().references() != null) {
            List<String> parts = new ArrayList<>();
            for (int r = 0; r < input.references().size(); r++) {
                parts.add(input.references().get(r) + " " + input.sum().references().fraction(r).format());
            }
            builder.say(sumName + ": " + String.join(", ", parts) + ", moved by " + input.sum().references().shift().format());
        }
        if (input.sum().thickness() != null) {
            builder.say(sumName + ": " + input.sum().thickness().format() + " thick, for a mean free path of " + input.meanFreePath().format());
        }
    }

    private void add(ComposedInput input, ComposedSpectrum spectrum, String name) {
        Object position = spectrum.position() == null ? null : spectrum.position().value();
        positionUnit = spectrum.position() == null ? positionUnit : spectrum.position().unit().symbol();
        for (int k = 1; k < input.elements().size(); k++) {
            Quantity fitted = spectrum.elements() == null ? null : spectrum.elements().ratio(k, 0);
            Quantity counts = spectrum.elements() == null ? null : spectrum.elements().ratioFromCounts(k, 0);
            Quantity windows = spectrum.fromWindows().get(k - 1);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("spectrum", name);
            map.put("position", spectrum.position());
            map.put("numerator", input.elements().get(k));
            map.put("denominator", input.elements().get(0));
            map.put("ratio", fitted);
            map.put("uncertaintyFromCounts", counts == null ? null : counts.uncertainty());
            Double fineStructure = spectrum.elements() == null || spectrum.elements().otherWidths().isEmpty() ? null
                    : spectrum.elements().fineStructureUncertainty(k, 0);
            map.put("uncertaintyFromFineStructure", fineStructure);
            map.put("otherFineStructures", spectrum.elements() == null ? List.of() : spectrum.elements().otherWidths().stream().map(ElementalFit.AtWidth::width).toList());
            map.put("ratioFromWindows", windows);
            map.put("scatter", spectrum.elements() == null ? null : spectrum.elements().reducedDeviance());
            ratios.add(map);
            ratioRows.add(Arrays.asList(name, position, input.elements().get(k) + "/" + input.elements().get(0), value(fitted), uncertainty(fitted),
                    uncertainty(counts), fineStructure, value(windows), uncertainty(windows)));
        }
        if (spectrum.references() != null) {
            List<Object> parts = new ArrayList<>();
            for (int r = 0; r < spectrum.references().names().size(); r++) {
                Quantity fraction = spectrum.references().fraction(r);
                Map<String, Object> part = new LinkedHashMap<>();
                part.put("reference", spectrum.references().names().get(r));
                part.put("fraction", fraction);
                part.put("counts", spectrum.references().weight(r));
                parts.add(part);
                referenceRows.add(Arrays.asList(name, position, spectrum.references().names().get(r), value(fraction), uncertainty(fraction),
                        value(spectrum.references().weight(r)), uncertainty(spectrum.references().weight(r)), value(spectrum.references().shift()),
                        uncertainty(spectrum.references().shift()), spectrum.references().reducedChiSquare()));
            }
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("spectrum", name);
            map.put("position", spectrum.position());
            map.put("parts", parts);
            map.put("shift", spectrum.references().shift());
            map.put("shiftAtLimit", spectrum.references().shiftAtLimit());
            map.put("reducedChiSquare", spectrum.references().reducedChiSquare());
            references.add(map);
        }
        if (spectrum.thickness() != null) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("spectrum", name);
            map.put("position", spectrum.position());
            map.put("thickness", spectrum.thickness());
            map.put("meanFreePath", input.meanFreePath());
            thicknesses.add(map);
            thicknessRows.add(Arrays.asList(name, position, value(spectrum.thickness()), uncertainty(spectrum.thickness())));
        }
    }

    private static Object value(Quantity quantity) {
        return quantity == null || !Double.isFinite(quantity.value()) ? null : quantity.value();
    }

    private static Object uncertainty(Quantity quantity) {
        return quantity == null || !Double.isFinite(quantity.uncertainty()) ? null : quantity.uncertainty();
    }

    private void finish(AnalysisResult.Builder builder) {
        if (!ratios.isEmpty()) {
            builder.put("elementalRatios", ratios);
            builder.table(new Table("elements", "Numbers of atoms relative to those of the first edge: by a fit of the whole spectrum with hydrogenic"
                    + " cross-sections, and from the counts in windows. u(ratio) holds the cross-sections' uncertainty (10 % for K, 15 % for L shells)"
                    + " and how far the ratio moves when up to 20 eV more or less is left out as fine structure.",
                    List.of(column("spectrum", ""), column("position", positionUnit), column("elements", ""), column("ratio", ""), column("u(ratio)", ""),
                            column("u from counts", ""), column("u from fine structure", ""), column("ratio from windows", ""), column("u(ratio from windows)", "")), ratioRows));
        }
        if (!references.isEmpty()) {
            builder.put("composition", references);
            builder.table(new Table("references", "Each spectrum as a sum of references, moved together by the shift.", List.of(column("spectrum", ""),
                    column("position", positionUnit), column("reference", ""), column("fraction", ""), column("u(fraction)", ""), column("weight", "counts"),
                    column("u(weight)", "counts"), column("shift", "eV"), column("u(shift)", "eV"), column("chi-square per degree of freedom", "")), referenceRows));
        }
        if (!thicknesses.isEmpty()) {
            builder.put("absoluteThickness", thicknesses);
            builder.table(new Table("thickness-nm", "Thickness, with the uncertainty of the estimated mean free path.", List.of(column("spectrum", ""),
                    column("position", positionUnit), column("thickness", "nm"), column("u(thickness)", "nm")), thicknessRows));
        }
    }

    private static Map<String, Object> json(Denoising.Done done) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", done.name());
        map.put("kept", done.kept());
        map.put("suggested", done.components().suggested());
        map.put("variances", Arrays.stream(done.components().variances()).boxed().toList());
        map.put("seed", done.components().seed());
        return map;
    }

    private static Table scree(Denoising.Done done, int number) {
        List<List<Object>> rows = new ArrayList<>();
        for (int k = 0; k < done.components().size(); k++) {
            rows.add(Arrays.asList(k + 1, done.components().variances()[k], k < done.kept() ? "kept" : "left away"));
        }
        return new Table("components-" + number, "Principal components of " + done.name() + ": the part of the variance that each explains, counts scaled to"
                + " equal noise.", List.of(column("component", ""), column("part of the variance", ""), column("use", "")), rows);
    }

    private static Table.Column column(String name, String unit) {
        return new Table.Column(name, unit);
    }
}
