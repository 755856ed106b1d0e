package org.lamella.scijava;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lamella.analysis.InstalledPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.scijava.Context;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;
import org.scijava.service.ServiceHelper;
import org.scijava.service.ServiceIndex;

/**
 * Keeps one SciJava {@link Context} in step with the bundles that are installed: the plug-ins of a bundle appear when it
 * is resolved and disappear when it is uninstalled or updated. A bundle need not be started, so a jar of analyses needs
 * no OSGi code of its own.
 *
 * <p>SciJava by itself looks for plug-ins with one class loader, which inside OSGi sees only its own. Here each bundle's
 * index is read with the loader of that bundle.</p>
 */
final class PluginExtender implements BundleTrackerCustomizer<List<PluginInfo<?>>> {
    private static final int PRESENT = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final BundleContext bundleContext;
    private final DropIns dropIns;
    private final PluginIndexReader reader;
    private final Origins origins;
    private final List<InstalledPlugin> problems = new CopyOnWriteArrayList<>();
    private final Map<Bundle, List<PluginInfo<?>>> known = new ConcurrentHashMap<>();
    private BundleTracker<List<PluginInfo<?>>> tracker;
    private Context context;
    private volatile boolean closed;

    PluginExtender(BundleContext bundleContext, DropIns dropIns) {
        this.bundleContext = bundleContext;
        this.dropIns = dropIns;
        this.origins = new Origins(dropIns);
        this.reader = new PluginIndexReader(origins, problems::add);
    }

    /** What could not be loaded: plug-ins, jars, and bundles that lack something and hold plug-ins. */
    List<InstalledPlugin> problems() {
        context();
        List<InstalledPlugin> all = new ArrayList<>(problems);
        for (Bundle bundle : bundleContext.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED && dropIns.jar(bundle).isEmpty() && PluginIndexReader.hasIndex(bundle)) {
                all.add(origins.plugin("bundle", bundle.getSymbolicName(), "", bundle, InstalledPlugin.State.FAILED, whatIsMissing(bundle)));
            }
        }
        return all;
    }

    private static String whatIsMissing(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return "it was not resolved at the start; restart the program";
        } catch (BundleException e) {
            return DropIns.firstLine(e);
        }
    }

    /** The context with the plug-ins of all bundles; made at the first call, together with what was dropped in. */
    synchronized Context context() {
        if (closed) {
            throw new IllegalStateException("the plug-in framework has stopped");
        }
        if (context == null) {
            dropIns.install(problems::add);
            context = create();
            tracker = new BundleTracker<>(bundleContext, PRESENT, this);
            tracker.open();
        }
        return context;
    }

    private Context create() {
        // Bundles that are already there go into the index before the context starts, so that their services exist from the beginning.
        PluginIndex index = new PluginIndex(plugins -> {
            for (Bundle bundle : bundleContext.getBundles()) {
                if ((bundle.getState() & PRESENT) != 0) {
                    List<PluginInfo<?>> found = reader.read(bundle);
                    known.put(bundle, found);
                    plugins.addAll(found);
                }
            }
            return Map.of();
        });
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FrameworkUtil.getBundle(Context.class) == null ? before : Context.class.getClassLoader());
        try {
            return new Context(List.of(SciJavaService.class, Service.class), index, false);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The bundle that a plug-in comes from. */
    Optional<Bundle> bundle(PluginInfo<?> plugin) {
        return known.entrySet().stream().filter(entry -> entry.getValue().contains(plugin)).map(Map.Entry::getKey).findFirst();
    }

    /** The same in words: name and version. */
    String origin(PluginInfo<?> plugin) {
        return bundle(plugin).map(origins::full).orElse("unknown bundle");
    }

    Origins origins() {
        return origins;
    }

    /** All plug-ins but those of SciJava itself. */
    Map<Bundle, List<PluginInfo<?>>> known() {
        context();
        Map<Bundle, List<PluginInfo<?>>> ours = new LinkedHashMap<>(known);
        ours.keySet().removeIf(reader::isFramework);
        return ours;
    }

    @Override
    public List<PluginInfo<?>> addingBundle(Bundle bundle, BundleEvent event) {
        List<PluginInfo<?>> first = known.get(bundle);
        if (first != null) {
            return first;
        }
        List<PluginInfo<?>> plugins = reader.read(bundle);
        known.put(bundle, plugins);
        List<PluginInfo<?>> services = plugins.stream().filter(PluginExtender::isService).toList();
        List<PluginInfo<?>> others = plugins.stream().filter(plugin -> !isService(plugin)).toList();
        PluginService pluginService = context.service(PluginService.class);
        if (!services.isEmpty()) {
            pluginService.addPlugins(services);
            startServices(services);
        }
        if (!others.isEmpty()) {
            pluginService.addPlugins(others);
        }
        return plugins;
    }

    /** SciJava makes services only while a context is built; those that come later are made here. */
    private void startServices(List<PluginInfo<?>> services) {
        ServiceHelper helper = new ServiceHelper(context, List.of(), false);
        for (PluginInfo<?> plugin : services) {
            try {
                helper.loadService(plugin.loadClass().asSubclass(Service.class));
            } catch (Exception | LinkageError e) {
                bundle(plugin).ifPresent(bundle -> problems.add(origins.plugin("service", plugin.getClassName(), plugin.getClassName(), bundle,
                        InstalledPlugin.State.FAILED, Reasons.of(e))));
            }
        }
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, List<PluginInfo<?>> plugins) {
        // a started or stopped bundle keeps its plug-ins: they need no running bundle
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<PluginInfo<?>> plugins) {
        known.remove(bundle);
        String location = origins.location(bundle);
        problems.removeIf(problem -> !problem.kind().equals("jar") && problem.location().equals(location));
        if (closed || plugins.isEmpty()) {
            return;
        }
        context.service(PluginService.class).removePlugins(plugins);
        ServiceIndex index = context.getServiceIndex();
        for (PluginInfo<?> plugin : plugins) {
            if (isService(plugin)) {
                for (Service service : new ArrayList<>(index.getAll())) {
                    if (service.getClass().getName().equals(plugin.getClassName())) {
                        index.remove(service);
                        service.dispose();
                    }
                }
            }
        }
    }

    private static boolean isService(PluginInfo<?> plugin) {
        return Service.class.isAssignableFrom(plugin.getPluginType());
    }

    synchronized void close() {
        closed = true;
        if (tracker != null) {
            tracker.close();
        }
        if (context != null) {
            context.dispose();
        }
    }
}
