package org.lamella.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.lamella.data.UserError;

/** The documentation as a folder of plain HTML: no script, nothing from elsewhere, readable in light and dark. */
public final class Site {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: CanvasText; background: Canvas; }
            .page { display: flex; gap: 2.5rem; max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
            nav { flex: 0 0 15rem; font-size: .92rem; }
            nav h2 { font-size: .8rem; text-transform: uppercase; letter-spacing: .05em; opacity: .7; margin: 1.2rem 0 .3rem; }
            nav ul { list-style: none; margin: 0; padding: 0; }
            nav a { display: block; padding: .12rem 0; text-decoration: none; }
            nav a.here { font-weight: 600; }
            main { flex: 1; min-width: 0; max-width: 52rem; }
            h1 { line-height: 1.2; margin-top: .6rem; }
            table { border-collapse: collapse; font-size: .9rem; display: block; overflow-x: auto; }
            th, td { border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); padding: .3rem .55rem; text-align: left; vertical-align: top; }
            pre { overflow-x: auto; padding: .8rem 1rem; border-radius: 6px; background: color-mix(in srgb, CanvasText 8%, Canvas); }
            code { font-size: .92em; }
            img { max-width: 100%; height: auto; }
            @media (max-width: 50rem) { .page { flex-direction: column; } }
            @media print { nav { display: none; } }
            """;

    private Site() {
    }

    /**
     * @param figures pictures for the pages, by their names
     * @throws UserError when a file cannot be written
     */
    public static void write(List<Page> pages, Map<String, byte[]> figures, Path folder) throws UserError {
        Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
        // Text of plug-ins stays text: no HTML of theirs, no addresses that run something.
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).escapeHtml(true).sanitizeUrls(true).build();
        try {
            Files.createDirectories(folder);
            for (Page page : pages) {
                String body = "<h1>" + html(page.title()) + "</h1>\n" + renderer.render(parser.parse(page.markdown()));
                Files.writeString(folder.resolve(page.name() + ".html"), frame(page.title(), page.name(), pages, body));
            }
            Page first = pages.get(0);
            String body = "<h1>Lamella</h1>\n" + renderer.render(parser.parse(first.markdown()));
            Files.writeString(folder.resolve("index.html"), frame("Lamella", first.name(), pages, body));
            for (Map.Entry<String, byte[]> figure : figures.entrySet()) {
                Files.write(folder.resolve(figure.getKey()), figure.getValue());
            }
        } catch (IOException e) {
            throw new UserError("cannot write the documentation into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String frame(String title, String here, List<Page> pages, String body) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (Page page : pages) {
            sections.computeIfAbsent(page.section(), name -> new StringBuilder()).append("<li><a href=\"").append(page.name()).append(".html\"")
                    .append(page.name().equals(here) ? " class=\"here\"" : "").append('>').append(html(page.title())).append("</a></li>\n");
        }
        StringBuilder navigation = new StringBuilder();
        sections.forEach((section, entries) -> navigation.append("<h2>").append(html(section)).append("</h2>\n<ul>\n").append(entries).append("</ul>\n"));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + html(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<div class=\"page\">\n<nav>\n<a href=\"index.html\"><b>Lamella</b></a>\n"
                + navigation + "</nav>\n<main>\n" + body + "</main>\n</div>\n</body>\n</html>\n";
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
