package org.lamella.scijava;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.lamella.analysis.ExtensionFolders;
import org.lamella.analysis.InstalledPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Installs the jars that users drop into one of the {@linkplain ExtensionFolders extension folders}. A jar with an OSGi
 * manifest is installed as it is; an ordinary jar gets a manifest on the way.
 */
final class DropIns {
    /** How Equinox begins the line that says what a bundle lacks. */
    private static final String UNRESOLVED = "Unresolved requirement:";

    /** The class by which Bio-Formats is known. */
    private static final String LIBRARY = "loci/formats/ImageReader.class";
    /** The index of the plug-ins of a jar. */
    private static final String PLUGINS = "META-INF/json/org.scijava.plugin.Plugin";

    private final BundleContext bundleContext;
    private final Map<Bundle, Path> jars = new ConcurrentHashMap<>();

    DropIns(BundleContext bundleContext) {
        this.bundleContext = bundleContext;
    }

    /** The file that a bundle was dropped in as; empty for one that was not dropped in. */
    Optional<Path> jar(Bundle bundle) {
        return Optional.ofNullable(jars.get(bundle));
    }

    /** @param problems is told about jars that cannot be used */
    void install(Consumer<InstalledPlugin> problems) {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars(problems)) {
            try {
                Bundle bundle = install(jar);
                jars.put(bundle, jar);
                installed.add(bundle);
            } catch (IOException | BundleException | RuntimeException e) {
                problems.accept(unusable(jar, "", firstLine(e)));
            }
        }
        if (installed.isEmpty()) {
            return;
        }
        bundleContext.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).resolveBundles(installed);
        for (Bundle bundle : installed) {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                start(bundle, problems);
            }
        }
    }

    private static InstalledPlugin unusable(Path jar, String version, String reason) {
        return new InstalledPlugin("jar", jar.getFileName().toString(), "", jar.getFileName().toString(), version, jar.toString(),
                InstalledPlugin.State.FAILED, reason);
    }

    private void start(Bundle bundle, Consumer<InstalledPlugin> problems) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException | RuntimeException e) {
            problems.accept(unusable(jars.get(bundle), bundle.getVersion().toString(), firstLine(e)));
        }
    }

    private Bundle install(Path jar) throws IOException, BundleException {
        Path usable = jar;
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getManifest() == null || file.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
                usable = new JarWrapper(cacheFolder()).wrap(jar);
            }
        }
        String location = "reference:" + fileUrl(usable);
        Bundle before = bundleContext.getBundle(location);
        return before != null ? before : bundleContext.installBundle(location);
    }

    /** Equinox takes the path of a reference as it is, so blanks stay blanks. */
    private static String fileUrl(Path path) {
        return "file:" + path.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
    }

    private Path cacheFolder() throws IOException {
        String folder = System.getProperty("lamella.cache");
        return folder == null ? Files.createTempDirectory("lamella-plugins") : Files.createDirectories(Path.of(folder, "wrapped"));
    }

    private List<Path> jars(Consumer<InstalledPlugin> problems) {
        List<Path> jars = new ArrayList<>();
        for (Path folder : ExtensionFolders.all()) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> here = files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file)).sorted().toList();
                boolean onlyPlugins = holdsLibrary(here);
                here.stream().filter(jar -> !onlyPlugins || has(jar, PLUGINS)).forEach(jars::add);
            } catch (IOException e) {
                problems.accept(unusable(folder, "", firstLine(e)));
            }
        }
        return jars;
    }

    /**
     * Whether jars in a folder are libraries of Bio-Formats, which its bridge takes as they are: only those with plug-ins are
     * bundles then.
     */
    private static boolean holdsLibrary(List<Path> jars) {
        return jars.stream().anyMatch(jar -> has(jar, LIBRARY));
    }

    private static boolean has(Path jar, String entry) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** One line; of a bundle that lacks something, what it lacks. */
    static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        List<String> lines = message.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream().filter(line -> line.startsWith(UNRESOLVED)).reduce((first, last) -> last)
                .map(line -> "it needs " + line.substring(UNRESOLVED.length()).strip())
                .orElse(lines.isEmpty() ? e.toString() : lines.get(0));
    }
}
