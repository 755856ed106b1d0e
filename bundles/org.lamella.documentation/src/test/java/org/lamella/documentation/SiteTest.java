package org.lamella.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    private Path folder;

    @Test
    void headingsCanBeLinkedToAndDiffer() {
        PageText text = PageText.of("## Method\n\na\n\n## `info` & more\n\nb\n\n### Deeper\n\n## Method\n\nc");
        assertEquals(List.of(new PageText.Section("method", "Method"), new PageText.Section("info-more", "info & more"),
                new PageText.Section("method-2", "Method")), text.sections());
        assertTrue(text.html().contains("<h2 id=\"method-2\">Method</h2>") && text.html().contains("<h3 id=\"deeper\">"), text.html());
    }

    @Test
    void identifiersOfLiteratureBecomeLinksAsTheyStand() {
        String html = PageText.of("See (A. Bee, doi:10.1016/S0304-3991(98)00035-7), doi:10.1000/a.b-c. And arXiv:2208.04402; `doi:10.1/x`.").html();
        assertTrue(html.contains("<a rel=\"nofollow\" href=\"https://doi.org/10.1016/S0304-3991(98)00035-7\">doi:10.1016/S0304-3991(98)00035-7</a>),"), html);
        assertTrue(html.contains("<a rel=\"nofollow\" href=\"https://doi.org/10.1000/a.b-c\">doi:10.1000/a.b-c</a>. And <a rel=\"nofollow\" href=\"https://arxiv.org/abs/2208.04402\">"), html);
        assertTrue(html.contains("<code>doi:10.1/x</code>"), html);
    }

    /** A plug-in's page is text of somebody else. */
    @Test
    void nothingOfAPlugInRuns() throws Exception {
        Page page = new Page("bad", "Analyses", "<b>Bad</b>", "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>");
        Site.write(List.of(page), Map.of("dot.png", new byte[] {1}), folder);
        String html = Files.readString(folder.resolve("bad.html"));
        assertFalse(html.contains("<script") || html.contains("javascript:") || html.contains("<img"), html);
        assertTrue(html.contains("<h1>&lt;b&gt;Bad&lt;/b&gt;</h1>"), html);
        assertTrue(Files.exists(folder.resolve("dot.png")) && Files.size(folder.resolve("site.css")) > 500);
    }

    @Test
    void pagesLeadToTheirNeighbours() throws Exception {
        Site.write(List.of(new Page("a", "Start", "A", "one"), new Page("b", "Start", "B", "two"), new Page("c", "More", "C", "three")), Map.of(), folder);
        String html = Files.readString(folder.resolve("b.html"));
        assertTrue(html.contains("rel=\"prev\" href=\"a.html\"") && html.contains("rel=\"next\" href=\"c.html\"") && html.contains("aria-current=\"page\">B"), html);
        assertEquals(Files.readString(folder.resolve("a.html")), Files.readString(folder.resolve("index.html")));
        assertFalse(html.contains("class=\"onpage\""), "a short page has no list of its sections");
    }

    /** The written pages show only figures that are there. */
    @Test
    void figuresAreThere() {
        Map<String, byte[]> figures = Documentation.figures();
        assertTrue(figures.size() >= 9, figures.keySet()::toString);
        figures.forEach((name, bytes) -> assertTrue(bytes.length > 2000 && bytes.length < 130_000, name + " has " + bytes.length + " bytes"));
    }
}
