package org.lamella.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.lattice.plugin.LatticeAnalysis;
import org.lamella.readers.DatasetStatistics;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;
import org.scijava.Context;
import org.scijava.service.Service;
import org.scijava.thread.ThreadService;

/** SciJava plug-ins inside OSGi: built-in ones, dropped-in jars, bundles that come and go, and broken ones. */
class PluginExtenderTest {
    private static BundleContext bundles;
    private static AnalysisRegistry registry;
    private static Context context;

    @TempDir
    private Path folder;

    /** What users have dropped in must be there before the registry is asked for the first time. */
    @BeforeAll
    static void start() throws Exception {
        Path dropIns = Path.of(System.getProperty("lamella.plugins"));
        new PluginJar().analysis("plain", "elsewhere.plain.PlainAnalysis", "").build(dropIns.resolve("plain jar.jar"));
        new PluginJar().analysis("bundled", "elsewhere.bundled.BundledAnalysis", "")
                .header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", "elsewhere.bundled").header("Bundle-Version", "3.1.4")
                .header("Import-Package", "org.lamella.analysis,org.scijava.plugin").build(dropIns.resolve("bundled.jar"));
        new PluginJar().source("elsewhere.broken.Library", "package elsewhere.broken; public class Library { }")
                .leaveOut("elsewhere.broken.Library")
                .analysis("broken", "elsewhere.broken.BrokenAnalysis", "extends Library")
                .analysis("neighbour", "elsewhere.broken.NeighbourAnalysis", "").build(dropIns.resolve("broken.jar"));
        new PluginJar().analysis("unresolvable", "elsewhere.unresolvable.UnresolvableAnalysis", "")
                .header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", "elsewhere.unresolvable")
                .header("Import-Package", "org.lamella.analysis,org.scijava.plugin,not.there").build(dropIns.resolve("unresolvable.jar"));
        new PluginJar().reader("MINE", "elsewhere.formats.MineReader", "").reader("II*", "elsewhere.formats.GreedyReader", "")
                .writer("mine", "elsewhere.formats.MineWriter").writer("tif", "elsewhere.formats.OtherTiffWriter")
                .source("elsewhere.formats.Missing", "package elsewhere.formats; public class Missing { }").leaveOut("elsewhere.formats.Missing")
                .reader("LESS", "elsewhere.formats.LessReader", "extends Missing")
                .source("elsewhere.formats.Failing", "package elsewhere.formats; public class Failing { public Failing() { "
                        + "throw new IllegalStateException(\"no detector here\"); } }")
                .reader("FAIL", "elsewhere.formats.FailingReader", "extends Failing").build(dropIns.resolve("formats.jar"));
        Files.writeString(dropIns.resolve("garbage.jar"), "this is no jar");
        bundles = FrameworkUtil.getBundle(PluginExtenderTest.class).getBundleContext();
        // Unlike the product, the test runtime does not start this bundle by itself.
        Arrays.stream(bundles.getBundles()).filter(bundle -> bundle.getSymbolicName().equals("org.lamella.scijava")).findFirst().orElseThrow().start();
        registry = bundles.getService(bundles.getServiceReference(AnalysisRegistry.class));
        context = bundles.getService(bundles.getServiceReference(Context.class));
    }

    private static List<String> names() {
        return registry.analyses().stream().map(analysis -> analysis.info().name()).toList();
    }

    private static Optional<AnalysisInfo> info(String name) {
        return registry.analyses().stream().map(InstalledAnalysis::info).filter(info -> info.name().equals(name)).findFirst();
    }

    @Test
    void findsBuiltInAnalyses() throws Exception {
        assertTrue(names().containsAll(List.of("lattice", "calibrate")), names()::toString);
        InstalledAnalysis lattice = registry.require("lattice");
        assertInstanceOf(LatticeAnalysis.class, lattice.factory().get());
        assertNotSame(lattice.factory().get(), lattice.factory().get(), "a new instance for every run");
        assertTrue(lattice.info().origin().startsWith("org.lamella.lattice 0."), lattice.info().origin());
        assertTrue(assertThrows(UserError.class, () -> registry.require("latice")).getMessage().contains("did you mean 'lattice'"));
    }

    @Test
    void findsDroppedInJarsWithAndWithoutManifest() {
        assertEquals("nm", info("plain").orElseThrow().parameter("width").orElseThrow().unit().symbol());
        assertEquals("elsewhere.bundled 3.1.4", info("bundled").orElseThrow().origin());
    }

    @Test
    void brokenPluginsLeaveTheirNeighboursAlone() {
        assertTrue(info("neighbour").isPresent(), names()::toString);
        assertTrue(info("broken").isEmpty());
        assertTrue(info("unresolvable").isEmpty());
        for (String name : List.of("BrokenAnalysis", "unresolvable.jar", "garbage.jar")) {
            List<String> said = registry.problems().stream().filter(problem -> problem.contains(name)).toList();
            assertEquals(1, said.size(), registry.problems()::toString);
            assertFalse(said.get(0).contains("\n"));
        }
        for (String cause : List.of("elsewhere.broken.Library", "not.there")) {
            assertTrue(registry.problems().stream().anyMatch(problem -> problem.contains(cause)), registry.problems()::toString);
        }
    }

    @Test
    void findsReadersOfThirdPartiesBesideTheBuiltInOnes() throws Exception {
        Path mine = Files.writeString(folder.resolve("a.dat"), "MINE and more");
        assertEquals("MINE", registry.readers().format(mine));
        assertEquals(42, DatasetStatistics.of(registry.readers().read(mine).get(0)).sum());
        assertTrue(registry.readers().formats().containsAll(List.of("DM3", "TIFF", "MINE", "II*")), registry.readers().formats()::toString);
        Path tiff = folder.resolve("a.tif");
        TiffWriter.write(tiff, Image.of(2, 1, new double[] {1, 2}, 1, Unit.NANOMETRE), ElementType.UINT8);
        assertEquals("TIFF", registry.readers().format(tiff), "a built-in reader goes before one that takes its files");
        for (String name : List.of("LessReader", "FailingReader")) {
            List<String> said = registry.problems().stream().filter(problem -> problem.contains(name)).toList();
            assertEquals(1, said.size(), registry.problems()::toString);
        }
        assertTrue(registry.problems().stream().anyMatch(problem -> problem.contains("no detector here")), registry.problems()::toString);
    }

    @Test
    void findsWritersOfThirdParties() throws Exception {
        Path mine = Files.writeString(folder.resolve("b.dat"), "MINE");
        Path written = folder.resolve("b.mine");
        registry.writers().forFile(written).write(written, registry.readers().read(mine));
        assertEquals("one", Files.readString(written));
        assertEquals("org.lamella.readers", registry.writers().forFile(folder.resolve("c.tif")).getClass().getPackageName().substring(0, 19));
    }

    @Test
    void readersComeAndGo() throws Exception {
        Path file = Files.writeString(folder.resolve("late.dat"), "LATE");
        Path jar = new PluginJar().reader("LATE", "elsewhere.late.LateReader", "").header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", "elsewhere.late")
                .header("Import-Package", "org.lamella.analysis,org.lamella.data,org.lamella.readers,org.scijava.plugin,net.imglib2.img.array")
                .header("DynamicImport-Package", "*").build(folder.resolve("late.jar"));
        assertThrows(UserError.class, () -> registry.readers().format(file));
        Bundle bundle = bundles.installBundle("reference:" + jar.toUri());
        assertTrue(bundles.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle)));
        assertTrue(registry.readers().formats().contains("LATE"), registry.problems()::toString);
        assertEquals("LATE", registry.readers().open(file).format());
        bundle.uninstall();
        bundles.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
        assertThrows(UserError.class, () -> registry.readers().format(file));
    }

    @Test
    void bundlesComeAndGo() throws Exception {
        Path jar = new PluginJar().analysis("passing", "elsewhere.passing.PassingAnalysis", "")
                .source("elsewhere.passing.PassingService", """
                        package elsewhere.passing;
                        import org.scijava.plugin.*;
                        import org.scijava.service.*;
                        @Plugin(type = Service.class)
                        public class PassingService extends AbstractService {
                            public static boolean disposed;
                            @Override public void dispose() { disposed = true; }
                        }
                        """)
                .header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", "elsewhere.passing")
                .header("Import-Package", "org.lamella.analysis,org.scijava,org.scijava.event,org.scijava.log,org.scijava.plugin,"
                        + "org.scijava.service")
                .build(folder.resolve("passing.jar"));
        assertTrue(info("passing").isEmpty());
        Bundle bundle = bundles.installBundle("reference:" + jar.toUri());
        assertTrue(bundles.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle)));
        assertTrue(info("passing").isPresent(), names()::toString);
        Class<? extends Service> service = bundle.loadClass("elsewhere.passing.PassingService").asSubclass(Service.class);
        assertNotNull(context.getService(service), "a service that comes late is started");
        bundle.uninstall();
        bundles.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
        assertTrue(info("passing").isEmpty(), names()::toString);
        assertTrue(service.getField("disposed").getBoolean(null), "the service of a bundle that leaves is disposed of");
        assertTrue(info("lattice").isPresent());
    }

    @Test
    void threadsStayOffTheEventQueueOfTheDesktop() throws Exception {
        ThreadService threads = context.getService(ThreadService.class);
        assertEquals("org.lamella.scijava.PlainThreadService", threads.getClass().getName());
        AtomicReference<Thread> thread = new AtomicReference<>();
        threads.invoke(() -> {
            thread.set(Thread.currentThread());
            assertTrue(threads.isDispatchThread());
        });
        assertTrue(thread.get().isDaemon());
        assertFalse(threads.isDispatchThread());
        assertEquals(7, threads.run(() -> 7).get());
        assertSame(Thread.currentThread(), threads.run(() -> threads.getParent(null)).get());
        assertEquals(List.of(1, 2), List.of(threads.queue("a", () -> 1).get(), threads.queue("a", () -> 2).get()));
    }

    @Test
    void oneContextServesAll() {
        assertSame(context, bundles.getService(bundles.getServiceReference(Context.class)));
    }
}
