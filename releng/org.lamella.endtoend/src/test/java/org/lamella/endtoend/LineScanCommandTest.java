package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lamella run linescan} and {@code profile}, as people type them. */
class LineScanCommandTest {
    @TempDir
    private Path folder;

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(i + "," + Math.round(20 + 200 / (1 + Math.exp(-(i - 30) / 4.0))) + "," + Math.round(10 + 100 / (1 + Math.exp(-(i - 24) / 4.0))));
        }
        return rows;
    }

    private Path scan(String heading, List<String> rows) throws IOException {
        return Files.write(folder.resolve("scan.csv"), (heading + "\n" + String.join("\n", rows) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Launcher.Outcome run(Object... arguments) throws IOException, InterruptedException {
        return Launcher.run(folder, arguments);
    }

    private void assertRefused(String heading, List<String> rows, String... words) throws IOException, InterruptedException {
        Launcher.Outcome outcome = run("run", "linescan", scan(heading, rows), "-o", "bad");
        assertEquals(1, outcome.status(), outcome::toString);
        assertEquals(1, outcome.errorLines().size(), outcome::err);
        assertTrue(outcome.err().contains("scan.csv"), outcome::err);
        for (String word : words) {
            assertTrue(outcome.err().contains(word), word + ": " + outcome.err());
        }
    }

    @Test
    void aTableBecomesAResultThatItsRecipeRepeats() throws IOException, InterruptedException {
        Launcher.Outcome outcome = run("run", "linescan", scan("distance (nm),P (counts),N (counts)", rows()), "-o", "out");
        assertEquals(0, outcome.status(), outcome::err);
        assertTrue(outcome.out().matches("(?s).*N reaches [56]\\.\\d+ ± 0\\.\\d+ nm deeper than P.*"), outcome::out);
        JsonNode results = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile()).get("results");
        JsonNode first = results.get("signals").get(0);
        for (String name : List.of("name", "model", "parameters", "plateauLow", "plateauHigh", "midpoint", "width1090", "onset", "aicc", "rSquared")) {
            assertTrue(first.hasNonNull(name), name);
        }
        assertEquals(30, first.get("midpoint").get("value").asDouble(), 0.6);
        assertEquals("nm", first.get("midpoint").get("unit").asText());
        assertEquals(17.6, first.get("width1090").get("value").asDouble(), 1.5);
        assertEquals(-6, results.get("offsets").get(0).get("offset").get("value").asDouble(), 0.8);
        assertTrue(results.get("interphase").get("width").get("value").asDouble() > 15);
        for (String file : List.of("report.html", "tables/signals.csv", "tables/profiles.csv", "figures/profiles.svg", "figures/fits.png")) {
            assertTrue(Files.size(folder.resolve("out").resolve(file)) > 100, file);
        }
        assertEquals(0, run("run", "out/recipe.yaml", "-o", "again").status());
        JsonNode again = new ObjectMapper().readTree(folder.resolve("again/result.json").toFile()).get("results");
        assertEquals(results, again);
    }

    @Test
    void badScansHaveEachTheirOwnMessage() throws IOException, InterruptedException {
        String heading = "distance (nm),P (counts),N (counts)";
        assertRefused(heading, rows().subList(0, 2), "2 points");
        List<String> rows = new ArrayList<>(rows());
        rows.set(6, "6,nan,12");
        assertRefused(heading, rows, "row 7", "'P'");
        rows = new ArrayList<>(rows());
        java.util.Collections.swap(rows, 4, 9);
        assertRefused(heading, rows, "not sorted", "row 6");
        rows = new ArrayList<>(rows());
        rows.set(5, "4,30,30");
        assertRefused(heading, rows, "same distance", "rows 5 and 6");
        assertRefused("distance,P (counts),N (counts)", rows(), "no unit", "xUnit");
        assertRefused(heading, rows().stream().map(row -> row.replaceAll(",\\d+$", ",0")).toList(), "zero counts", "'N'");
    }

    /** Widths of other_reference.json (core_shell), read with another program: 5.952 and 3.536 nm. */
    @Test
    void theCoreShellParticleHasItsWidthsFromEveryFormat() throws IOException, InterruptedException {
        Map<String, List<String>> runs = Map.of(
                "eds/core_shell_hdf5/core_shell.hdf5", List.of("windows=Fe Ka=6.27-6.53keV;Pt La=9.28-9.60keV", "background=none", "line=12,27,40,27", "width=5"),
                "eds/core_shell_ripple/core_shell.rpl", List.of("windows=Fe Ka=6.27-6.53keV;Pt La=9.28-9.60keV", "background=none", "box=12,25,29,5"),
                "eds/core_shell_linescan_csv/core_shell_rows25-29_cols12-40.csv", List.of("signals=Fe Ka,Pt La"));
        List<Double> widths = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : runs.entrySet()) {
            List<Object> arguments = new ArrayList<>(List.of("run", "linescan", Launcher.realFile(each.getKey()), "-o", "particle"));
            each.getValue().forEach(value -> arguments.addAll(List.of("-p", value)));
            Launcher.Outcome outcome = run(arguments.toArray());
            assertEquals(0, outcome.status(), outcome::err);
            JsonNode signals = new ObjectMapper().readTree(folder.resolve("particle/result.json").toFile()).get("results").get("signals");
            double iron = signals.get(0).get("fullWidth").get("value").asDouble();
            double platinum = signals.get(1).get("fullWidth").get("value").asDouble();
            assertEquals(5.952, iron, 0.05 * 5.952, each.getKey());
            assertEquals(3.536, platinum, 0.05 * 3.536, each.getKey());
            widths.add(iron + platinum);
        }
        assertEquals(widths.get(0), widths.get(1), 1e-5);
        assertEquals(widths.get(0), widths.get(2), 1e-5);
    }

    @Test
    void aDepthProfileHasItsExcess() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder("energy (keV);Li\n");
        for (int i = 0; i < 150; i++) {
            double x = 2551 - 2.5 * i;
            double bump = 8 * Math.exp(-0.5 * Math.pow((x - 2270) / 15, 2));
            text.append(x).append(';').append(100 * Math.exp(-0.5 * Math.pow((x - 2412) / 50, 2)) + bump + 0.2 * Math.sin(i * i)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("ndp.csv"), text);
        Launcher.Outcome outcome = run("run", "profile", file, "-p", "fitModel=gaussian", "-p", "fitWindow=2358..2551", "-p", "integrate=2200..2358 keV", "-o", "ndp");
        assertEquals(0, outcome.status(), outcome::err);
        JsonNode excess = new ObjectMapper().readTree(folder.resolve("ndp/result.json").toFile()).get("results").get("excess").get(0);
        double expected = 8 * 15 * Math.sqrt(2 * Math.PI);
        assertEquals(expected, excess.get("integral").get("value").asDouble(), 0.15 * expected);
        assertTrue(Files.exists(folder.resolve("ndp/figures/excess-1.png")));
    }
}
