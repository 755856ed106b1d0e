package org.lamella.analysis;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.scijava.Contextual;
import org.scijava.Context;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;

/** A field of an analysis or a simulation that is one of its parameters: read to describe it, written to set it. */
final class ParameterField {
    private final Field field;
    private final Parameter annotation;

    private ParameterField(Field field) {
        this.field = field;
        this.annotation = field.getAnnotation(Parameter.class);
        field.setAccessible(true);
    }

    /** The parameters of a class, those of its superclasses first. */
    static List<ParameterField> of(Class<?> type) {
        List<ParameterField> fields = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            fields.addAll(of(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            // SciJava fills in its services by itself; they are nothing that a user sets.
            if (field.isAnnotationPresent(Parameter.class) && !Service.class.isAssignableFrom(field.getType())
                    && !Context.class.isAssignableFrom(field.getType()) && !Contextual.class.isAssignableFrom(field.getType())) {
                fields.add(new ParameterField(field));
            }
        }
        return fields;
    }

    String name() {
        return field.getName();
    }

    /** @throws IllegalArgumentException when the declaration makes no sense */
    ParameterInfo describe(Object example) {
        ParameterInfo.Type type = type();
        InUnit inUnit = field.getAnnotation(InUnit.class);
        Unit unit = inUnit == null ? Unit.NONE : Unit.parse(inUnit.value());
        if (inUnit != null && (!unit.isKnown() || type != ParameterInfo.Type.NUMBER && type != ParameterInfo.Type.INTEGER)) {
            throw new IllegalArgumentException(where() + " cannot be in '" + inUnit.value() + "'");
        }
        List<String> choices = field.getType().isEnum()
                ? Arrays.stream(field.getType().getEnumConstants()).map(ParameterField::word).toList()
                : Arrays.asList(annotation.choices());
        String label = annotation.label().isBlank() ? name() : annotation.label();
        return new ParameterInfo(name(), label, annotation.description(), type, unit, Optional.ofNullable(value(example)),
                bound(annotation.min(), "min"), bound(annotation.max(), "max"), choices);
    }

    private ParameterInfo.Type type() {
        Class<?> type = field.getType();
        if (type == double.class || type == Double.class) {
            return ParameterInfo.Type.NUMBER;
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return ParameterInfo.Type.INTEGER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return ParameterInfo.Type.BOOLEAN;
        }
        if (type == String.class || type.isEnum()) {
            return ParameterInfo.Type.TEXT;
        }
        if (type == String[].class) {
            return ParameterInfo.Type.LIST;
        }
        throw new IllegalArgumentException(where() + " has the type " + type.getSimpleName()
                + "; a parameter is a double, int, long, boolean, String, String[] or enum");
    }

    private OptionalDouble bound(String text, String which) {
        if (text.isBlank()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where() + " has the " + which + " '" + text + "', which is not a number", e);
        }
    }

    /** The value of the field in the form of {@link ParameterInfo#defaultValue()}; null when there is none. */
    private Object value(Object plugin) {
        Object value;
        try {
            value = field.get(plugin);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(where() + " cannot be read", e);
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof String[] list) {
            return List.of(list);
        }
        return field.getType().isEnum() && value != null ? word(value) : value;
    }

    /** @param value as {@link ParameterValues} holds it, already checked */
    void set(Object plugin, Object value) throws UserError {
        Class<?> type = field.getType();
        Object converted = value;
        if (value instanceof Long number && (type == int.class || type == Integer.class)) {
            if (number != number.intValue()) {
                throw new UserError("parameter '" + name() + "': " + number + " is too large");
            }
            converted = number.intValue();
        } else if (value instanceof List<?> list) {
            converted = list.toArray(String[]::new);
        } else if (type.isEnum() && value != null) {
            converted = Arrays.stream(type.getEnumConstants()).filter(constant -> word(constant).equals(value)).findFirst().orElseThrow();
        }
        if (converted == null && type.isPrimitive()) {
            return;
        }
        try {
            field.set(plugin, converted);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(where() + " cannot be set", e);
        }
    }

    /** How the constant of an enum is typed: {@code WHITE_LINE} is {@code white-line}. */
    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String where() {
        return "parameter '" + name() + "' of " + field.getDeclaringClass().getName();
    }
}
