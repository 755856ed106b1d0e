package org.lamella.scijava;

import java.io.File;
import java.io.IOException;
import java.net.URI;
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
import org.lamella.analysis.InstalledPlugin;
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
        for (Path folder : folders()) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file)).sorted().forEach(jars::add);
            } catch (IOException e) {
                problems.accept(unusable(folder, "", firstLine(e)));
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

    static Path installFolder(String url) {
        return url.contains("%") ? Path.of(URI.create(url.replace(" ", "%20"))) : Path.of(url.substring("file:".length()));
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
