package org.lamella.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.InputRecord;
import org.lamella.analysis.ParameterInfo;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;

/** The parts of a report that say where the result comes from: inputs, parameters, software, how to repeat it. */
final class ReportSections {
    private static final int DIGITS = 6;

    private ReportSections() {
    }

    static void inputs(StringBuilder page, List<InputRecord> inputs) {
        page.append("<section id=\"inputs\">\n<h2>Inputs</h2>\n<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">File</th>")
                .append("<th scope=\"col\">Format</th><th scope=\"col\">Axes</th></tr></thead>\n<tbody>\n");
        for (InputRecord input : inputs) {
            page.append("<tr><td class=\"path\">").append(SafeText.html(input.path().toString()));
            if (input.role() == InputRecord.Role.REFERENCE) {
                page.append(" (named by a parameter)");
            }
            if (!input.sha256().isEmpty()) {
                page.append("<br><span class=\"hash\">SHA-256 ").append(SafeText.html(input.sha256())).append("</span>");
            }
            input.error().ifPresent(error ->
                    page.append("<br><strong class=\"failed\">Not analysed: ").append(SafeText.html(error)).append("</strong>"));
            page.append("</td><td>").append(SafeText.html(input.format().isEmpty() ? Numbers.MISSING : input.format())).append("</td><td>");
            page.append(input.axes().isEmpty() ? Numbers.MISSING
                    : input.axes().stream().map(ReportSections::axis).collect(Collectors.joining("<br>")));
            page.append("</td></tr>\n");
        }
        page.append("</tbody>\n</table></div>\n</section>\n");
    }

    private static String axis(Axis axis) {
        String unit = axis.unit().symbol();
        String text = axis.name() + ": " + axis.size();
        if (axis.isCalibrated()) {
            text += " × " + Numbers.significant(axis.scale(), DIGITS) + " " + unit
                    + " = " + Numbers.significant(Math.abs(axis.scale()) * axis.size(), 4) + " " + unit;
            if (axis.offset() != 0) {
                text += ", from " + Numbers.significant(axis.offset(), DIGITS) + " " + unit;
            }
        } else {
            text += " px, not calibrated";
        }
        return SafeText.html(text);
    }

    static void parameters(StringBuilder page, AnalysisRun run) {
        page.append("<section id=\"parameters\">\n<h2>Parameters</h2>\n");
        if (run.parameters().isEmpty()) {
            page.append("<p>This analysis has no parameters.</p>\n</section>\n");
            return;
        }
        page.append("<div class=\"table\"><table>\n<thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Value</th>")
                .append("<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<String, Object> entry : run.parameters().entrySet()) {
            Optional<ParameterInfo> info = run.analysis().parameter(entry.getKey());
            String value = value(entry.getValue(), info);
            String standard = info.map(found -> value(found.defaultValue().orElse(null), info)).orElse(value);
            page.append("<tr><td><code>").append(SafeText.html(entry.getKey())).append("</code></td><td>");
            if (value.equals(standard)) {
                page.append(SafeText.html(value));
            } else {
                page.append("<strong>").append(SafeText.html(value)).append("</strong><br><span class=\"default\">default: ")
                        .append(SafeText.html(standard)).append("</span>");
            }
            page.append("</td><td>").append(SafeText.html(meaning(info))).append("</td></tr>\n");
        }
        page.append("</tbody>\n</table></div>\n</section>\n");
    }

    private static String meaning(Optional<ParameterInfo> info) {
        return info.map(found -> found.meaning().isBlank() ? found.label() : found.meaning()).orElse("");
    }

    /** A parameter's value with its unit; a default is a bare number in the unit of the parameter. */
    private static String value(Object value, Optional<ParameterInfo> info) {
        String unit = info.map(found -> found.unit().symbol()).filter(symbol -> !symbol.isEmpty()).map(symbol -> " " + symbol).orElse("");
        return switch (value) {
            case null -> "not given";
            case Quantity quantity -> Numbers.significant(quantity.value(), DIGITS)
                    + (quantity.unit().symbol().isEmpty() ? "" : " " + quantity.unit().symbol());
            case Boolean truth -> truth ? "yes" : "no";
            case Long whole -> whole + unit;
            case Integer whole -> whole + unit;
            case Number number -> Numbers.significant(number.doubleValue(), DIGITS) + unit;
            case List<?> list -> list.isEmpty() ? "none" : list.stream().map(Objects::toString).collect(Collectors.joining(", "));
            default -> value.toString().isEmpty() ? "not given" : value.toString();
        };
    }

    static void provenance(StringBuilder page, AnalysisRun run) {
        String version = SafeText.html(run.softwareVersion());
        page.append("<section id=\"provenance\">\n<h2>Repeat and cite</h2>\n<dl>\n<dt>Software</dt><dd>Lamella ").append(version)
                .append("</dd>\n<dt>Analysis</dt><dd><code>").append(SafeText.html(run.analysis().name())).append("</code>, from ")
                .append(SafeText.html(run.analysis().origin())).append("</dd>\n<dt>Started</dt><dd>").append(HtmlReport.time(run.started()))
                .append("</dd>\n<dt>Finished</dt><dd>").append(HtmlReport.time(run.finished())).append("</dd>\n</dl>\n")
                .append("<h3>Repeat this run</h3>\n<p>The recipe beside this report holds the inputs and every parameter:</p>\n")
                .append("<pre>lamella run recipe.yaml</pre>\n<p>The numbers, with all their digits, are in <code>result.json</code> and ")
                .append("<code>tables/</code>; uncertainties are one standard uncertainty.</p>\n<h3>Cite</h3>\n<p>Lamella, version ")
                .append(version).append(", analysis “").append(SafeText.html(run.analysis().label())).append("” (")
                .append(SafeText.html(run.analysis().name())).append("), open-source software under EPL-2.0. ")
                .append("Name the version and keep <code>recipe.yaml</code> and <code>result.json</code> with your data, ")
                .append("so that others can repeat the analysis.</p>\n</section>\n");
    }
}
