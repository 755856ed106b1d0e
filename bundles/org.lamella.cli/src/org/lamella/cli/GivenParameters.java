package org.lamella.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code -p name=value}. */
final class GivenParameters {
    private GivenParameters() {
    }

    static Map<String, Object> parse(List<String> parameters) throws UsageError {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new UsageError("'-p " + parameter + "' is not NAME=VALUE");
            }
            String name = parameter.substring(0, equals).strip();
            String value = parameter.substring(equals + 1).strip();
            // Regions may be given one by one.
            given.merge(name, value, (before, next) -> name.equals("region") ? before + ";" + next : next);
        }
        return given;
    }
}
