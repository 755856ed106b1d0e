package org.lamella.scijava;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisAnnotations;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.InstalledLibrary;
import org.lamella.analysis.InstalledPlugin;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ReaderPlugin;
import org.lamella.analysis.Simulation;
import org.lamella.analysis.WriterPlugin;
import org.lamella.readers.FormatReader;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.Readers;
import org.lamella.readers.Writers;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.plugin.SciJavaPlugin;

/** The analyses, readers and writers among the plug-ins of the SciJava context; ordinary SciJava commands are analyses, too. */
final class PluginAnalysisRegistry implements AnalysisRegistry {
    private final PluginExtender extender;
    private final PluginCatalogue catalogue;

    PluginAnalysisRegistry(PluginExtender extender) {
        this.extender = extender;
        this.catalogue = new PluginCatalogue(extender);
    }

    /** Highest priority first, so that a plug-in may replace another one on purpose; without those of SciJava itself. */
    private <T extends SciJavaPlugin> List<PluginInfo<T>> plugins(Class<T> type) {
        Map<PluginInfo<?>, Boolean> known = new IdentityHashMap<>();
        extender.known().values().forEach(list -> list.forEach(plugin -> known.put(plugin, true)));
        return extender.context().service(PluginService.class).getPluginsOfType(type).stream().filter(known::containsKey).toList();
    }

    private List<PluginCatalogue.Look<InstalledAnalysis>> looksAtAnalyses() {
        List<PluginCatalogue.Look<InstalledAnalysis>> looks = new ArrayList<>(catalogue.look(plugins(Analysis.class),
                plugin -> AnalysisAnnotations.read(load(plugin), extender.origin(plugin), () -> instance(plugin))));
        looks.addAll(catalogue.look(plugins(Command.class), plugin -> CommandAdapter.adapt(plugin, extender.origin(plugin), extender.context())));
        return looks;
    }

    private List<PluginCatalogue.Look<InstalledSimulation>> looksAtSimulations() {
        return catalogue.look(plugins(Simulation.class),
                plugin -> AnalysisAnnotations.readSimulation(load(plugin), extender.origin(plugin), () -> instance(plugin)));
    }

    @Override
    public List<InstalledAnalysis> analyses() {
        return PluginCatalogue.byName(looksAtAnalyses(), analysis -> analysis.info().name()).values().stream().map(PluginCatalogue.Look::found).toList();
    }

    @Override
    public List<InstalledSimulation> simulations() {
        return PluginCatalogue.byName(looksAtSimulations(), simulation -> simulation.info().name()).values().stream().map(PluginCatalogue.Look::found).toList();
    }

    @Override
    public List<DemoExample> demonstrations() {
        return usable(instances(DemoExample.class));
    }

    @Override
    public List<InstalledLibrary> libraries() {
        return Libraries.all();
    }

    private <T extends SciJavaPlugin> List<PluginCatalogue.Look<T>> instances(Class<T> type) {
        return catalogue.look(plugins(type), this::instance);
    }

    /** A reader is asked what it is once, so that one that cannot say it is left out before a file is opened. */
    private List<PluginCatalogue.Look<ReaderPlugin>> looksAtReaders() {
        return catalogue.look(plugins(ReaderPlugin.class), plugin -> {
            ReaderPlugin reader = instance(plugin);
            String format = Objects.requireNonNull(reader.format(), "it has no format");
            reader.isGeneral();
            Objects.requireNonNull(reader.endings(), format + " has no list of endings");
            return reader;
        });
    }

    private List<PluginCatalogue.Look<WriterPlugin>> looksAtWriters() {
        return catalogue.look(plugins(WriterPlugin.class), plugin -> {
            WriterPlugin writer = instance(plugin);
            Objects.requireNonNull(writer.format(), "it has no format");
            Objects.requireNonNull(writer.endings(), "it has no endings");
            return writer;
        });
    }

    private static <T> List<T> usable(List<PluginCatalogue.Look<T>> looks) {
        return looks.stream().filter(look -> look.found() != null).map(PluginCatalogue.Look::found).toList();
    }

    @Override
    public Readers readers() {
        return Readers.builtIn().with(usable(looksAtReaders()));
    }

    @Override
    public Writers writers() {
        return Writers.builtIn().with(usable(looksAtWriters()));
    }

    @Override
    public List<InstalledPlugin> plugins() {
        Map<PluginInfo<?>, InstalledPlugin> reports = new IdentityHashMap<>();
        catalogue.report(looksAtAnalyses(), analysis -> analysis.info().name(), reports);
        catalogue.report(looksAtSimulations(), simulation -> simulation.info().name(), reports);
        catalogue.report(instances(DemoExample.class), DemoExample::name, reports);
        catalogue.reportEach(looksAtReaders(), FormatReader::format, reports);
        catalogue.reportEach(looksAtWriters(), FormatWriter::format, reports);
        return catalogue.all(reports);
    }

    private static <T extends SciJavaPlugin> Class<? extends T> load(PluginInfo<T> plugin) {
        try {
            return plugin.loadClass();
        } catch (Exception e) {
            throw new IllegalArgumentException(Reasons.of(e), e);
        }
    }

    /** A new instance with SciJava's services filled in; unlike SciJava's own method it says why there is none. */
    private <T extends SciJavaPlugin> T instance(PluginInfo<T> plugin) {
        try {
            T made = plugin.createInstance();
            Context context = extender.context();
            context.inject(made);
            return made;
        } catch (Exception | LinkageError e) {
            throw new IllegalArgumentException(plugin.getClassName() + " cannot be made: " + Reasons.of(e), e);
        }
    }
}
