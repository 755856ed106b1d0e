package org.lamella.scijava;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.lamella.analysis.InstalledPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.SciJavaPlugin;

/** Reads the index of plug-ins that SciJava's annotation processor left in a bundle. */
final class PluginIndexReader {
    private static final String INDEX_FOLDER = "META-INF/json";
    private static final String INDEX_FILE = Plugin.class.getName();
    /** These work with the event queue of AWT, which a headless program and an SWT program do not have. */
    private static final Set<String> REPLACED = Set.of("org.scijava.thread.DefaultThreadService");

    private final Consumer<InstalledPlugin> problems;
    private final Origins origins;
    private final Bundle framework = FrameworkUtil.getBundle(Plugin.class);

    PluginIndexReader(Origins origins, Consumer<InstalledPlugin> problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** Whether a bundle is SciJava itself. */
    boolean isFramework(Bundle bundle) {
        return bundle.equals(framework);
    }

    /** Whether a bundle that cannot be resolved holds plug-ins that are missed for it. */
    static boolean hasIndex(Bundle bundle) {
        return bundle.getEntry(INDEX_FOLDER + "/" + INDEX_FILE) != null;
    }

    /** The plug-ins of one bundle; those whose class cannot be loaded are left out and reported one by one. */
    List<PluginInfo<?>> read(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null || bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null || !usesSciJava(bundle, wiring)
                || wiring.listResources(INDEX_FOLDER, INDEX_FILE, BundleWiring.LISTRESOURCES_LOCAL).isEmpty()) {
            return List.of();
        }
        List<PluginInfo<?>> plugins = new ArrayList<>();
        try {
            for (IndexItem<Plugin> item : Index.load(Plugin.class, wiring.getClassLoader())) {
                if (!REPLACED.contains(item.className())) {
                    add(item, bundle, wiring.getClassLoader(), plugins);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            problems.accept(origins.plugin("index", INDEX_FILE, "", bundle, InstalledPlugin.State.FAILED, Reasons.of(e)));
        }
        return plugins;
    }

    /** Only a bundle wired to SciJava can hold its plug-ins; asking the wires spares opening every jar. */
    private boolean usesSciJava(Bundle bundle, BundleWiring wiring) {
        if (bundle.equals(framework)) {
            return true;
        }
        for (BundleWire wire : wiring.getRequiredWires(null)) {
            if (wire.getProvider().getBundle().equals(framework)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void add(IndexItem<Plugin> item, Bundle bundle, ClassLoader loader, List<PluginInfo<?>> plugins) {
        Class<? extends SciJavaPlugin> type = null;
        try {
            Plugin annotation = item.annotation();
            type = annotation.type();
            PluginInfo<?> plugin = new PluginInfo(item.className(), type, annotation, loader);
            if (!bundle.equals(framework)) {
                // SciJava gives up on all plug-ins of a type when the class of one of them is missing.
                Class<?> pluginClass = plugin.loadClass();
                pluginClass.getConstructor();
                // What its fields and methods need is missed only when they are looked at.
                pluginClass.getDeclaredFields();
                pluginClass.getDeclaredMethods();
            }
            plugins.add(plugin);
        } catch (Exception | LinkageError e) {
            problems.accept(origins.plugin(Origins.kind(type), item.className(), item.className(), bundle, InstalledPlugin.State.FAILED,
                    Reasons.of(e)));
        }
    }
}
