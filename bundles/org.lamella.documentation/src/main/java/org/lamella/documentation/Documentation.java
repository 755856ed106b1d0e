package org.lamella.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ParameterInfo;
import org.lamella.readers.FormatReader;
import org.lamella.readers.FormatWriter;

/**
 * All pages: those that are written, and those that are made from what is installed, so that an analysis or a reader of a third
 * party has its place as well.
 */
public final class Documentation {
    /** The section of the pages about analyses. */
    public static final String ANALYSES = "Analyses";
    private static final String REFERENCE = "Reference";
    /** The pages that are written, each with its section, in the order of the contents. */
    private static final String[][] WRITTEN = {{"start", "Start"}, {"concepts", "Start"}, {"tutorial-lattice", "Tutorials"},
        {"tutorial-interphase", "Tutorials"}, {"tutorial-linescan", "Tutorials"}, {"tutorial-eels", "Tutorials"}, {"tutorial-layers", "Tutorials"},
        {"reproduce", "Tutorials"}, {"write-analysis", "Plug-ins"}, {"write-reader", "Plug-ins"}, {"write-view", "Plug-ins"}};
    private static final Pattern FIGURE = Pattern.compile("!\\[[^]]*]\\(([\\w.-]+)");

    private Documentation() {
    }

    /** The pages in the order of the contents. */
    public static List<Page> pages(AnalysisRegistry registry) {
        List<Page> pages = new ArrayList<>();
        for (String[] written : WRITTEN) {
            String text = read(written[0]);
            String title = text.lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
            pages.add(new Page(written[0], written[1], title, text.substring(text.indexOf('\n') + 1)));
        }
        for (InstalledAnalysis analysis : registry.analyses()) {
            pages.add(page(analysis.info(), ANALYSES, "lamella run " + analysis.info().name() + " FILE... -o DIR", "analysis-"));
        }
        for (InstalledSimulation simulation : registry.simulations()) {
            pages.add(page(simulation.info(), "Simulations", "lamella simulate " + simulation.info().name() + " -o DIR", "simulation-"));
        }
        pages.add(formats(registry));
        return pages;
    }

    /** The pictures that the written pages show, by the names under which they do. */
    public static Map<String, byte[]> figures() {
        Map<String, byte[]> figures = new LinkedHashMap<>();
        for (String[] written : WRITTEN) {
            Matcher matcher = FIGURE.matcher(read(written[0]));
            while (matcher.find()) {
                figures.computeIfAbsent(matcher.group(1), Documentation::bytes);
            }
        }
        return figures;
    }

    private static String read(String name) {
        return new String(bytes(name + ".md"), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Documentation.class.getResourceAsStream("pages/" + file)) {
            return Objects.requireNonNull(in, () -> "no page or figure " + file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an analysis or a simulation says about itself, the text beside its class, and its parameters. */
    static Page page(AnalysisInfo info, String section, String command, String prefix) {
        StringBuilder text = new StringBuilder();
        text.append(info.description().strip().replaceFirst("\\.?$", ".")).append("\n\n```\n").append(command).append("\n```\n\n");
        if (!info.documentation().isBlank()) {
            text.append(info.documentation().strip()).append("\n\n");
        }
        text.append("## Parameters\n\n");
        if (info.parameters().isEmpty()) {
            text.append("None.\n");
        } else {
            text.append("| parameter | unit | default | allowed | meaning |\n|---|---|---|---|---|\n");
        }
        for (ParameterInfo parameter : info.parameters()) {
            String allowed = parameter.choices().isEmpty() ? Descriptions.range(parameter) : String.join(", ", parameter.choices());
            String value = Descriptions.value(parameter.defaultValue().orElse(null));
            row(text, "`" + parameter.name() + "`", parameter.unit().symbol(), value.isEmpty() ? "automatic" : value, allowed,
                    parameter.meaning().isBlank() ? parameter.label() : parameter.meaning());
        }
        text.append("\nFrom: ").append(escape(info.origin())).append('\n');
        return new Page(prefix + info.name(), section, info.label(), text.toString());
    }

    private static Page formats(AnalysisRegistry registry) {
        StringBuilder text = new StringBuilder("Files are recognised by their content, whatever their names.\n\n## Read\n\n"
                + "| format | endings | holds |\n|---|---|---|\n");
        for (FormatReader reader : registry.readers().all()) {
            row(text, reader.format(), String.join(", ", reader.endings()), reader.holds());
        }
        text.append("\n## Written\n\n| format | endings | holds |\n|---|---|---|\n");
        for (FormatWriter writer : registry.writers().all()) {
            row(text, writer.format(), String.join(", ", writer.endings()), writer.holds());
        }
        return new Page("formats", REFERENCE, "File formats", text.toString());
    }

    /** The page that lists the commands; made by the command line, which knows them. */
    public static Page commandLine(String usage) {
        return new Page("command-line", REFERENCE, "Command line", usage);
    }

    private static void row(StringBuilder text, String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(escape(cell)).append(" |");
        }
        text.append('\n');
    }

    private static String escape(String cell) {
        return cell.replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
    }
}
