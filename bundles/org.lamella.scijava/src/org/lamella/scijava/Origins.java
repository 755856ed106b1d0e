package org.lamella.scijava;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.lamella.analysis.ExtensionFolders;
import org.lamella.analysis.InstalledPlugin;
import org.osgi.framework.Bundle;
import org.scijava.command.Command;
import org.scijava.service.Service;

/** Where plug-ins come from, in words for people. */
final class Origins {
    private static final Map<String, String> KINDS = Map.of("Analysis", "analysis", "Simulation", "simulation", "DemoExample", "demonstration",
            "ReaderPlugin", "reader", "WriterPlugin", "writer");

    private final DropIns dropIns;

    Origins(DropIns dropIns) {
        this.dropIns = dropIns;
    }

    /** The name of the bundle; of an ordinary jar the name of its file. */
    String name(Bundle bundle) {
        boolean isWrapped = bundle.getHeaders("").get(JarWrapper.VERSION_HEADER) != null;
        return isWrapped ? dropIns.jar(bundle).map(jar -> jar.getFileName().toString()).orElse(bundle.getSymbolicName()) : bundle.getSymbolicName();
    }

    String version(Bundle bundle) {
        String wrapped = bundle.getHeaders("").get(JarWrapper.VERSION_HEADER);
        return wrapped == null ? bundle.getVersion().toString() : wrapped;
    }

    String full(Bundle bundle) {
        return (name(bundle) + " " + version(bundle)).strip();
    }

    /** The file or folder that the bundle is in, as the user knows it. */
    String location(Bundle bundle) {
        if (dropIns.jar(bundle).isPresent()) {
            return dropIns.jar(bundle).get().toString();
        }
        String location = bundle.getLocation().replaceFirst("^(initial@)?(reference:)?", "");
        if (!location.startsWith("file:")) {
            return location;
        }
        Path path = Path.of(location.contains("%") ? URI.create("file:///").resolve(location.replace(" ", "%20")).getPath() : location.substring("file:".length()));
        String install = System.getProperty("osgi.install.area", "");
        return (path.isAbsolute() || !install.startsWith("file:") ? path : ExtensionFolders.ofUrl(install).resolve(path)).normalize().toString();
    }

    InstalledPlugin plugin(String kind, String name, String className, Bundle bundle, InstalledPlugin.State state, String reason) {
        return new InstalledPlugin(kind, name, className, name(bundle), version(bundle), location(bundle), state, reason);
    }

    /** What a plug-in of a type is called. */
    static String kind(Class<?> type) {
        if (type == null) {
            return "plug-in";
        }
        if (Service.class.isAssignableFrom(type)) {
            return "service";
        }
        if (Command.class.isAssignableFrom(type)) {
            return "command";
        }
        return type.getName().startsWith("org.lamella.analysis.") ? KINDS.getOrDefault(type.getSimpleName(), "plug-in") : "plug-in";
    }
}
