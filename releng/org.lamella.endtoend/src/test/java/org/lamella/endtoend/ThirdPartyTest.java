package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;

/** The README's plug-in, made as the README says, by someone who has only the product. */
class ThirdPartyTest {
    @TempDir
    private Path folder;

    @Test
    void plugInOfTheReadmeRunsFromAnOrdinaryJarBesideABrokenOne() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plug ins"));
        new ThirdPartyJar().source(sourceOfReadme()).build(plugins.resolve("brightness.jar"));
        Files.writeString(plugins.resolve("broken.jar"), "no jar at all");
        TiffWriter.write(folder.resolve("grey.tif"), Image.of(4, 2, new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, Unit.NANOMETRE),
                ElementType.UINT16);
        Map<String, String> environment = Map.of("LAMELLA_PLUGINS", plugins.toString());

        Launcher.Outcome run = Launcher.run(folder, environment, "run", "brightness", "grey.tif", "-p", "darkLevel=2", "-o", "out");

        assertEquals(0, run.status(), run::err);
        assertTrue(run.err().contains("broken.jar"), run::err);
        JsonNode result = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
        assertEquals("brightness", result.get("analysis").asText());
        assertEquals(2.5, result.get("results").get("images").get(0).get("value").asDouble(), 1e-12);
        assertEquals(2, result.get("parameters").get("darkLevel").get("value").asDouble());
        assertTrue(Files.size(folder.resolve("out/report.html")) > 500);
        assertTrue(Launcher.run(folder, environment, "describe", "brightness").out().contains("Subtracted from every pixel"));
        assertTrue(Launcher.run(folder, environment, "list").out().contains("lattice"), "the others are still there");
    }

    private static String sourceOfReadme() throws IOException {
        Matcher matcher = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Launcher.root().resolve("README.md")));
        assertTrue(matcher.find(), "the README has no plug-in");
        return matcher.group(1);
    }
}
