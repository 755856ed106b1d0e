package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;

class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void answersWithItsVersionAndAnalyses() throws Exception {
        Launcher.Outcome version = Launcher.run(folder, "--version");
        assertEquals(0, version.status(), version::err);
        assertTrue(version.out().matches("lamella \\d+\\.\\d+\\.\\d+\\R"), version::out);
        JsonNode list = JSON.readTree(Launcher.run(folder, "list", "--json").out());
        List<String> names = new ArrayList<>();
        list.get("analyses").forEach(analysis -> names.add(analysis.get("name").asText()));
        assertTrue(names.containsAll(List.of("lattice", "calibrate", "interphase")), names::toString);
        JsonNode lattice = JSON.readTree(Launcher.run(folder, "describe", "lattice", "--json").out());
        TreeSet<String> parameters = new TreeSet<>();
        for (JsonNode parameter : lattice.get("parameters")) {
            parameters.add(parameter.get("name").asText());
            assertFalse(parameter.get("meaning").asText().isBlank(), parameter::toString);
        }
        assertTrue(parameters.containsAll(List.of("candidates", "calibrationUncertainty", "pixelSize", "region", "tile", "falseAlarm", "dMin",
                "dMax", "maxPhases")), parameters::toString);
    }

    @Test
    void listsFormatsAndConverts() throws Exception {
        JsonNode formats = JSON.readTree(Launcher.run(folder, "formats", "--json").out());
        for (String kind : List.of("readers", "writers")) {
            List<String> endings = new ArrayList<>();
            for (JsonNode format : formats.get(kind)) {
                assertFalse(format.get("holds").asText().isBlank(), format::toString);
                format.get("endings").forEach(ending -> endings.add(ending.asText()));
            }
            assertTrue(endings.contains("tif"), endings::toString);
        }
        assertTrue(Launcher.run(folder, "formats").out().contains(".dm4"));
        TiffWriter.write(folder.resolve("a.tif"), Image.of(2, 2, new double[] {1, 2, 3, 65535}, 0.25, Unit.NANOMETRE), ElementType.UINT16);
        assertEquals(0, Launcher.run(folder, "convert", "a.tif", "b.tif", "--dataset", "1").status());
        JsonNode dataset = JSON.readTree(Launcher.run(folder, "info", "b.tif", "--json", "--statistics").out()).get("datasets").get(0);
        assertEquals(65541, dataset.get("sum").asDouble());
        assertEquals(0.25, dataset.get("axes").get(0).get("scale").asDouble(), 1e-9);
        for (String[] wrong : new String[][] {{"c.tif", "--dataset=2"}, {"a.tif", "--dataset=1"}}) {
            Launcher.Outcome outcome = Launcher.run(folder, "convert", "a.tif", wrong[0], wrong[1]);
            assertEquals(2, outcome.status(), outcome::err);
            assertEquals(1, outcome.errorLines().size(), outcome::err);
        }
        // HDF5 needs a library that finds its parts only when the framework is put together rightly.
        assertEquals(0, Launcher.run(folder, "convert", "a.tif", "a.hspy").status());
        Launcher.Outcome hdf5 = Launcher.run(folder, "info", "a.hspy::/Experiments/a/data", "--json", "--statistics");
        assertEquals(0, hdf5.status(), hdf5::err);
        assertEquals("", hdf5.err());
        assertEquals(65541, JSON.readTree(hdf5.out()).get("datasets").get(0).get("sum").asDouble());
        Launcher.Outcome part = Launcher.run(folder, "info", "a.hspy::/nothing");
        assertEquals(1, part.status());
        assertTrue(part.err().contains("/Experiments/a/data"), part::err);
        Launcher.Outcome unknown = Launcher.run(folder, "convert", "a.tif", "a.unknown");
        assertEquals(1, unknown.status());
        assertTrue(unknown.err().contains(".tif"), unknown::err);
    }

    @Test
    void demoFindsWhatItSimulatedAndItsRecipeRepeatsIt() throws Exception {
        Launcher.Outcome demo = Launcher.run(folder, "demo", "-o", folder.resolve("demo"));
        assertEquals(0, demo.status(), demo::err);
        assertTrue(demo.out().contains("report.html"), demo::out);
        assertTrue(demo.err().contains("simulated"), demo::err);
        Path result = folder.resolve("demo/result.json");
        JsonNode json = JSON.readTree(result.toFile());
        assertEquals("interphase", json.get("analysis").asText());
        JsonNode regions = json.get("results").get("regions");
        assertEquals(3, regions.size());
        for (JsonNode region : regions) {
            Path truth = folder.resolve("demo/data").resolve(region.get("name").asText().replace(".tif", ".truth.json"));
            JsonNode known = JSON.readTree(truth.toFile());
            assertEquals(known.get("totalNm").asDouble(), region.get("total").get("value").asDouble(), 3);
            double start = known.get("layers").get(1).get("startNm").asDouble();
            double end = known.get("layers").get(3).get("startNm").asDouble();
            double found = region.get("layers").get(2).get("start").get("value").asDouble() - region.get("layers").get(0).get("start").get("value").asDouble();
            assertEquals(end - start, found, 5);
        }
        assertEquals(3, json.get("results").get("summary").get("total").get("n").asInt());
        String report = Files.readString(folder.resolve("demo/report.html"));
        assertTrue(report.contains("<svg") && report.contains("Li3N"), "the report holds its figures and phases");
        assertFalse(report.contains("src=\"http"), "the report needs nothing from elsewhere");
        for (String file : List.of("tables/statistics.csv", "tables/crystals.csv", "figures/layers.svg", "figures/region-1.png", "recipe.yaml")) {
            assertTrue(Files.size(folder.resolve("demo").resolve(file)) > 50, file);
        }
        Launcher.Outcome again = Launcher.run(folder, "run", folder.resolve("demo/recipe.yaml"), "-o", folder.resolve("again"));
        assertEquals(0, again.status(), again::err);
        assertEquals(withoutTime(json), withoutTime(JSON.readTree(folder.resolve("again/result.json").toFile())));
    }

    @Test
    void theLatticeExampleIsStillThere() throws Exception {
        Launcher.Outcome demo = Launcher.run(folder, "demo", "lattice", "-o", folder.resolve("demo"));
        assertEquals(0, demo.status(), demo::err);
        JsonNode json = JSON.readTree(folder.resolve("demo/result.json").toFile());
        List<String> found = new ArrayList<>();
        for (JsonNode region : json.get("results").get("regions")) {
            List<String> phases = new ArrayList<>();
            region.get("phases").forEach(phase -> phases.add(phase.get("phase").asText()));
            found.add(region.get("amorphous").asBoolean() ? "amorphous" : String.join(" ", phases));
        }
        assertEquals(List.of("Li", "Li2O", "Li3N", "amorphous"), found);
    }

    @Test
    void simulatedRegionsBecomeALayerTableWhateverTheirOrder() throws Exception {
        Launcher.Outcome simulated = Launcher.run(folder, "simulate", "-o", "set", "-p", "regions=2", "-p", "width=600", "-p", "height=900", "-p",
                "layers=Li;Li+Li2O:12;Li2O+Li3N:14;amorphous", "-p", "seed=3", "--json");
        assertEquals(0, simulated.status(), simulated::err);
        assertEquals(2, JSON.readTree(simulated.out()).get("files").size());
        Files.writeString(folder.resolve("set/region_03.tif"), "II*\0broken");
        String layers = "layers=Li metal;Li+Li2O;Li2O+Li3N;amorphous";
        Launcher.Outcome forth = Launcher.run(folder, "run", "interphase", "set/region_01.tif", "set/region_02.tif", "set/region_03.tif", "-p",
                layers, "--json");
        assertEquals(3, forth.status(), forth::err);
        assertTrue(forth.err().contains("1 of 3 inputs failed: region_03.tif"), forth::err);
        Launcher.Outcome back = Launcher.run(folder, "run", "interphase", "set/region_02.tif", "set/region_03.tif", "set/region_01.tif", "-p",
                layers, "--json");
        JsonNode results = JSON.readTree(forth.out()).get("results");
        assertEquals(results, JSON.readTree(back.out()).get("results"));
        assertEquals(26, results.get("summary").get("total").get("mean").get("value").asDouble(), 3);
    }

    @Test
    void depthsMeasuredByHandAreSummarised() throws Exception {
        Files.writeString(folder.resolve("depths.csv"), "region,A,B\n1,10,20\n2,12,24\n3,14,22\n");
        Launcher.Outcome outcome = Launcher.run(folder, "run", "interphase", "depths.csv", "--json");
        assertEquals(0, outcome.status(), outcome::err);
        JsonNode json = JSON.readTree(outcome.out());
        assertEquals(64, json.get("inputs").get(0).get("sha256").asText().length());
        JsonNode first = json.get("results").get("summary").get("layers").get(0);
        assertEquals(12, first.get("mean").get("value").asDouble(), 1e-12);
        assertEquals(2, first.get("sd").get("value").asDouble(), 1e-12);
        assertEquals(12 - 4.302653 * 2 / Math.sqrt(3), first.get("ci95").get(0).asDouble(), 1e-5);
        assertEquals(34, json.get("results").get("summary").get("total").get("mean").get("value").asDouble(), 1e-12);
    }

    private static JsonNode withoutTime(JsonNode result) {
        ObjectNode copy = result.deepCopy();
        copy.remove("time");
        return copy;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "unknown analysis  | 2 | did you mean 'lattice'          | run latice image.tif",
        "unknown parameter | 2 | calibrationUncertainty          | run lattice image.tif -p calibrationUncertanty=1",
        "wrong unit        | 2 | length                          | run lattice image.tif -p pixelSize=3eV",
        "out of range      | 2 | falseAlarm                      | run lattice image.tif -p falseAlarm=2",
        "not a parameter   | 2 | NAME=VALUE                      | run lattice image.tif -p falseAlarm",
        "unknown option    | 2 | --nonsense                      | run lattice image.tif --nonsense",
        "no input          | 2 | no input                        | run lattice",
        "unknown command   | 2 | frobnicate                      | frobnicate",
        "missing file      | 1 | missing.tif                     | run lattice missing.tif",
        "directory         | 1 | directory                       | run lattice some",
        "unreadable format | 1 | notes.txt                       | run lattice notes.txt",
        "empty file        | 1 | empty.dm3                       | run lattice empty.dm3",
        "unknown phase     | 1 | Unobtainium                     | run lattice image.tif -p candidates=Unobtainium",
        "region outside    | 1 | not inside                      | run lattice image.tif -p region=0,0,5000,5000",
        "no recipe         | 1 | missing.yaml                    | run missing.yaml",
        "broken recipe     | 1 | broken.yaml                     | run broken.yaml",
        "info of a text    | 1 | notes.txt                       | info notes.txt",
        "unknown phase 2   | 1 | Unobtainium                     | phases show Unobtainium",
        "unknown simulation| 2 | interphase-phantom              | simulate interphase-fantom",
        "unknown example   | 2 | lattice                         | demo latice",
        "layers            | 1 | Unobtainium                     | run interphase image.tif -p layers=Li+Unobtainium"})
    void saysInOneLineWhatIsWrong(String name, int status, String words, String command) throws Exception {
        write(folder.resolve("image.tif"), 64, 0);
        Files.createDirectory(folder.resolve("some"));
        Files.writeString(folder.resolve("notes.txt"), "just some text\n");
        Files.createFile(folder.resolve("empty.dm3"));
        Files.writeString(folder.resolve("broken.yaml"), "steps: [\n");
        Launcher.Outcome outcome = Launcher.run(folder, (Object[]) command.split(" "));
        assertEquals(status, outcome.status(), outcome::err);
        assertEquals(1, outcome.errorLines().size(), outcome::err);
        assertTrue(outcome.err().contains(words), outcome::err);
        assertFalse(outcome.err().contains("Exception") || outcome.err().contains("\tat "), outcome::err);
        assertEquals("", outcome.out());
    }

    @Test
    void batchGoesOnPastABrokenInput() throws Exception {
        write(folder.resolve("a.tif"), 128, 8);
        Files.writeString(folder.resolve("b.tif"), "II*\0broken");
        write(folder.resolve("c.tif"), 128, 9);
        Launcher.Outcome outcome = Launcher.run(folder, "run", "lattice", "a.tif", "b.tif", "c.tif", "-o", "out");
        assertEquals(3, outcome.status(), outcome::err);
        assertTrue(outcome.err().contains("1 of 3 inputs failed: b.tif"), outcome::err);
        JsonNode json = JSON.readTree(folder.resolve("out/result.json").toFile());
        assertEquals(2, json.get("results").get("regions").size());
        assertTrue(json.get("inputs").get(1).has("error"));
        assertTrue(json.get("warnings").toString().contains("b.tif"));
    }

    @Test
    void printsOneJsonDocument() throws Exception {
        write(folder.resolve("image with blanks.tif"), 128, 8);
        Launcher.Outcome outcome = Launcher.run(folder, "run", "lattice", "image with blanks.tif", "--json");
        assertEquals(0, outcome.status(), outcome::err);
        JsonNode region = JSON.readTree(outcome.out()).get("results").get("regions").get(0);
        JsonNode spot = region.get("spots").get(0);
        assertEquals(8 * 0.02, spot.get("d").get("value").asDouble(), 1e-3);
        assertEquals("nm", spot.get("d").get("unit").asText());
        assertTrue(spot.get("d").get("uncertainty").asDouble() > 0);
        assertEquals(0, region.get("phases").size(), "one spacing alone is no phase");
    }

    @Test
    void realImageOfStrontiumTitanate() throws Exception {
        Path file = Launcher.realFile("lattice/sto_tia/16_STOimage_1.ser");
        Launcher.Outcome outcome = Launcher.run(folder, "run", "lattice", file, "-p", "candidates=SrTiO3", "-p", "calibrationUncertainty=5 %",
                "--json");
        assertEquals(0, outcome.status(), outcome::err);
        JsonNode region = JSON.readTree(outcome.out()).get("results").get("regions").get(0);
        JsonNode phase = region.get("phases").get(0);
        assertEquals("SrTiO3", phase.get("phase").asText());
        assertEquals("[0,0,1]", phase.get("zoneAxis").toString());
        assertEquals(2.9, region.get("scaleError").get("x").get("value").asDouble(), 0.4);
        assertEquals(4.3, region.get("scaleError").get("y").get("value").asDouble(), 0.4);
    }

    @Test
    void infoAgreesWithAnIndependentReading() throws Exception {
        JsonNode reference = JSON.readTree(Launcher.realFile("reference/reader_reference.json").toFile());
        for (String name : List.of("formats/dm_misc/dmTest_3D_int16.dm3", "lattice/sto_tia/16_STOimage.emi", "formats/other/HAADFscan.mrc")) {
            JsonNode expected = reference.get(name).get("rosettasciio").get(0);
            Launcher.Outcome outcome = Launcher.run(folder, "info", Launcher.realFile(name), "--json", "--statistics");
            assertEquals(0, outcome.status(), outcome::err);
            JsonNode dataset = JSON.readTree(outcome.out()).get("datasets").get(0);
            assertEquals(expected.get("shape").toString(), dataset.get("shape").toString(), name);
            for (Map.Entry<String, String> pair : Map.of("sum", "sum", "min", "min", "max", "max").entrySet()) {
                assertEquals(expected.get(pair.getKey()).asDouble(), dataset.get(pair.getValue()).asDouble(), 1e-9, name + " " + pair.getKey());
            }
        }
    }

    /** Fringes of a period in pixels of 0.02 nm (0: none) in noise. */
    private static void write(Path file, int size, double period) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        double[] pixels = new double[size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 100 + 20 * random.nextDouble() + (period > 0 ? 30 * Math.cos(2 * Math.PI * (i % size) / period) : 0);
        }
        TiffWriter.write(file, Image.of(size, size, pixels, 0.02, Unit.NANOMETRE), ElementType.FLOAT32);
    }

    @Test
    void simulatedSectionsBecomeALayerTableAndBlankOnesNone() throws Exception {
        Launcher.Outcome simulated = Launcher.run(folder, "simulate", "section", "-o", "set", "-p", "images=2", "-p", "width=800", "-p", "height=500",
                "-p", "pixelSize=5nm", "-p", "layers=Pt:210;Li:600:70;LNMO:500:180;substrate:95", "-p", "tilt=52");
        assertEquals(0, simulated.status(), simulated::err);
        Launcher.Outcome run = Launcher.run(folder, "run", "layers", "set/section_01.tif", "set/section_02.tif", "-p", "layers=Li,LNMO", "-p",
                "tilt=52deg", "-o", "out");
        assertEquals(0, run.status(), run::err);
        JsonNode results = JSON.readTree(folder.resolve("out/result.json").toFile()).get("results");
        for (JsonNode image : results.get("images")) {
            JsonNode truth = JSON.readTree(folder.resolve("set").resolve(image.get("name").asText().replace(".tif", ".truth.json")).toFile());
            for (int k = 0; k < 2; k++) {
                JsonNode layer = image.get("layers").get(k);
                double nominal = truth.get("layers").get(k).get("nominalNm").asDouble();
                assertEquals(nominal, layer.get("thickness").get("value").asDouble(), 4 * layer.get("thickness").get("uncertainty").asDouble());
            }
        }
        assertEquals(2, results.get("summary").get("layers").get(0).get("n").asInt());
        for (String file : List.of("tables/budget.csv", "tables/thickness.csv", "figures/section-1.svg", "figures/box-plots.png", "report.html")) {
            assertTrue(Files.size(folder.resolve("out").resolve(file)) > 50, file);
        }
        Launcher.Outcome again = Launcher.run(folder, "run", "out/recipe.yaml", "-o", "again");
        assertEquals(0, again.status(), again::err);
        assertEquals(results, JSON.readTree(folder.resolve("again/result.json").toFile()).get("results"));
        Files.writeString(folder.resolve("broken.tif"), "II*\0broken");
        Launcher.Outcome some = Launcher.run(folder, "run", "layers", "set/section_01.tif", "broken.tif", "--json");
        assertEquals(3, some.status(), some::err);
        Launcher.Outcome failed = Launcher.run(folder, "run", "layers", "broken.tif");
        assertEquals(1, failed.status(), failed::err);
        assertEquals(2, Launcher.run(folder, "run", "layers", "set/section_01.tif", "-p", "tilt=5nm").status());
        TiffWriter.write(folder.resolve("blank.tif"), Image.of(100, 100, new double[10_000], 5, Unit.NANOMETRE), ElementType.UINT8);
        Launcher.Outcome blank = Launcher.run(folder, "run", "layers", "blank.tif", "--json");
        assertEquals(0, blank.status(), blank::err);
        assertEquals(0, JSON.readTree(blank.out()).get("results").get("images").get(0).get("layers").size());
        assertTrue(blank.err().contains("no layer is found"), blank::err);
    }
}
