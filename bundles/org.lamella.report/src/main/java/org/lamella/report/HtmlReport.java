package org.lamella.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.Figure;
import org.lamella.analysis.InputRecord;
import org.lamella.analysis.RunWriter;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/**
 * Writes {@code report.html}: one file with everything in it, figures included, that needs no network, runs no script
 * and reads well on a screen, in dark surroundings, on a phone and on paper.
 */
public final class HtmlReport implements RunWriter {
    /** The name of the file. */
    public static final String FILE = "report.html";

    /** A drawing with more characters is put into the page as a PNG picture. */
    private static final int LARGEST_DRAWING = 3_000_000;
    /** Nothing may be fetched and nothing may run, whatever a file name or a plug-in has smuggled in. */
    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    @Override
    public void write(AnalysisRun run, Path folder, Progress progress) throws UserError {
        WholeFile.write(folder.resolve(FILE), page(run, progress).getBytes(StandardCharsets.UTF_8));
    }

    /** The whole page. */
    static String page(AnalysisRun run, Progress progress) {
        StringBuilder page = new StringBuilder();
        String title = run.analysis().label() + ": " + inputTitle(run.inputs());
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY).append("\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"generator\" content=\"Lamella ").append(SafeText.html(run.softwareVersion())).append("\">\n")
                .append("<title>").append(SafeText.html(title)).append("</title>\n<style>\n").append(styleSheet())
                .append("</style>\n</head>\n<body>\n");
        header(page, run);
        page.append("<main>\n");
        warnings(page, run);
        summary(page, run.result().summary());
        figures(page, run.result().figures(), progress);
        ReportTables.append(page, run.result().tables());
        ReportSections.inputs(page, run.inputs());
        ReportSections.parameters(page, run);
        ReportSections.provenance(page, run);
        page.append("</main>\n</body>\n</html>\n");
        return page.toString();
    }

    private static void header(StringBuilder page, AnalysisRun run) {
        page.append("<header>\n<p class=\"kind\">Lamella report</p>\n<h1>").append(SafeText.html(run.analysis().label())).append("</h1>\n")
                .append("<p class=\"input\">").append(SafeText.html(inputTitle(run.inputs()))).append("</p>\n")
                .append("<p class=\"when\">").append(SafeText.html(run.analysis().description())).append("<br>")
                .append(time(run.started())).append(", took ").append(duration(run.started(), run.finished())).append("</p>\n");
        List<String[]> links = new ArrayList<>();
        links.add(new String[] {"found", "What was found"});
        if (!run.result().figures().isEmpty()) {
            links.add(new String[] {"figures", "Figures"});
        }
        if (!run.result().tables().isEmpty()) {
            links.add(new String[] {"tables", "Tables"});
        }
        links.add(new String[] {"inputs", "Inputs"});
        links.add(new String[] {"parameters", "Parameters"});
        links.add(new String[] {"provenance", "Repeat and cite"});
        page.append("<nav aria-label=\"Sections\">");
        links.forEach(link -> page.append("<a href=\"#").append(link[0]).append("\">").append(link[1]).append("</a> "));
        page.append("</nav>\n</header>\n");
    }

    static String inputTitle(List<InputRecord> files) {
        List<InputRecord> inputs = files.stream().filter(file -> file.role() == InputRecord.Role.INPUT).toList();
        if (inputs.isEmpty()) {
            return "no input";
        }
        Path name = inputs.get(0).path().getFileName();
        String first = name == null ? inputs.get(0).path().toString() : name.toString();
        return inputs.size() == 1 ? first : first + " and " + (inputs.size() - 1) + " more";
    }

    private static void warnings(StringBuilder page, AnalysisRun run) {
        List<String> lines = new ArrayList<>(run.warnings());
        for (InputRecord input : run.inputs()) {
            // An input that failed is a warning already; it is named here only if nobody has.
            input.error().filter(error -> lines.stream().noneMatch(line -> line.contains(error)))
                    .ifPresent(error -> lines.add("not analysed: " + error));
        }
        if (lines.isEmpty()) {
            return;
        }
        page.append("<section class=\"warnings\" role=\"note\" aria-label=\"Warnings\">\n<h2>")
                .append(lines.size() == 1 ? "One warning" : lines.size() + " warnings").append("</h2>\n<ul>\n");
        lines.forEach(line -> page.append("<li>").append(SafeText.html(line)).append("</li>\n"));
        page.append("</ul>\n</section>\n");
    }

    private static void summary(StringBuilder page, List<String> lines) {
        page.append("<section id=\"found\" class=\"found\">\n<h2>What was found</h2>\n");
        if (lines.isEmpty()) {
            page.append("<p>The analysis gave no summary; see the figures and tables.</p>\n");
        } else {
            page.append("<ul>\n");
            lines.forEach(line -> page.append("<li>").append(SafeText.html(line)).append("</li>\n"));
            page.append("</ul>\n");
        }
        page.append("</section>\n");
    }

    private static void figures(StringBuilder page, List<Figure> figures, Progress progress) {
        if (figures.isEmpty()) {
            return;
        }
        page.append("<section id=\"figures\">\n<h2>Figures</h2>\n");
        List<String> names = FigureFiles.fileNames(figures);
        for (int i = 0; i < figures.size(); i++) {
            progress.check();
            progress.report((double) i / figures.size(), "report: drawing " + names.get(i));
            Figure figure = figures.get(i);
            page.append("<figure>\n<div class=\"plate\" style=\"max-width:").append(Math.max(1, figure.width()) * 2).append("px\">")
                    .append(drawing(figure, names.get(i), i)).append("</div>\n<figcaption><b>Figure ").append(i + 1).append(".</b> ")
                    .append(SafeText.html(figure.caption())).append(" <span class=\"file\">").append(FigureFiles.FOLDER).append('/')
                    .append(names.get(i)).append(".svg, .png</span></figcaption>\n</figure>\n");
        }
        page.append("</section>\n");
    }

    private static String drawing(Figure figure, String name, int index) {
        String svg;
        try {
            svg = SvgDrawing.element(figure, "figure" + (index + 1) + "-" + name);
        } catch (DrawingError e) {
            return "<p class=\"broken\">" + SafeText.html(e.getMessage()) + "</p>";
        }
        if (svg.length() <= LARGEST_DRAWING) {
            return svg;
        }
        return "<img alt=\"" + SafeText.html(figure.caption()) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(PngDrawing.draw(figure)) + "\">";
    }

    static String time(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC).format(instant);
    }

    static String duration(Instant started, Instant finished) {
        double seconds = Math.max(0, Duration.between(started, finished).toMillis() / 1000.0);
        if (seconds < 60) {
            return Numbers.significant(seconds, 2) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600 ? whole / 60 + " min " + whole % 60 + " s" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private static String styleSheet() {
        try (InputStream stream = HtmlReport.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is missing from the report bundle");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
