package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;

/** Commands as they are written for any SciJava program, in jars that know nothing of OSGi, good ones beside bad ones. */
class CommandJarTest {
    private static final String THRESHOLD = """
            package elsewhere;
            import net.imglib2.Cursor;
            import net.imglib2.RandomAccessibleInterval;
            import net.imglib2.img.Img;
            import net.imglib2.img.array.ArrayImgs;
            import net.imglib2.type.numeric.RealType;
            import net.imglib2.type.numeric.real.DoubleType;
            import net.imglib2.view.Views;
            import org.scijava.ItemIO;
            import org.scijava.command.Command;
            import org.scijava.log.LogService;
            import org.scijava.plugin.Menu;
            import org.scijava.plugin.Parameter;
            import org.scijava.plugin.Plugin;
            @Plugin(type = Command.class, menu = {@Menu(label = "Process"), @Menu(label = "Count Bright Pixels...")},
                    description = "Counts pixels above a level")
            public class CountBright implements Command {
                public enum Side { ABOVE, BELOW }
                @Parameter private LogService log;
                @Parameter private RandomAccessibleInterval<? extends RealType<?>> image;
                @Parameter(label = "Level", description = "What counts as bright", min = "0", max = "255") private double level = 4;
                @Parameter(choices = {"pixels", "percent"}) private String unit = "pixels";
                @Parameter private Side side = Side.ABOVE;
                @Parameter(required = false) private Integer limit;
                @Parameter(type = ItemIO.OUTPUT, label = "Bright") private double count;
                @Parameter(type = ItemIO.OUTPUT) private Img<DoubleType> mask;
                @Override public void run() {
                    if (log == null) throw new IllegalStateException("no service");
                    mask = ArrayImgs.doubles(image.dimension(0), image.dimension(1));
                    Cursor<DoubleType> out = mask.cursor();
                    for (RealType<?> value : Views.flatIterable(image)) {
                        boolean is = side == Side.ABOVE ? value.getRealDouble() > level : value.getRealDouble() < level;
                        out.next().set(is ? 1 : 0);
                        count += is ? 1 : 0;
                    }
                    if (unit.equals("percent")) count *= 100.0 / (image.dimension(0) * image.dimension(1));
                }
            }
            """;
    private static final String GREETING = """
            package elsewhere;
            import org.scijava.ItemIO;
            import org.scijava.command.ContextCommand;
            import org.scijava.plugin.Parameter;
            import org.scijava.plugin.Plugin;
            @Plugin(type = org.scijava.command.Command.class, name = "greeting", label = "Greeting")
            public class Greeting extends ContextCommand {
                @Parameter private String name = "world";
                @Parameter(type = ItemIO.OUTPUT) private String text;
                @Override public void run() {
                    if (name.isEmpty()) { cancel("nobody to greet"); return; }
                    text = "hello " + name;
                }
            }
            """;
    private static final String DATASET = "package net.imagej; public interface Dataset { }";
    private static final String IMAGEJ = """
            package elsewhere;
            import org.scijava.command.Command;
            import org.scijava.plugin.Parameter;
            import org.scijava.plugin.Plugin;
            @Plugin(type = Command.class, name = "imagejonly")
            public class ImageJOnly implements Command {
                @Parameter private net.imagej.Dataset dataset;
                @Override public void run() { }
            }
            """;
    private static final String ANALYSIS = """
            package %s;
            import org.lamella.analysis.*;
            import org.scijava.plugin.Plugin;
            @Plugin(type = Analysis.class, name = "%s", label = "%s", description = "Does no good")
            public class %s implements Analysis {
                %s
                @Override public AnalysisResult analyse(AnalysisContext context) {
                    %s
                }
            }
            """;

    @TempDir
    private static Path folder;
    private static Map<String, String> environment;

    private static String analysis(String type, String name, String members, String body) {
        return ANALYSIS.formatted("elsewhere.the" + type.toLowerCase(), name, type, type, members, body);
    }

    @BeforeAll
    static void jars() throws Exception {
        Path plugins = folder.resolve("plugins");
        new ThirdPartyJar().source(THRESHOLD).source(GREETING).absent(DATASET).source(IMAGEJ).build(plugins.resolve("commands.jar"));
        new ThirdPartyJar().source(analysis("Throws", "throws", "", "throw new AssertionError(\"one is not two\");"))
                .source(analysis("Hangs", "hangs", "", "while (true) { }"))
                .source(analysis("FailsAtOnce", "failsatonce", "{ if (true) throw new IllegalStateException(\"no licence\"); }", "return null;"))
                .source(analysis("Twin", "lattice", "", "return null;")).build(plugins.resolve("bad.jar"));
        Files.writeString(plugins.resolve("garbage.jar"), "this is no jar");
        // In a folder of its own, because it costs every start some seconds.
        new ThirdPartyJar().source(analysis("HangsAtOnce", "hangsatonce", "private int endless; { while (endless == 0) { } }", "return null;"))
                .build(folder.resolve("slow/hangs.jar"));
        // The same names once more, in another folder: two jars of one name.
        new ThirdPartyJar().source(analysis("Other", "other", "", "return AnalysisResult.builder().put(\"answer\", 42).build();"))
                .build(folder.resolve("more/bad.jar"));
        environment = Map.of("LAMELLA_PLUGINS", plugins + ":" + folder.resolve("more"));
        TiffWriter.write(folder.resolve("grey.tif"), Image.of(4, 2, new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, Unit.NANOMETRE), ElementType.UINT16);
    }

    private static Launcher.Outcome run(Object... arguments) throws Exception {
        return Launcher.run(folder, environment, arguments);
    }

    @Test
    void aCommandWorksOnAnImage() throws Exception {
        Launcher.Outcome run = run("run", "count-bright-pixels", "grey.tif", "-p", "level=5", "-o", "bright");
        assertEquals(0, run.status(), run::err);
        JsonNode result = new ObjectMapper().readTree(folder.resolve("bright/result.json").toFile());
        assertEquals(3, result.at("/results/outputs/0/count").asDouble());
        assertEquals(5, result.at("/parameters/level").asDouble());
        assertTrue(result.at("/parameters/limit").isNull());
        assertTrue(Files.size(folder.resolve("bright/figures/mask.svg")) > 100, "the image that it puts out is a figure");
        assertTrue(Files.readString(folder.resolve("bright/report.html")).contains("Bright"));
        assertTrue(Files.readString(folder.resolve("bright/tables/outputs.csv")).contains("grey.tif"));
        Launcher.Outcome again = run("run", "bright/recipe.yaml", "-p", "unit=percent", "-p", "side=below", "--json");
        assertEquals(50, new ObjectMapper().readTree(again.out()).at("/results/outputs/0/count").asDouble(), again::err);
        Launcher.Outcome outside = run("run", "count-bright-pixels", "grey.tif", "-p", "level=300");
        assertEquals(2, outside.status());
        assertTrue(outside.err().contains("between 0 and 255"), outside::err);
        JsonNode described = new ObjectMapper().readTree(run("describe", "count-bright-pixels", "--json").out());
        assertEquals(List.of("level", "unit", "side", "limit"), described.get("parameters").findValuesAsText("name"));
        assertEquals(List.of("[\"pixels\",\"percent\"]", "[\"ABOVE\",\"BELOW\"]"),
                List.of(described.at("/parameters/1/choices").toString(), described.at("/parameters/2/choices").toString()));
    }

    @Test
    void aCommandWithoutFilesRunsWithoutThem() throws Exception {
        Launcher.Outcome run = run("run", "greeting", "-p", "name=Li");
        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().contains("hello Li"), run::out);
        Launcher.Outcome stopped = run("run", "greeting", "-p", "name=");
        assertEquals(1, stopped.status());
        assertTrue(stopped.err().contains("nobody to greet"), stopped::err);
    }

    @Test
    void everythingIsListedWithItsState() throws Exception {
        Launcher.Outcome listed = Launcher.run(folder, Map.of("LAMELLA_PLUGINS", environment.get("LAMELLA_PLUGINS") + ":" + folder.resolve("slow")),
                "plugins", "--json");
        assertEquals("", listed.err());
        JsonNode plugins = new ObjectMapper().readTree(listed.out()).get("plugins");
        assertState(plugins, "count-bright-pixels", "command", "ready", "");
        assertState(plugins, "imagejonly", "command", "failed", "it needs the class net.imagej.Dataset of ImageJ2, which is not installed");
        assertState(plugins, "throws", "analysis", "ready", "");
        assertState(plugins, "hangsatonce", "analysis", "failed", "does not end");
        assertState(plugins, "failsatonce", "analysis", "failed", "no licence");
        assertState(plugins, "garbage.jar", "jar", "failed", "zip");
        assertState(plugins, "other", "analysis", "ready", "");
        List<JsonNode> lattices = named(plugins, "lattice").stream().filter(one -> one.get("kind").asText().equals("analysis")).toList();
        assertEquals(List.of("ready", "hidden"), lattices.stream().map(one -> one.get("state").asText()).toList());
        assertEquals("org.lamella.lattice", lattices.get(0).get("bundle").asText());
        assertTrue(lattices.get(1).get("reason").asText().contains("org.lamella.lattice"), lattices.get(1)::toString);
        JsonNode command = named(plugins, "count-bright-pixels").get(0);
        assertEquals(folder.resolve("plugins/commands.jar").toString(), command.get("location").asText());
        assertEquals("commands.jar", command.get("bundle").asText());
        assertEquals("elsewhere.CountBright", command.get("class").asText());
        String text = run("plugins").out();
        assertTrue(text.contains("hidden") && text.contains("garbage.jar"), text);
        assertFalse(text.contains("PlainThreadService"), "services are listed only when asked for");
        String list = run("list").out();
        assertTrue(list.contains("Counts pixels above a level") && list.contains("lattice"), list);
    }

    private static List<JsonNode> named(JsonNode plugins, String name) {
        return StreamSupport.stream(plugins.spliterator(), false).filter(one -> one.get("name").asText().equals(name)
                || one.get("class").asText().toLowerCase().endsWith("." + name)).toList();
    }

    private static void assertState(JsonNode plugins, String name, String kind, String state, String reason) {
        List<JsonNode> found = named(plugins, name);
        assertEquals(1, found.size(), () -> name + " in " + plugins);
        assertEquals(kind, found.get(0).get("kind").asText());
        assertEquals(state, found.get(0).get("state").asText(), found.get(0)::toString);
        assertTrue(found.get(0).get("reason").asText().contains(reason), found.get(0)::toString);
    }

    @Test
    void anAnalysisThatThrowsOrHangsEndsInOneLine() throws Exception {
        Launcher.Outcome thrown = run("run", "throws", "grey.tif");
        assertEquals(1, thrown.status());
        List<String> said = thrown.errorLines().stream().filter(line -> !line.contains("warning:")).toList();
        assertEquals(1, said.size(), thrown::err);
        assertTrue(said.get(0).contains("'throws' (bad.jar)") && said.get(0).contains("fault of its own") && said.get(0).contains("one is not two"), said.get(0));
        long start = System.nanoTime();
        Launcher.Outcome hanging = Launcher.run(folder, environment, process -> {
            Thread.sleep(5000);
            // The program, not the script that started it, as Ctrl-C would.
            process.descendants().filter(one -> one.info().command().orElse("").endsWith("java")).forEach(ProcessHandle::destroy);
        }, "run", "hangs", "grey.tif");
        assertTrue(hanging.status() != 0, hanging::err);
        assertTrue((System.nanoTime() - start) / 1e9 < 30, "it takes " + (System.nanoTime() - start) / 1e9 + " s to stop");
    }
}
