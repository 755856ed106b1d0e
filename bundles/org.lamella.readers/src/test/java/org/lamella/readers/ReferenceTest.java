package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Assumptions;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;

/**
 * Compares every file of the supported formats with what RosettaSciIO reads (reference/reader_reference.json beside
 * the files): shape, type, axes, sum, smallest, largest, first and last values. Documented deviations are listed here
 * one by one.
 */
class ReferenceTest {
    private static final Set<String> ENDINGS = Set.of("dm3", "dm4", "ser", "emi", "tif", "tiff", "mrc", "msa", "rpl", "blo", "spx", "bcf", "img", "map", "pts", "asw", "spc",
            "emd", "hspy", "hdf5");

    /**
     * The reference leaves the offset of TIA images in metres (or 1/m) next to a scale in nm (or 1/nm): the stored
     * offset is minus half the size times the stored step, so both are in the same unit.
     */
    private static boolean offsetInMetres(String file, String axis) {
        return (file.endsWith(".ser") || file.endsWith(".emi")) && (axis.equals("x") || axis.equals("y"));
    }

    /** A step of 1.7e8 "metres" per pixel is one of 1/m; the reference's .emi reading of the same file says so. */
    private static final String DIFFRACTION_SERIES = "eds/tia_linescan/16x16-line_profile_horizontal_5x128x128_EDS_2.ser";

    /** Scale in m that stands in the JSON description, which the reference does not read: hfw 80 um over 1536 pixels. */
    private static final Map<String, Double> PIXEL_SIZES = Map.of("fibsem/openfibsem_json/openfibsem_ion_lamella.tif", 8e-5 / 1536);

    /** A line scan that the reference takes for a map and decodes to zeros; its counts are tested in JeolTest. */
    private static final String LINE_SCAN = "eds/jeol_digiline/View000_0000003.pts";
    /**
     * The reference turns all images of Velox into float64 while it reads them; here they keep the type of the file. It counts
     * X-rays in the 16 bits that the file names; here they have 32, so that sums over frames do not overflow.
     */
    private static final Map<String, String> TYPES = Map.of("formats/emd/Camera_Ceta_Imaging.emd#Ceta", "int16",
            "formats/emd/EMDReader_Image_FEI.emd#HAADF", "uint16", "formats/emd/fei_example_tem_stack.emd#Ceta", "int16",
            "eds/velox_si_emd/EMDReader_SpectrumImage_Si.emd#HAADF", "uint16", "eds/velox_si_emd/EMDReader_SpectrumImage_Si.emd#EDS", "uint32");

    /** The unit inside the brackets of "Energy Loss (eV)". */
    private static final Map<String, String> UNITS = Map.of("Energy Loss (eV)", "eV");

    @TestFactory
    Stream<DynamicTest> everyFileAgrees() throws Exception {
        Assumptions.assumeTrue(SharedData.folder().isPresent(), "the folder shared/data is not beside the repository");
        Path folder = SharedData.folder().get();
        JsonNode reference = new ObjectMapper().readTree(folder.resolve("reference/reader_reference.json").toFile());
        List<DynamicTest> tests = new ArrayList<>();
        reference.properties().forEach(entry -> {
            String ending = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (ENDINGS.contains(ending) && !entry.getKey().equals(LINE_SCAN) && entry.getValue().has("rosettasciio") && Files.exists(folder.resolve(entry.getKey()))) {
                tests.add(DynamicTest.dynamicTest(entry.getKey(),
                        () -> compare(folder, entry.getKey(), entry.getValue().get("rosettasciio"))));
            }
        });
        tests.add(DynamicTest.dynamicTest("no file on whose reading both programs agree is left out", () -> {
            Set<String> tested = tests.stream().map(DynamicTest::getDisplayName).collect(Collectors.toSet());
            List<String> agreed = new ArrayList<>();
            reference.properties().forEach(entry -> {
                if (entry.getValue().path("readers_agree").asBoolean() && !entry.getKey().equals(LINE_SCAN)) {
                    agreed.add(entry.getKey());
                }
            });
            assertTrue(agreed.size() > 100, "only " + agreed.size() + " files");
            agreed.removeAll(tested);
            assertEquals(List.of(), agreed);
        }));
        return tests.stream();
    }

    private static void compare(Path folder, String name, JsonNode signals) throws Exception {
        OpenedFile opened = Readers.builtIn().open(folder.resolve(name));
        assertEquals(signals.size(), opened.datasets().size(), "number of datasets");
        for (int i = 0; i < signals.size(); i++) {
            compare(name, signals.get(i), opened.datasets().get(i));
        }
    }

    private static void compare(String name, JsonNode expected, Dataset dataset) throws Exception {
        List<Axis> axes = dataset.axes().stream().filter(axis -> !axis.name().equals(Dataset.CHANNEL)).toList();
        assertEquals(expected.get("axes").size(), axes.size(), "number of axes");
        for (int i = 0; i < axes.size(); i++) {
            compareAxis(name, expected.get("axes").get(i), axes.get(axes.size() - 1 - i));
        }
        String type = expected.get("dtype").asText();
        boolean colour = expected.path("note").asText().equals("structured");
        assertEquals(colour ? "uint8" : TYPES.getOrDefault(name + "#" + dataset.name(), type), dataset.type());
        if (colour) {
            assertEquals(type.contains("'A'") ? 4 : 3, dataset.axis(Dataset.CHANNEL).orElseThrow().size());
            assertEquals(Dataset.CHANNEL, dataset.axes().get(0).name());
        }
        DatasetStatistics statistics = DatasetStatistics.of(dataset);
        assertEquals(0, statistics.notANumber());
        if (type.startsWith("complex")) {
            // The modulus; the reference's numbers are real and positive.
            assertEquals(0, expected.get("sum_im").asDouble());
            assertClose(expected.get("sum_re").asDouble(), statistics.sum(), "sum");
            assertClose(expected.get("abs_max").asDouble(), statistics.max(), "max");
            assertValues(expected.get("first"), statistics.first5(), "first");
            assertValues(expected.get("last"), statistics.last5(), "last");
            return;
        }
        assertClose(expected.get("sum").asDouble(), statistics.sum(), "sum");
        assertClose(expected.get("mean").asDouble(), statistics.mean(), "mean");
        assertEquals(expected.get("min").asDouble(), statistics.min(), "min");
        assertEquals(expected.get("max").asDouble(), statistics.max(), "max");
        assertValues(expected.get("first"), statistics.first5(), "first");
        assertValues(expected.get("last"), statistics.last5(), "last");
    }

    private static void compareAxis(String file, JsonNode expected, Axis axis) {
        assertEquals(expected.get("size").asLong(), axis.size(), "size of " + axis.name());
        String name = expected.get("name").isNull() ? "" : expected.get("name").asText();
        String wanted = name.equals("height") ? "y" : name.equals("width") ? "x" : name.isEmpty() ? "Energy" : name;
        // The reference leaves a name empty that the file does not give; here it is the usual one.
        assertTrue(axis.name().equals(wanted) || name.isEmpty() && Set.of("x", "y", "z").contains(axis.name()), axis.name());
        String unitText = expected.get("units").isNull() ? "" : expected.get("units").asText();
        Unit unit = Unit.parse(UNITS.getOrDefault(unitText, unitText));
        double scale = expected.get("scale").asDouble();
        double offset = expected.get("offset").asDouble();
        if (PIXEL_SIZES.containsKey(file)) {
            scale = PIXEL_SIZES.get(file);
            unit = Unit.METRE;
        }
        if (file.equals(DIFFRACTION_SERIES) && axis.isNavigation() == false) {
            scale *= 1e-18;
            unit = Unit.PER_NANOMETRE;
        }
        if (offsetInMetres(file, name) && !axis.isNavigation()) {
            offset *= unit.isReciprocalLength() ? 1e-9 : 1e9;
            assertClose(-scale * axis.size() / 2, offset, "the image is centred");
        }
        if (unit.equals(Unit.NONE)) {
            assertTrue(!axis.isCalibrated(), "unit of " + axis.name() + " is " + axis.unit());
            unit = axis.unit();
        }
        assertTrue(axis.unit().convertsTo(unit), axis.unit() + " is not " + unit);
        Axis converted = axis.in(unit);
        assertClose(scale, converted.scale(), "scale of " + axis.name());
        assertEquals(offset, converted.offset(), Math.max(1e-9, Math.abs(offset)) * 1e-6, "offset of " + axis.name());
    }

    /** The reference's sums of 32-bit floats have 32-bit rounding. */
    private static void assertClose(double expected, double actual, String what) {
        assertEquals(expected, actual, Math.abs(expected) * 2e-7, what);
    }

    private static void assertValues(JsonNode expected, List<Double> actual, String what) {
        assertEquals(expected.size(), actual.size(), what);
        for (int i = 0; i < actual.size(); i++) {
            JsonNode value = expected.get(i);
            assertEquals((value.isArray() ? value.get(0) : value).asDouble(), actual.get(i), what + " " + i);
        }
    }
}
