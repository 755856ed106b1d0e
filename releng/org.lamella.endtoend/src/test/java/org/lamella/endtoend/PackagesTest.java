package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others may build on: exported packages carry a version that changes as semantic versioning says. */
class PackagesTest {
    @TempDir
    private Path folder;

    private static List<Path> bundles(Path plugins) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(file -> file.getFileName().toString().startsWith("org.lamella.")).sorted().toList();
        }
    }

    private static Parameters exports(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            String header = jar.getManifest().getMainAttributes().getValue("Export-Package");
            return new Parameters(header == null ? "" : header);
        }
    }

    @Test
    void exportedPackagesHaveAVersion() throws IOException {
        List<String> without = new ArrayList<>();
        int count = 0;
        for (Path bundle : bundles(Launcher.product().resolve("plugins"))) {
            for (Map.Entry<String, Attrs> export : exports(bundle).entrySet()) {
                count++;
                String version = export.getValue().getVersion();
                if (version == null || version.startsWith("0.0.0") || !version.matches("\\d+\\.\\d+\\.\\d+")) {
                    without.add(export.getKey() + " of " + bundle.getFileName() + ": " + version);
                }
            }
        }
        assertTrue(count > 10, "only " + count + " exported packages");
        assertEquals(List.of(), without, "add ;version=1.0.0 to Export-Package");
    }

    /** A bundle's own name is its public part; what lies below it is nobody else's, but for friends named one by one. */
    @Test
    void internalPackagesAreNotExported() throws IOException {
        List<String> exported = new ArrayList<>();
        for (Path bundle : bundles(Launcher.product().resolve("plugins"))) {
            for (Map.Entry<String, Attrs> export : exports(bundle).entrySet()) {
                String name = export.getKey();
                boolean isInternal = name.matches(".*\\.(internal|impl|plugin)(\\..*)?") || name.matches("org\\.lamella\\.(cli|scijava)");
                if (isInternal && !export.getValue().containsKey("x-friends:")) {
                    exported.add(name + " of " + bundle.getFileName());
                }
            }
        }
        assertEquals(List.of(), exported, "leave it out of Export-Package, or name its x-friends");
    }

    /** Once there is a release: {@code ./build.sh verify -Dlamella.baseline=FOLDER}, the folder {@code plugins} of the released product. */
    @Test
    void packagesFitTheLastRelease() throws Exception {
        String released = System.getProperty("lamella.baseline", "");
        Assumptions.assumeFalse(released.isBlank(), "skipped: no release to compare with; name its folder 'plugins' as lamella.baseline");
        List<String> wrong = new ArrayList<>();
        for (Path bundle : bundles(Launcher.product().resolve("plugins"))) {
            String name = bundle.getFileName().toString().replaceFirst("_.*", "_");
            for (Path before : bundles(Path.of(released))) {
                if (before.getFileName().toString().startsWith(name)) {
                    wrong.addAll(mismatches(bundle, before));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<String> mismatches(Path newer, Path older) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (Processor processor = new Processor(); Jar newJar = new Jar(newer.toFile()); Jar oldJar = new Jar(older.toFile())) {
            for (Baseline.Info info : new Baseline(processor, new DiffPluginImpl()).baseline(newJar, oldJar, null)) {
                if (info.mismatch) {
                    wrong.add(info.packageName + " is " + info.newerVersion + ", but after " + info.olderVersion + " it must be "
                            + info.suggestedVersion + " or newer");
                }
            }
        }
        return wrong;
    }

    @Test
    void theComparisonSeesAMethodThatIsGone() throws Exception {
        Path before = bundle("before.jar", "public int size() { return 1; } public int width() { return 2; }", "1.0.0");
        Path after = bundle("after.jar", "public int size() { return 1; }", "1.0.0");
        Path honest = bundle("honest.jar", "public int size() { return 1; }", "2.0.0");
        assertEquals(List.of(), mismatches(before, before));
        List<String> said = mismatches(after, before);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("must be 2.0.0"), said.get(0));
        assertEquals(List.of(), mismatches(honest, before));
        assertFalse(exports(honest).isEmpty());
    }

    private Path bundle(String name, String body, String version) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name + ".source")).resolve("Shape.java");
        Files.writeString(source, "package example; public class Shape { " + body + " }");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(new ByteArrayInputStream(new byte[0]), messages, messages, "-d",
                source.getParent().toString(), source.toString());
        assertEquals(0, status, messages::toString);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "example");
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        manifest.getMainAttributes().putValue("Export-Package", "example;version=\"" + version + "\"");
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("example/Shape.class"));
            Files.copy(source.resolveSibling("example").resolve("Shape.class"), out);
            out.closeEntry();
        }
        return jar;
    }
}
