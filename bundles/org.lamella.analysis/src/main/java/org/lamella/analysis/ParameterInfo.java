package org.lamella.analysis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lamella.data.Unit;

/**
 * One parameter of an analysis.
 *
 * @param name what is typed on the command line and stands in recipes
 * @param label what is shown to people
 * @param meaning one sentence that says what it does; may be empty
 * @param type what kind of value it takes
 * @param unit the unit of a bare number; {@link Unit#NONE} for text, switches and plain numbers
 * @param defaultValue the value when nothing is given, in {@code unit}: Double, Long, Boolean, String or a list of
 *        strings; empty when the analysis decides by itself
 * @param minimum the smallest allowed number, in {@code unit}
 * @param maximum the largest allowed number, in {@code unit}
 * @param choices the allowed values; empty when any will do
 */
public record ParameterInfo(String name, String label, String meaning, Type type, Unit unit, Optional<Object> defaultValue,
        OptionalDouble minimum, OptionalDouble maximum, List<String> choices) {
    /** The kinds of values. */
    public enum Type {
        NUMBER("number"), INTEGER("integer"), BOOLEAN("boolean"), TEXT("text"), LIST("list");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The word that {@code describe} prints. */
        public String word() {
            return word;
        }
    }

    public ParameterInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(minimum, "minimum");
        Objects.requireNonNull(maximum, "maximum");
        choices = List.copyOf(choices);
    }
}
