package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.ResultImage;
import org.lamella.analysis.Table;
import org.lamella.eels.EdgeResult;
import org.lamella.spectrum.SpectrumSource;

/** Puts the result of a run together: lists, tables, figures and the lines that say what was found. */
final class EelsReport {
    private static final int MOST_DETAILED = 12;

    private final EdgeRequest request;

    EelsReport(EdgeRequest request) {
        this.request = request;
    }

    AnalysisResult result(List<MeasuredInput> inputs, AnalysisContext context) {
        AnalysisResult.Builder result = AnalysisResult.builder();
        List<Object> spectra = new ArrayList<>();
        List<Object> sums = new ArrayList<>();
        List<Object> corrections = new ArrayList<>();
        List<Object> maps = new ArrayList<>();
        EelsTables tables = new EelsTables();
        int figures = 0;
        for (MeasuredInput input : inputs) {
            List<MeasuredSpectrum> listed = input.spectra().isEmpty() ? List.of(input.sum()) : input.spectra();
            listed.forEach(spectrum -> spectra.add(EelsJson.spectrum(spectrum)));
            if (input.kind() != SpectrumSource.Kind.SPECTRUM) {
                sums.add(EelsJson.spectrum(input.sum()));
            }
            if (input.correction() != null) {
                corrections.add(EelsJson.correction(input.name(), input.correction()));
            }
            for (QuantityMap map : input.maps()) {
                ResultImage image = map.image(input, maps.size() + 1);
                result.image(image);
                maps.add(EelsJson.map(input.name(), map, (int) input.x().size(), image.file()));
            }
            tables.add(input);
            if (figures++ < MOST_DETAILED) {
                EelsFigures.of(input, figures).forEach(result::figure);
            }
            say(input, result);
        }
        if (figures > MOST_DETAILED) {
            context.warn("figures are drawn for the first " + MOST_DETAILED + " inputs only; results and tables hold all");
        }
        EelsFigures.across(inputs).forEach(result::figure);
        result.put("spectra", spectra);
        if (!sums.isEmpty()) {
            result.put("sums", sums);
        }
        if (!corrections.isEmpty()) {
            result.put("energyCorrections", corrections);
        }
        if (!maps.isEmpty()) {
            result.put("maps", maps);
        }
        for (Table table : tables.all()) {
            result.table(table);
        }
        result.say("White lines by protocol '" + request.protocol().name() + "' (" + request.protocol().source() + ").");
        return result.build();
    }

    private static void say(MeasuredInput input, AnalysisResult.Builder result) {
        String what = switch (input.kind()) {
            case SPECTRUM -> input.name();
            case LINE_SCAN -> input.name() + " (sum of " + input.spectra().size() + " spectra)";
            case SPECTRUM_IMAGE -> input.name() + " (sum of " + input.x().size() + " x " + input.y().size() + " spectra)";
        };
        if (input.correction() != null) {
            result.say(input.name() + ": energies were moved by " + input.correction().offset().format() + (input.correction().dispersion().hasUncertainty()
                    ? ", the dispersion is " + input.correction().dispersion().format() + " times the file's" : ""));
        }
        if (input.sum().thickness() != null) {
            result.say(what + ": t/lambda " + input.sum().thickness().relative().format() + ", zero loss at " + input.sum().zeroLoss().format());
        }
        for (EdgeResult edge : input.sum().edges().edges()) {
            result.say(what + ": " + sentence(edge));
        }
    }

    private static String sentence(EdgeResult edge) {
        if (!edge.isPresent()) {
            return "no edge " + edge.edge().name();
        }
        StringBuilder text = new StringBuilder(edge.edge().name()).append(" sets in at ").append(edge.onset().format()).append(", integral ")
                .append(edge.integral().format());
        if (edge.whiteLines() != null) {
            text.append(", ").append(edge.edge().thresholds().get(0).subshell()).append('/').append(edge.edge().thresholds().get(1).subshell()).append(' ')
                    .append(edge.whiteLines().ratio().format());
        }
        if (edge.oxidation() != null) {
            text.append(edge.oxidation().state() == null ? ", oxidation state not determined" : ", oxidation state " + edge.oxidation().state().format());
        }
        return text.toString();
    }
}
