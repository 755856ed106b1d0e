package org.lamella.analysis;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders into which users drop what extends Lamella: {@code dropins} in the product, {@code .lamella/plugins} in the
 * home folder, and the folders named by the environment variable {@code LAMELLA_PLUGINS} (or the system property
 * {@code lamella.plugins}), separated like a class path.
 */
public final class ExtensionFolders {
    private ExtensionFolders() {
    }

    /** The folders in the order in which they are looked at; they need not exist. */
    public static List<Path> all() {
        List<Path> folders = new ArrayList<>();
        String install = System.getProperty("osgi.install.area");
        if (install != null && install.startsWith("file:")) {
            folders.add(ofUrl(install).resolve("dropins"));
        }
        folders.add(ofUser());
        String given = System.getProperty("lamella.plugins", System.getenv().getOrDefault("LAMELLA_PLUGINS", ""));
        for (String folder : given.split(File.pathSeparator)) {
            if (!folder.isBlank()) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }

    /** The user's own folder. */
    public static Path ofUser() {
        return Path.of(System.getProperty("user.home"), ".lamella", "plugins");
    }

    /** The folder of a file URL, whose blanks may be written as they are. */
    public static Path ofUrl(String url) {
        return url.contains("%") ? Path.of(URI.create(url.replace(" ", "%20"))) : Path.of(url.substring("file:".length()));
    }
}
