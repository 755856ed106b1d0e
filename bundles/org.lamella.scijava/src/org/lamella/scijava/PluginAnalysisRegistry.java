package org.lamella.scijava;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisAnnotations;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ReaderPlugin;
import org.lamella.analysis.Simulation;
import org.lamella.analysis.WriterPlugin;
import org.lamella.readers.Readers;
import org.lamella.readers.Writers;
import org.scijava.Context;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.plugin.SciJavaPlugin;

/** The analyses, readers and writers among the plug-ins of the SciJava context. */
final class PluginAnalysisRegistry implements AnalysisRegistry {
    private final PluginExtender extender;

    PluginAnalysisRegistry(PluginExtender extender) {
        this.extender = extender;
    }

    @Override
    public List<InstalledAnalysis> analyses() {
        return collect(new ArrayList<>());
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        collect(problems);
        instances(ReaderPlugin.class, "reader", problems);
        instances(WriterPlugin.class, "writer", problems);
        problems.addAll(0, extender.problems());
        return problems;
    }

    private List<InstalledAnalysis> collect(List<String> problems) {
        PluginService plugins = extender.context().service(PluginService.class);
        Map<String, InstalledAnalysis> byName = new TreeMap<>();
        // Highest priority first, so that a plug-in may replace another one on purpose.
        for (PluginInfo<Analysis> plugin : plugins.getPluginsOfType(Analysis.class)) {
            try {
                InstalledAnalysis analysis = AnalysisAnnotations.read(plugin.loadClass(), extender.origin(plugin), () -> create(plugin));
                InstalledAnalysis first = byName.putIfAbsent(analysis.info().name(), analysis);
                if (first != null) {
                    problems.add("analysis '" + analysis.info().name() + "' of " + analysis.info().origin()
                            + " is hidden by the one of the same name of " + first.info().origin());
                }
            } catch (Exception | LinkageError e) {
                problems.add("analysis " + plugin.getClassName() + " of " + extender.origin(plugin) + " cannot be used: " + e.getMessage());
            }
        }
        return List.copyOf(byName.values());
    }

    @Override
    public Readers readers() {
        return Readers.builtIn().with(instances(ReaderPlugin.class, "reader", new ArrayList<>()));
    }

    @Override
    public Writers writers() {
        return Writers.builtIn().with(instances(WriterPlugin.class, "writer", new ArrayList<>()));
    }

    /** One instance of each plug-in of a type, highest priority first; those that cannot be made are told as problems. */
    private <T extends SciJavaPlugin> List<T> instances(Class<T> type, String what, List<String> problems) {
        List<T> made = new ArrayList<>();
        for (PluginInfo<T> plugin : extender.context().service(PluginService.class).getPluginsOfType(type)) {
            try {
                made.add(instance(plugin));
            } catch (IllegalArgumentException e) {
                problems.add(what + " of " + extender.origin(plugin) + " cannot be used: " + e.getMessage());
            }
        }
        return made;
    }

    private Analysis create(PluginInfo<Analysis> plugin) {
        return instance(plugin);
    }

    @Override
    public List<DemoExample> demonstrations() {
        List<DemoExample> examples = new ArrayList<>();
        for (PluginInfo<DemoExample> plugin : extender.context().service(PluginService.class).getPluginsOfType(DemoExample.class)) {
            examples.add(instance(plugin));
        }
        return examples;
    }

    @Override
    public List<InstalledSimulation> simulations() {
        Map<String, InstalledSimulation> byName = new TreeMap<>();
        for (PluginInfo<Simulation> plugin : extender.context().service(PluginService.class).getPluginsOfType(Simulation.class)) {
            try {
                InstalledSimulation simulation = AnalysisAnnotations.readSimulation(plugin.loadClass(), extender.origin(plugin),
                        () -> instance(plugin));
                byName.putIfAbsent(simulation.info().name(), simulation);
            } catch (Exception | LinkageError e) {
                // A simulation that cannot be used is not offered; analyses say so in problems().
                continue;
            }
        }
        return List.copyOf(byName.values());
    }

    /** A new instance with SciJava's services filled in; unlike SciJava's own method it says why there is none. */
    private <T extends SciJavaPlugin> T instance(PluginInfo<T> plugin) {
        try {
            T made = plugin.createInstance();
            Context context = extender.context();
            context.inject(made);
            return made;
        } catch (Exception | LinkageError e) {
            throw new IllegalArgumentException(plugin.getClassName() + " cannot be made: " + (e.getCause() == null ? e : e.getCause()), e);
        }
    }
}
