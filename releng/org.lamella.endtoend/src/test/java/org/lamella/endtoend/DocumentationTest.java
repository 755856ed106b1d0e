package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (Stream<Path> pages = Files.list(folder.resolve("site"))) {
            for (Path page : pages.toList()) {
                String text = Files.readString(page);
                assertFalse(text.contains("<script"), page::toString);
                Matcher link = Pattern.compile("(?:href|src)=\"([^\"#:]+)\"").matcher(text);
                while (link.find()) {
                    assertTrue(Files.exists(folder.resolve("site").resolve(link.group(1))), page + " links to " + link.group(1));
                }
            }
        }
    }

    @Test
    void theLicenceOfEveryLibraryIsKnown() throws Exception {
        List<String> wrong = new java.util.ArrayList<>();
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
