package org.lamella.scijava;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterInfo;
import org.lamella.data.Unit;
import org.scijava.Context;
import org.scijava.Contextual;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginInfo;
import org.scijava.service.Service;

/**
 * Makes an analysis of an ordinary SciJava command, as it is written for Fiji and other programs: its inputs become
 * parameters, an input that is a file or an image becomes the input of the run, and its outputs become the result.
 */
final class CommandAdapter {
    private CommandAdapter() {
    }

    /**
     * @throws IllegalArgumentException when the command cannot be used here; the message says what it needs
     */
    static InstalledAnalysis adapt(PluginInfo<Command> plugin, String origin, Context context) {
        CommandInfo command = new CommandInfo(plugin);
        if (!command.isValid()) {
            throw new IllegalArgumentException(command.getProblems().get(0).getMessage());
        }
        Module example = prepared(command, context);
        List<ModuleItem<?>> data = new ArrayList<>();
        List<ModuleItem<?>> settings = new ArrayList<>();
        List<ParameterInfo> parameters = new ArrayList<>();
        for (ModuleItem<?> item : command.inputs()) {
            if (isFilledIn(item) || item.getVisibility() == ItemVisibility.MESSAGE) {
                continue;
            }
            if (isData(item)) {
                data.add(item);
            } else {
                settings.add(item);
                parameters.add(parameter(item, example, context));
            }
        }
        String name = name(plugin);
        String label = label(plugin, name);
        String description = plugin.getDescription() == null || plugin.getDescription().isBlank() ? label : plugin.getDescription();
        AnalysisInfo info = new AnalysisInfo(name, label, description.strip().replaceFirst("\\.$", ""), parameters, origin, !data.isEmpty(), "");
        return new InstalledAnalysis(info, () -> new CommandAnalysis(command, data, settings, context));
    }

    /** A module with its services and the values that the command sets by itself. */
    static Module prepared(CommandInfo command, Context context) {
        try {
            Module module = command.createModule();
            // Fills in the services, unless making the module has done so.
            if (module instanceof Contextual contextual && contextual.getContext() == null) {
                contextual.setContext(context);
            }
            module.initialize();
            return module;
        } catch (Exception e) {
            throw new IllegalArgumentException("it cannot be made: " + Reasons.of(e), e);
        }
    }

    private static boolean isFilledIn(ModuleItem<?> item) {
        return Service.class.isAssignableFrom(item.getType()) || Context.class.isAssignableFrom(item.getType());
    }

    /** An input that is taken from the files of a run. */
    private static boolean isData(ModuleItem<?> item) {
        Class<?> type = item.getType();
        if (type == File.class || type == File[].class || type == Path.class) {
            String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
            return !style.contains("save") && !style.contains("directory") && item.isRequired();
        }
        return CommandData.isImage(type);
    }

    /** What is typed to run it: its name, or else what stands in its menu or the name of its class, in one word. */
    private static String name(PluginInfo<Command> plugin) {
        String name = plugin.getName();
        if (name == null || name.isBlank()) {
            name = plugin.getMenuPath() != null && !plugin.getMenuPath().isEmpty() ? plugin.getMenuPath().getLeaf().getName()
                    : plugin.getAnnotation().label();
        }
        String word = name == null ? "" : name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return word.isEmpty() ? plugin.getClassName().replaceFirst(".*[.$]", "") : word;
    }

    private static String label(PluginInfo<Command> plugin, String name) {
        String label = plugin.getAnnotation().label();
        if (label.isBlank() && plugin.getMenuPath() != null && !plugin.getMenuPath().isEmpty()) {
            label = plugin.getMenuPath().getLeaf().getName();
        }
        label = label.replace("&", "").replaceFirst("(\\.\\.\\.|…)$", "").strip();
        return label.isEmpty() ? name : label;
    }

    private static ParameterInfo parameter(ModuleItem<?> item, Module example, Context context) {
        ParameterInfo.Type type = type(item, context);
        Object initial = item.getValue(example);
        Object value = initial == null ? item.getDefaultValue() : initial;
        String label = item.getLabel() == null || item.getLabel().isBlank() ? item.getName() : item.getLabel();
        String meaning = item.getDescription() == null ? "" : item.getDescription();
        return new ParameterInfo(item.getName(), label, meaning, type, Unit.NONE, Optional.ofNullable(plain(value, type)),
                bound(item.getMinimumValue()), bound(item.getMaximumValue()), choices(item));
    }


    private static ParameterInfo.Type type(ModuleItem<?> item, Context context) {
        Class<?> type = item.getType();
        Set<Class<?>> whole = Set.of(byte.class, Byte.class, short.class, Short.class, int.class, Integer.class, long.class, Long.class,
                java.math.BigInteger.class);
        if (whole.contains(type)) {
            return ParameterInfo.Type.INTEGER;
        }
        if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
            return ParameterInfo.Type.NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return ParameterInfo.Type.BOOLEAN;
        }
        if (type == String[].class) {
            return ParameterInfo.Type.LIST;
        }
        if (type == String.class || type.isEnum() || type == Path.class
                || context.service(ConvertService.class).supports(String.class, type)) {
            return ParameterInfo.Type.TEXT;
        }
        throw new IllegalArgumentException("its input '" + item.getName() + "' is a " + type.getName() + ", which cannot be typed nor read from a file");
    }

    private static Object plain(Object value, ParameterInfo.Type type) {
        return switch (value) {
            case null -> null;
            case Number number when type == ParameterInfo.Type.INTEGER -> number.longValue();
            case Number number -> number.doubleValue();
            case Boolean bool -> bool;
            case String[] list -> List.of(list);
            case Enum<?> constant -> constant.name();
            default -> value.toString();
        };
    }

    private static OptionalDouble bound(Object value) {
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    private static List<String> choices(ModuleItem<?> item) {
        List<String> choices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<?> given = item.getType().isEnum() ? List.of(item.getType().getEnumConstants()) : item.getChoices();
        for (Object choice : given == null ? List.of() : given) {
            String word = choice instanceof Enum<?> constant ? constant.name() : String.valueOf(choice);
            if (seen.add(word)) {
                choices.add(word);
            }
        }
        return choices;
    }
}
