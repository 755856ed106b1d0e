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
import org.lamella.documentation.Documentation;
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
        Installed.find().ifPresent(registry -> Documentation.pages(registry).stream().map(HelpPages::page).forEach(pages::add));
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

    /** A page of the documentation as the lines of this help: no fences, no marks of code, no pictures, tables as lists. */
    private static Page page(org.lamella.documentation.Page page) {
        StringBuilder text = new StringBuilder("# " + page.title() + "\n");
        for (String line : page.markdown().lines().toList()) {
            if (line.startsWith("```") || line.startsWith("![") || line.matches("\\|[-|]+\\|?")) {
                continue;
            }
            boolean isRow = line.startsWith("|");
            String plain = line.replace("`", "").replace("**", "").replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1").replace("&lt;", "<");
            text.append(isRow ? "- " + plain.replaceAll("^\\|\\s*|\\s*\\|$", "").replaceAll("\\s*\\|\\s*(?=\\|)", "").replaceAll("\\s*\\|\\s*", "; ") : plain).append('\n');
        }
        String section = page.section().equals(Documentation.ANALYSES) ? "Analysis" : page.section();
        return new Page(section + ": " + page.title(), "", text.toString());
    }
}
