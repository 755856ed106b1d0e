package org.lamella.layers.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamella.data.UserError;

/**
 * What a person says of single inputs, behind semicolons: {@code region_05: beam damage; region_07: drift}. An input is meant by
 * its file's name with or without ending.
 *
 * @param notes what is said by name
 */
public record InputNotes(Map<String, String> notes) {
    public InputNotes {
        notes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /**
     * @param parameter what the text was given for, for messages
     * @param form what an entry looks like, for messages
     * @throws UserError when an entry has no name or nothing behind it
     */
    public static InputNotes parse(String parameter, String text, String form) throws UserError {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                int colon = part.indexOf(':');
                String note = colon < 0 ? "" : part.substring(colon + 1).strip();
                if (note.isEmpty() || part.substring(0, colon).isBlank()) {
                    throw new UserError(parameter + ": '" + part.strip() + "' is not of the form '" + form + "'");
                }
                notes.put(part.substring(0, colon).strip(), note);
            }
        }
        return new InputNotes(notes);
    }

    /** What is said of an input. */
    public Optional<String> of(String input) {
        return find(notes, input);
    }

    /** What a map holds for an input, by its name with or without ending. */
    public static <T> Optional<T> find(Map<String, T> map, String input) {
        int dot = input.lastIndexOf('.');
        T exact = map.get(input);
        return Optional.ofNullable(exact != null || dot < 1 ? exact : map.get(input.substring(0, dot)));
    }

    /** Names in a map that are none of the inputs. */
    public static List<String> unknown(Iterable<String> names, List<String> inputs) {
        List<String> unknown = new java.util.ArrayList<>();
        for (String name : names) {
            boolean known = inputs.stream().anyMatch(input -> input.equals(name) || LayerSetReport.shortened(input).equals(name));
            if (!known && !unknown.contains(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }
}
