package org.lamella.scijava;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.lamella.analysis.InstalledPlugin;
import org.scijava.plugin.PluginInfo;

/**
 * Looks at each plug-in once, to see what it says about itself, and remembers what came of it. A plug-in that throws or does
 * not end while it is looked at costs nobody but itself.
 */
final class PluginCatalogue {
    /** Making one instance takes no time; who takes longer hangs. */
    private static final long PATIENCE_SECONDS = 3;

    private final PluginExtender extender;
    private final Map<PluginInfo<?>, Object> seen = new IdentityHashMap<>();

    PluginCatalogue(PluginExtender extender) {
        this.extender = extender;
    }

    /** What a plug-in turned out to be, or why it cannot be used. */
    record Look<T>(PluginInfo<?> plugin, T found, String failure) {
    }

    /**
     * @param describe makes of a plug-in what it is; is called once for each
     */
    @SuppressWarnings("unchecked")
    synchronized <T, P extends PluginInfo<?>> List<Look<T>> look(List<P> plugins, Function<P, T> describe) {
        List<Look<T>> looks = new ArrayList<>();
        for (P plugin : plugins) {
            Look<T> look = (Look<T>) seen.get(plugin);
            if (look == null) {
                look = look(plugin, () -> describe.apply(plugin));
                seen.put(plugin, look);
            }
            looks.add(look);
        }
        return looks;
    }

    private <T> Look<T> look(PluginInfo<?> plugin, Callable<T> describe) {
        try {
            boolean isOwn = extender.bundle(plugin).map(bundle -> bundle.getSymbolicName().startsWith("org.lamella.")).orElse(false);
            return new Look<>(plugin, isOwn ? describe.call() : inTime(plugin, describe), "");
        } catch (Throwable e) {
            return new Look<>(plugin, null, e instanceof TimeoutException ? "it does not end while it is made" : Reasons.of(e));
        }
    }

    private static <T> T inTime(PluginInfo<?> plugin, Callable<T> describe) throws Throwable {
        FutureTask<T> task = new FutureTask<>(describe);
        Thread thread = new Thread(task, "looking at " + plugin.getClassName());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (TimeoutException e) {
            thread.interrupt();
            throw e;
        }
    }

    /** Those that can be used, by name; of several with one name the first. */
    static <T> Map<String, Look<T>> byName(List<Look<T>> looks, Function<T, String> name) {
        Map<String, Look<T>> byName = new TreeMap<>();
        for (Look<T> look : looks) {
            if (look.found() != null) {
                byName.putIfAbsent(name.apply(look.found()), look);
            }
        }
        return byName;
    }

    /** Adds what is to be said about each of them; of several with one name only the first is used. */
    <T> void report(List<Look<T>> looks, Function<T, String> name, Map<PluginInfo<?>, InstalledPlugin> reports) {
        Map<String, Look<T>> byName = byName(looks, name);
        for (Look<T> look : looks) {
            Look<T> first = look.found() == null ? look : byName.get(name.apply(look.found()));
            report(look, name, first == look ? InstalledPlugin.State.READY : InstalledPlugin.State.HIDDEN,
                    first == look ? "" : "the one of the same name of " + extender.origin(first.plugin()), reports);
        }
    }

    /** The same where one name may be had by several. */
    <T> void reportEach(List<? extends Look<? extends T>> looks, Function<T, String> name, Map<PluginInfo<?>, InstalledPlugin> reports) {
        looks.forEach(look -> report(look, name, InstalledPlugin.State.READY, "", reports));
    }

    private <T> void report(Look<? extends T> look, Function<T, String> name, InstalledPlugin.State state, String reason,
            Map<PluginInfo<?>, InstalledPlugin> reports) {
        PluginInfo<?> plugin = look.plugin();
        boolean isUsable = look.found() != null;
        extender.bundle(plugin).ifPresent(bundle -> reports.put(plugin, extender.origins().plugin(Origins.kind(plugin.getPluginType()),
                isUsable ? name.apply(look.found()) : nameOf(plugin), plugin.getClassName(), bundle,
                isUsable ? state : InstalledPlugin.State.FAILED, isUsable ? reason : look.failure())));
    }

    private static String nameOf(PluginInfo<?> plugin) {
        return plugin.getName() == null || plugin.getName().isBlank() ? plugin.getClassName() : plugin.getName();
    }

    /** Everything that was found: what was reported, all other plug-ins, and what could not be loaded at all. */
    List<InstalledPlugin> all(Map<PluginInfo<?>, InstalledPlugin> reports) {
        Map<PluginInfo<?>, InstalledPlugin> all = new LinkedHashMap<>(reports);
        extender.known().forEach((bundle, plugins) -> {
            for (PluginInfo<?> plugin : plugins) {
                all.computeIfAbsent(plugin, one -> extender.origins().plugin(Origins.kind(plugin.getPluginType()), nameOf(plugin),
                        plugin.getClassName(), bundle, InstalledPlugin.State.READY, ""));
            }
        });
        List<InstalledPlugin> sorted = new ArrayList<>(extender.problems());
        sorted.addAll(all.values());
        sorted.addAll(Views.installed(extender.origins()));
        sorted.sort(Comparator.comparing(InstalledPlugin::kind).thenComparing(InstalledPlugin::name).thenComparing(InstalledPlugin::state));
        return sorted;
    }
}
