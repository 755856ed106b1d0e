package org.lamella.analysis;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.scijava.plugin.SciJavaPlugin;

/** A checked value for every parameter of an analysis, defaults included. */
public final class ParameterValues {
    private final AnalysisInfo analysis;
    private final Map<String, Object> values;

    private ParameterValues(AnalysisInfo analysis, Map<String, Object> values) {
        this.analysis = analysis;
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads parameters as they are typed; file names among them start from the current folder.
     *
     * @param given text such as {@code 0.25 nm}, numbers, booleans or lists of these, by parameter name
     * @throws UserError when a name is unknown or a value does not fit: names parameter, value and what is expected
     */
    public static ParameterValues parse(AnalysisInfo analysis, Map<String, ?> given) throws UserError {
        return parse(analysis, given, Path.of(""));
    }

    /**
     * Reads parameters as they stand in a recipe. Text that names a file, seen from the folder, becomes its absolute
     * path, so that the result says which file it was and its recipe works from anywhere.
     *
     * @throws UserError as {@link #parse(AnalysisInfo, Map)}
     */
    public static ParameterValues parse(AnalysisInfo analysis, Map<String, ?> given, Path folder) throws UserError {
        List<String> names = analysis.parameters().stream().map(ParameterInfo::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new UserError("analysis '" + analysis.name() + "' has no parameter '" + name + "'"
                        + Suggestions.sentence(name, names, "its parameters"));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (ParameterInfo parameter : analysis.parameters()) {
            Object raw = given.get(parameter.name());
            Reader reader = new Reader(analysis, parameter, folder);
            values.put(parameter.name(), raw == null ? parameter.defaultValue().orElse(null) : reader.read(raw));
        }
        return new ParameterValues(analysis, values);
    }

    /**
     * These values with some of them given anew, as {@link #parse(AnalysisInfo, Map)} reads them.
     *
     * @throws UserError as {@link #parse(AnalysisInfo, Map)}
     */
    public ParameterValues with(Map<String, ?> given) throws UserError {
        ParameterValues others = parse(analysis, given);
        Map<String, Object> merged = new LinkedHashMap<>(values);
        given.keySet().forEach(name -> merged.put(name, others.values.get(name)));
        return new ParameterValues(analysis, merged);
    }

    /** The value: Double and Long in the parameter's unit, Boolean, String, a list of strings; null when not given. */
    public Object get(String name) {
        return values.get(name);
    }

    /** The values as {@link AnalysisRun#parameters()} holds them: a number with a unit is a {@link Quantity}. */
    public Map<String, Object> forProvenance() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (ParameterInfo parameter : analysis.parameters()) {
            Object value = values.get(parameter.name());
            boolean withUnit = value instanceof Number && !parameter.unit().equals(Unit.NONE);
            all.put(parameter.name(), withUnit ? Quantity.of(((Number) value).doubleValue(), parameter.unit()) : value);
        }
        return all;
    }

    /**
     * Sets the fields of an analysis or a simulation.
     *
     * @throws UserError when a number is too large for its field
     */
    public void applyTo(SciJavaPlugin target) throws UserError {
        if (target instanceof ParameterReceiver receiver) {
            receiver.receive(this);
            return;
        }
        for (ParameterField field : ParameterField.of(target.getClass())) {
            if (values.containsKey(field.name())) {
                field.set(target, values.get(field.name()));
            }
        }
    }

    /** Reads one value. */
    private record Reader(AnalysisInfo analysis, ParameterInfo parameter, Path folder) {
        Object read(Object raw) throws UserError {
            Object value = switch (parameter.type()) {
                case NUMBER -> checkRange(number(raw), raw);
                case INTEGER -> integer(raw);
                case BOOLEAN -> bool(raw);
                case TEXT -> choice(text(raw));
                case LIST -> list(raw);
            };
            return value;
        }

        private double number(Object raw) throws UserError {
            if (raw instanceof Number number && Double.isFinite(number.doubleValue())) {
                return number.doubleValue();
            }
            try {
                return NumberWithUnit.parse(text(raw)).in(parameter.unit());
            } catch (IllegalArgumentException e) {
                throw wrong(raw, e.getMessage());
            }
        }

        private long integer(Object raw) throws UserError {
            if (raw instanceof Long || raw instanceof Integer) {
                long value = ((Number) raw).longValue();
                checkRange(value, raw);
                return value;
            }
            // Not by way of a double: a seed may have more digits than a double holds.
            String text = text(raw).strip();
            if (text.matches("[+-]?\\d{1,19}")) {
                try {
                    long value = Long.parseLong(text);
                    checkRange(value, raw);
                    return value;
                } catch (NumberFormatException e) {
                    throw wrong(raw, "it is too large");
                }
            }
            double value = number(raw);
            if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
                throw wrong(raw, "a whole number is expected");
            }
            checkRange(value, raw);
            return (long) value;
        }

        private boolean bool(Object raw) throws UserError {
            if (raw instanceof Boolean value) {
                return value;
            }
            return switch (text(raw).strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> true;
                case "false", "no", "off", "0" -> false;
                default -> throw wrong(raw, "true or false is expected");
            };
        }

        private String choice(String text) throws UserError {
            if (parameter.choices().isEmpty()) {
                return file(text);
            }
            String plain = text.strip().replace('_', '-');
            for (String choice : parameter.choices()) {
                if (choice.equals(text) || choice.replace('_', '-').equalsIgnoreCase(plain)) {
                    return choice;
                }
            }
            throw wrong(text, "one of " + String.join(", ", parameter.choices()) + " is expected"
                    + Suggestions.nearest(text, parameter.choices()).map(near -> "; did you mean '" + near + "'?").orElse(""));
        }

        private String file(String text) {
            if (text.indexOf('.') < 0) {
                return text;
            }
            try {
                Path file = folder.resolve(text.strip()).toAbsolutePath().normalize();
                return Files.isRegularFile(file) ? file.toString() : text;
            } catch (InvalidPathException e) {
                return text;
            }
        }

        private List<String> list(Object raw) throws UserError {
            List<String> items = new ArrayList<>();
            if (raw instanceof List<?> list) {
                for (Object item : list) {
                    items.add(choice(text(item)));
                }
            } else {
                for (String item : ItemList.parse(text(raw))) {
                    items.add(choice(item));
                }
            }
            return List.copyOf(items);
        }

        private String text(Object raw) throws UserError {
            if (raw instanceof String || raw instanceof Number || raw instanceof Boolean) {
                return raw.toString();
            }
            throw wrong(raw, "a single value is expected");
        }

        private double checkRange(double value, Object raw) throws UserError {
            if (parameter.minimum().isPresent() && value < parameter.minimum().getAsDouble()
                    || parameter.maximum().isPresent() && value > parameter.maximum().getAsDouble()) {
                throw wrong(raw, "it must be " + Descriptions.range(parameter));
            }
            return value;
        }

        private UserError wrong(Object raw, String why) {
            String unit = parameter.unit().equals(Unit.NONE) ? "" : " (unit " + parameter.unit().symbol() + ")";
            return new UserError("parameter '" + parameter.name() + "' of " + analysis.name() + unit + ": '" + raw + "' does not fit: "
                    + why);
        }
    }
}
