package org.lamella.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.data.UserError;

/** The documentation as a folder of plain HTML: no script, nothing from elsewhere, readable in light and dark and on a narrow screen. */
public final class Site {
    private static final String STYLE = "site.css";
    /** A page with so many sections begins with a list of them. */
    private static final int LISTED_SECTIONS = 4;

    private Site() {
    }

    /**
     * Writes all pages, and the first of them as {@code index.html}.
     *
     * @param figures pictures for the pages, by their names
     * @throws UserError when a file cannot be written
     */
    public static void write(List<Page> pages, Map<String, byte[]> figures, Path folder) throws UserError {
        try (InputStream style = Site.class.getResourceAsStream(STYLE)) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(STYLE), style.readAllBytes());
            for (Page page : pages) {
                Files.writeString(folder.resolve(page.name() + ".html"), frame(page, pages));
            }
            Files.writeString(folder.resolve("index.html"), frame(pages.get(0), pages));
            for (Map.Entry<String, byte[]> figure : figures.entrySet()) {
                Files.write(folder.resolve(figure.getKey()), figure.getValue());
            }
        } catch (IOException e) {
            throw new UserError("cannot write the documentation into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String frame(Page page, List<Page> pages) {
        PageText text = PageText.of(page.markdown());
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + html(page.title()) + (page == pages.get(0) ? "" : " - Lamella") + "</title>\n<link rel=\"stylesheet\" href=\"" + STYLE
                + "\">\n</head>\n<body>\n<div class=\"page\">\n<a class=\"skip\" href=\"#contents\">Contents</a>\n" + contents(page, pages) + "<main>\n<h1>"
                + html(page.title()) + "</h1>\n" + onPage(text) + text.html() + neighbours(page, pages) + "</main>\n</div>\n</body>\n</html>\n";
    }

    private static String contents(Page here, List<Page> pages) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (Page page : pages) {
            sections.computeIfAbsent(page.section(), name -> new StringBuilder()).append("<li><a href=\"").append(page.name()).append(".html\"")
                    .append(page == here ? " class=\"here\" aria-current=\"page\"" : "").append('>').append(html(entry(page))).append("</a></li>\n");
        }
        StringBuilder navigation = new StringBuilder("<nav class=\"contents\" id=\"contents\" aria-label=\"Contents\">\n"
                + "<a class=\"home\" href=\"index.html\">Lamella</a>\n");
        sections.forEach((section, entries) -> navigation.append("<h2>").append(html(section)).append("</h2>\n<ul>\n").append(entries).append("</ul>\n"));
        return navigation.append("</nav>\n").toString();
    }

    /** A page in the contents, where its section stands above it: "Tutorial: layers" is "Layers" among the tutorials. */
    private static String entry(Page page) {
        String prefix = page.section().replaceFirst("s$", "") + ": ";
        String title = page.title().startsWith(prefix) ? page.title().substring(prefix.length()) : page.title();
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static String onPage(PageText text) {
        if (text.sections().size() < LISTED_SECTIONS) {
            return "";
        }
        StringBuilder list = new StringBuilder("<nav class=\"onpage\" aria-label=\"On this page\">\n<ul>\n");
        text.sections().forEach(section -> list.append("<li><a href=\"#").append(section.id()).append("\">").append(html(section.title())).append("</a></li>\n"));
        return list.append("</ul>\n</nav>\n").toString();
    }

    private static String neighbours(Page page, List<Page> pages) {
        int at = pages.indexOf(page);
        String before = at > 0 ? "<a rel=\"prev\" href=\"" + pages.get(at - 1).name() + ".html\">&larr; " + html(pages.get(at - 1).title()) + "</a>" : "<span></span>";
        String after = at < pages.size() - 1 ? "<a rel=\"next\" href=\"" + pages.get(at + 1).name() + ".html\">" + html(pages.get(at + 1).title()) + " &rarr;</a>"
                : "<span></span>";
        return "<nav class=\"neighbours\" aria-label=\"Neighbouring pages\">\n" + before + "\n" + after + "\n</nav>\n";
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
