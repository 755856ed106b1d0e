package org.lamella.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.analysis.Analysis;
import org.lamella.data.Dataset;
import org.lamella.readers.FormatReader;
import org.osgi.framework.FrameworkUtil;
import org.scijava.plugin.Plugin;

/** Builds a jar as a third party would: sources compiled against the public API, with SciJava's index of plug-ins. */
final class PluginJar {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /** @param name the class with its package */
    PluginJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /** An analysis that finds nothing. */
    PluginJar analysis(String name, String className, String extra) {
        int dot = className.lastIndexOf('.');
        return source(className, """
                package %s;
                import org.lamella.analysis.*;
                import org.scijava.plugin.*;
                @Plugin(type = Analysis.class, name = "%s", description = "From elsewhere")
                public class %s %s implements Analysis {
                    @Parameter(description = "A length") @InUnit("nm") private double width = 2;
                    public AnalysisResult analyse(AnalysisContext context) {
                        return AnalysisResult.builder().put("width", width).build();
                    }
                }
                """.formatted(className.substring(0, dot), name, className.substring(dot + 1), extra));
    }

    /** A reader of files that begin with a mark; {@code extra} stands before what it implements. */
    PluginJar reader(String mark, String className, String extra) {
        return format("ReaderPlugin", mark, className, extra, """
                    public boolean recognises(FileHead head) { return head.text(0, %d).equals("%s"); }
                    public List<Dataset> read(Path file) {
                        return List.of(new Dataset("one", ArrayImgs.doubles(new double[] {42}, 1), "float64",
                                List.of(Axis.uncalibrated("x", 1)), Metadata.EMPTY));
                    }
                """.formatted(mark.length(), mark));
    }

    /** A writer of files with an ending, which writes the names of the datasets. */
    PluginJar writer(String ending, String className) {
        return format("WriterPlugin", ending.toUpperCase(java.util.Locale.ROOT), className, "", """
                    public List<String> endings() { return List.of("%s"); }
                    public String holds() { return "names"; }
                    public Optional<String> refusal(Dataset dataset) { return Optional.empty(); }
                    public void write(Path file, List<Dataset> datasets) throws UserError {
                        try {
                            Files.writeString(file, datasets.get(0).name());
                        } catch (java.io.IOException e) {
                            throw new UserError(e.getMessage(), e);
                        }
                    }
                """.formatted(ending));
    }

    private PluginJar format(String type, String name, String className, String extra, String body) {
        int dot = className.lastIndexOf('.');
        return source(className, """
                package %s;
                import java.nio.file.*;
                import java.util.*;
                import net.imglib2.img.array.ArrayImgs;
                import org.lamella.analysis.*;
                import org.lamella.data.*;
                import org.lamella.readers.*;
                import org.scijava.plugin.*;
                @Plugin(type = %s.class)
                public class %s %s implements %s {
                    public String format() { return "%s"; }
                %s}
                """.formatted(className.substring(0, dot), type, className.substring(dot + 1), extra, type, name, body));
    }

    PluginJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A class that is compiled but not in the jar, as when a library is missing. */
    PluginJar leaveOut(String className) {
        leftOut.add(className);
        return this;
    }

    Path build(Path jar) throws IOException {
        Path work = Files.createTempDirectory("plugin-jar");
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        compile(files, classes);
        for (String name : leftOut) {
            Files.delete(classes.resolve(name.replace('.', '/') + ".class"));
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream target = new JarOutputStream(out, manifest);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                target.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, target);
                target.closeEntry();
            }
        }
        return jar;
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-d", classes.toString(), "-proc:full", "-classpath",
                    String.join(java.io.File.pathSeparator, location(Plugin.class), location(Analysis.class), location(Dataset.class), location(FormatReader.class),
                            location(ArrayImgs.class)));
            boolean done = compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files)).call();
            if (!done) {
                throw new IOException("the test's plug-in does not compile: " + messages);
            }
        }
    }

    /** The jar, or in a build the folder of classes, of the bundle that a class is from. */
    private static String location(Class<?> type) throws IOException {
        Path file = org.eclipse.core.runtime.FileLocator.getBundleFileLocation(FrameworkUtil.getBundle(type)).orElseThrow().toPath();
        Path classes = file.resolve("target/classes");
        return (Files.isDirectory(classes) ? classes : file).toString();
    }
}
