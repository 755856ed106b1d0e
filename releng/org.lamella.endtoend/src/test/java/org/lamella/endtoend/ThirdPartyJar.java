package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** An ordinary jar without a manifest, compiled as the plug-in guide says: against the product and nothing else. */
final class ThirdPartyJar {
    private static final Pattern NAME = Pattern.compile("package ([\\w.]+);.*?(?:class|interface|record|enum) (\\w+)", Pattern.DOTALL);

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /** Adds a class; its place follows from the source. */
    ThirdPartyJar source(String text) {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no class in " + text);
        }
        sources.put(matcher.group(1).replace('.', '/') + "/" + matcher.group(2), text);
        return this;
    }

    /** Adds a class that is there when it is compiled and missing when it is used. */
    ThirdPartyJar absent(String text) {
        int before = sources.size();
        source(text);
        leftOut.add(List.copyOf(sources.keySet()).get(before));
        return this;
    }

    /** Adds a file that is no class. */
    ThirdPartyJar resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    Path build(Path jar) throws IOException {
        Path work = Files.createTempDirectory("third-party");
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-cp", classPath(), "-d", classes.toString()));
        if (Runtime.version().feature() >= 23) {
            arguments.add("-proc:full");
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(String[]::new)), messages::toString);
        for (String name : leftOut) {
            Files.delete(classes.resolve(name + ".class"));
        }
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            Path file = classes.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue());
        }
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(Launcher.product().resolve("plugins"))) {
            return String.join(":", jars.map(Path::toString).toList());
        }
    }
}
