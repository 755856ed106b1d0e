package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation follows what is installed, and the licence of every library is known. */
class DocumentationTest {
    @TempDir
    private Path folder;

    @Test
    void everyAnalysisHasItsPageAndEveryLinkItsTarget() throws Exception {
        Launcher.Outcome made = Launcher.run(folder, "documentation", "-o", "site");
        assertEquals(0, made.status(), made::err);
        for (JsonNode analysis : new ObjectMapper().readTree(Launcher.run(folder, "list", "--json").out()).get("analyses")) {
            String page = Files.readString(folder.resolve("site/analysis-" + analysis.get("name").asText() + ".html"));
            assertTrue(page.contains("Parameters"), analysis::toString);
        }
        String lattice = Files.readString(folder.resolve("site/analysis-lattice.html"));
        assertTrue(lattice.contains("<td><code>pixelSize</code></td>") && lattice.contains("Limits"), lattice);
        assertTrue(Files.readString(folder.resolve("site/command-line.html")).contains("--allow-scripts"));
        assertTrue(Files.readString(folder.resolve("site/formats.html")).contains("EMSA"));
        List<String> broken = new ArrayList<>();
        try (Stream<Path> pages = Files.list(folder.resolve("site"))) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".html")).toList()) {
                String text = Files.readString(page);
                assertFalse(text.contains("<script"), page::toString);
                broken.addAll(broken(page, text));
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Links and pictures of a page that lead nowhere within the site: to a file, or to a place in one. */
    private static List<String> broken(Path page, String text) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher link = Pattern.compile("(?:href|src)=\"([^\"#:]*)(?:#([^\"]*))?\"").matcher(text);
        while (link.find()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            boolean isThere = Files.isRegularFile(target) && Files.size(target) > 0
                    && (link.group(2) == null || Files.readString(target).contains("id=\"" + link.group(2) + "\""));
            if (!isThere) {
                broken.add(page.getFileName() + " links to " + link.group());
            }
        }
        return broken;
    }

    /** What an analysis of Lamella's own claims can be judged: by its method, its literature and its limits. */
    @Test
    void everyMethodIsDescribed() throws Exception {
        assertEquals(0, Launcher.run(folder, "documentation", "-o", "site").status());
        List<String> lacking = new ArrayList<>();
        int count = 0;
        for (JsonNode analysis : new ObjectMapper().readTree(Launcher.run(folder, "list", "--json").out()).get("analyses")) {
            String name = analysis.get("name").asText();
            String page = Files.readString(folder.resolve("site/analysis-" + name + ".html"));
            count++;
            for (String section : name.equals("script") ? List.of("method", "limits") : List.of("method", "literature", "limits")) {
                Matcher found = Pattern.compile("<h2 id=\"" + section + "\">.*?</h2>(.*?)(<h2|</main>)", Pattern.DOTALL).matcher(page);
                if (!found.find() || found.group(1).length() < 50) {
                    lacking.add(name + " has no section " + section);
                }
            }
        }
        assertTrue(count >= 9, "only " + count + " analyses");
        assertEquals(List.of(), lacking, "write it into NAME.md beside the plug-in class");
    }

    /** Literature can be looked up from the page. */
    @Test
    void identifiersOfLiteratureAreLinks() throws Exception {
        assertEquals(0, Launcher.run(folder, "documentation", "-o", "site").status());
        String page = Files.readString(folder.resolve("site/analysis-linescan.html"));
        assertTrue(page.contains("<a rel=\"nofollow\" href=\"https://doi.org/10.1093/biomet/76.2.297\">doi:10.1093/biomet/76.2.297</a> (AICc)"), page);
        String lattice = Files.readString(folder.resolve("site/analysis-lattice.html"));
        assertTrue(lattice.contains("href=\"https://doi.org/10.1016/S0304-3991(98)00035-7\""), lattice);
    }

    @Test
    void theLicenceOfEveryLibraryIsKnown() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (JsonNode library : new ObjectMapper().readTree(Launcher.run(folder, "licences", "--json").out()).get("libraries")) {
            String licence = library.get("licence").asText();
            // The GPL would ask for more than the EPL gives; the LGPL and the classpath exception do not.
            if (licence.equals("unknown") || licence.matches("(?i).*\\bA?GPL.*") && !licence.matches("(?i).*(lesser|exception|LGPL|EPL|dual).*")) {
                wrong.add(library.toString());
            }
        }
        assertEquals(List.of(), wrong);
    }
}
