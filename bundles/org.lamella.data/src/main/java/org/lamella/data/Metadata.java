package org.lamella.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An immutable tree of metadata, kept whole as the file gives it. A value is a {@link String}, {@link Number},
 * {@link Boolean}, {@link List} of values, or another {@code Metadata}.
 */
public final class Metadata {
    public static final Metadata EMPTY = new Metadata(Map.of());

    private final Map<String, Object> entries;

    private Metadata(Map<String, Object> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The entries in the order of the file. */
    public Map<String, Object> entries() {
        return entries;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Follows a path of names separated by slashes, for example {@code Acquisition/Parameters/Exposure}.
     *
     * @return the value, empty when any part is missing
     */
    public Optional<Object> find(String path) {
        Object value = this;
        for (String name : path.split("/")) {
            if (!(value instanceof Metadata node)) {
                return Optional.empty();
            }
            value = node.entries.get(name);
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    public Optional<String> text(String path) {
        return find(path).map(Object::toString);
    }

    /** The number at a path; text that is a number counts, anything else is empty. */
    public OptionalDouble number(String path) {
        Object value = find(path).orElse(null);
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        if (value instanceof String text) {
            try {
                return OptionalDouble.of(Double.parseDouble(text.strip()));
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }

    /** The tree as nested plain maps and lists, for writing as JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof Metadata node) {
            return node.toMap();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Metadata::plain).toList();
        }
        return value;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return entries.toString();
    }

    /** Collects entries; a null value is left out. */
    public static final class Builder {
        private final Map<String, Object> entries = new LinkedHashMap<>();

        public Builder put(String name, Object value) {
            if (value != null) {
                entries.put(name, value instanceof Map<?, ?> map ? fromMap(map) : value);
            }
            return this;
        }

        public Metadata build() {
            return entries.isEmpty() ? EMPTY : new Metadata(entries);
        }
    }

    /** A tree from nested maps. */
    public static Metadata fromMap(Map<?, ?> map) {
        Builder builder = builder();
        map.forEach((name, value) -> builder.put(String.valueOf(name), value));
        return builder.build();
    }
}
