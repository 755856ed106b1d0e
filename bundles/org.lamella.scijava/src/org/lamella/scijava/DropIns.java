package org.lamella.scijava;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Installs the jars that users drop into a folder: {@code dropins} in the product, {@code .lamella/plugins} in the home
 * folder, and the folders named by the environment variable {@code LAMELLA_PLUGINS} (or the system property
 * {@code lamella.plugins}), separated like a class path. A jar with an OSGi manifest is installed as it is; an ordinary
 * jar gets a manifest on the way.
 */
final class DropIns {
    /** How Equinox begins the line that says what a bundle lacks. */
    private static final String UNRESOLVED = "Unresolved requirement:";

    private final BundleContext bundleContext;

    DropIns(BundleContext bundleContext) {
        this.bundleContext = bundleContext;
    }

    /** @param problems is told, in one line each, about jars that cannot be used */
    void install(Consumer<String> problems) {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars(problems)) {
            try {
                installed.add(install(jar));
            } catch (IOException | BundleException | RuntimeException e) {
                problems.accept("the plug-in jar " + jar + " cannot be used: " + firstLine(e));
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

    private void start(Bundle bundle, Consumer<String> problems) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException | RuntimeException e) {
            problems.accept("the plug-in jar " + bundle.getLocation().replaceFirst("^reference:file:", "") + " cannot be used: " + firstLine(e));
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

    private List<Path> jars(Consumer<String> problems) {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders()) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file)).sorted().forEach(jars::add);
            } catch (IOException e) {
                problems.accept("the plug-in folder " + folder + " cannot be read: " + firstLine(e));
            }
        }
        return jars;
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String install = System.getProperty("osgi.install.area");
        if (install != null && install.startsWith("file:")) {
            folders.add(installFolder(install).resolve("dropins"));
        }
        folders.add(Path.of(System.getProperty("user.home"), ".lamella", "plugins"));
        String given = System.getProperty("lamella.plugins", System.getenv().getOrDefault("LAMELLA_PLUGINS", ""));
        for (String folder : given.split(File.pathSeparator)) {
            if (!folder.isBlank()) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }

    private static Path installFolder(String url) {
        return url.contains("%") ? Path.of(URI.create(url.replace(" ", "%20"))) : Path.of(url.substring("file:".length()));
    }

    /** One line; of a bundle that lacks something, what it lacks. */
    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        List<String> lines = message.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream().filter(line -> line.startsWith(UNRESOLVED)).reduce((first, last) -> last)
                .map(line -> "it needs " + line.substring(UNRESOLVED.length()).strip())
                .orElse(lines.isEmpty() ? e.toString() : lines.get(0));
    }
}
