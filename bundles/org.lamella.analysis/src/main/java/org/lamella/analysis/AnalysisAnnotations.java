package org.lamella.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.scijava.plugin.Plugin;

/** Turns the annotations of an analysis or simulation class into its description. */
public final class AnalysisAnnotations {
    private static final int LONGEST_PAGE = 1 << 20;

    private AnalysisAnnotations() {
    }

    /**
     * @param origin what the class comes from, for people: a bundle's name and version
     * @param factory makes an instance, here once to see the defaults, later for every run
     * @throws IllegalArgumentException when the class is not a usable analysis; the message says why
     */
    public static InstalledAnalysis read(Class<? extends Analysis> type, String origin, Supplier<Analysis> factory) {
        return new InstalledAnalysis(info(type, "Analysis", origin, factory), factory);
    }

    /**
     * The same for a simulation.
     *
     * @throws IllegalArgumentException when the class is not a usable simulation; the message says why
     */
    public static InstalledSimulation readSimulation(Class<? extends Simulation> type, String origin, Supplier<Simulation> factory) {
        return new InstalledSimulation(info(type, "Simulation", origin, factory), factory);
    }

    private static AnalysisInfo info(Class<?> type, String kind, String origin, Supplier<?> factory) {
        Plugin plugin = type.getAnnotation(Plugin.class);
        if (plugin == null || plugin.name().isBlank()) {
            throw new IllegalArgumentException(type.getName() + " needs @Plugin(type = " + kind + ".class, name = \"...\")");
        }
        if (!plugin.name().matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException("the name '" + plugin.name() + "' of " + type.getName()
                    + " cannot be typed on the command line: use letters, digits, '-' and '_'");
        }
        Object example = factory.get();
        List<ParameterInfo> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ParameterField field : ParameterField.of(type)) {
            ParameterInfo parameter = field.describe(example);
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(type.getName() + " has two parameters named '" + parameter.name() + "'");
            }
            parameters.add(parameter);
        }
        String label = plugin.label().isBlank() ? plugin.name() : plugin.label();
        return new AnalysisInfo(plugin.name(), label, plugin.description(), parameters, origin, true, documentation(type, plugin.name()));
    }

    /** The Markdown file beside the class; a page that cannot be read keeps nobody from the analysis. */
    private static String documentation(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name + ".md")) {
            return in == null ? "" : new String(in.readNBytes(LONGEST_PAGE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    static Analysis newInstance(Class<? extends Analysis> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " needs a public constructor without arguments that does not fail", e);
        }
    }
}
