package org.lamella.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lamella.data.Quantity;

/** Finds numbers in a result that are not finite: they become null, and a warning says so. */
final class NonFinite {
    private NonFinite() {
    }

    static List<String> warnings(Map<String, Object> results) {
        List<String> warnings = new ArrayList<>();
        search("results", results, warnings);
        return warnings;
    }

    private static void search(String path, Object value, List<String> warnings) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> search(path + "." + name, part, warnings));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                search(path + "[" + i + "]", list.get(i), warnings);
            }
        } else if (value instanceof Quantity quantity) {
            if (!Double.isFinite(quantity.value()) || Double.isInfinite(quantity.uncertainty())) {
                warnings.add(path + " could not be determined and is null");
            }
        } else if (value instanceof Double number && !Double.isFinite(number) || value instanceof Float single && !Float.isFinite(single)) {
            warnings.add(path + " could not be determined and is null");
        }
    }
}
