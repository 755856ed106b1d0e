package org.lamella.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterInfo;
import org.lamella.data.Unit;
import org.lamella.ui.Installed;
import org.osgi.framework.Bundle;

/**
 * The pages of the help: those that plug-ins contribute to {@code org.lamella.workbench.helpPages}, and one for each
 * installed analysis, made from its description.
 */
final class HelpPages {
    /**
     * One page.
     *
     * @param part the id of the view or editor that it is about; empty when it is about none
     * @param text lines; {@code #} begins a heading, {@code -} an item of a list
     */
    record Page(String title, String part, String text) {
    }

    private HelpPages() {
    }

    /** All pages, by title. Reads files and looks for plug-ins, so not for the thread of the display. */
    static List<Page> load() {
        List<Page> pages = new ArrayList<>();
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor("org.lamella.workbench.helpPages")) {
            String part = element.getAttribute("part");
            pages.add(new Page(element.getAttribute("title"), part == null ? "" : part, read(element)));
        }
        pages.sort(Comparator.comparing(Page::title));
        Installed.find().ifPresent(registry -> registry.analyses().stream().map(HelpPages::page).forEach(pages::add));
        return pages;
    }

    private static String read(IConfigurationElement element) {
        Bundle bundle = Platform.getBundle(element.getContributor().getName());
        URL url = bundle == null ? null : bundle.getEntry(element.getAttribute("file"));
        if (url == null) {
            return "The page " + element.getAttribute("file") + " is missing.";
        }
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "The page cannot be read: " + e.getMessage();
        }
    }

    /** What an analysis says about itself. */
    private static Page page(InstalledAnalysis analysis) {
        AnalysisInfo info = analysis.info();
        StringBuilder text = new StringBuilder("# " + info.label() + "\n").append(info.description()).append(".\n");
        text.append("On the command line: lamella run ").append(info.name()).append("\nFrom: ").append(info.origin()).append("\n## Parameters\n");
        for (ParameterInfo parameter : info.parameters()) {
            String unit = parameter.unit().equals(Unit.NONE) ? "" : " (" + parameter.unit().symbol() + ")";
            String value = Descriptions.value(parameter.defaultValue().orElse(null));
            String range = parameter.choices().isEmpty() ? Descriptions.range(parameter) : "one of " + String.join(", ", parameter.choices());
            text.append("- ").append(parameter.label()).append(unit).append(", ").append(parameter.name()).append(": ").append(parameter.meaning());
            text.append(range.isEmpty() ? "" : "; " + range).append(value.isEmpty() ? "" : "; default " + value).append('\n');
        }
        return new Page("Analysis: " + info.label(), "", text.toString());
    }
}
