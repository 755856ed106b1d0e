package org.lamella.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A list in one line: items between commas. A comma within brackets, as in {@code C(x,y)}, or within quotes belongs to its item. */
final class ItemList {
    private ItemList() {
    }

    /** The items, without outer blanks and quotes; empty ones are left out. */
    static List<String> parse(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        int depth = 0;
        boolean isQuoted = false;
        for (char each : text.toCharArray()) {
            if (each == '"') {
                isQuoted = !isQuoted;
                continue;
            }
            if (!isQuoted) {
                depth = Math.max(0, depth + ("([{".indexOf(each) >= 0 ? 1 : ")]}".indexOf(each) >= 0 ? -1 : 0));
            }
            if (each == ',' && depth == 0 && !isQuoted) {
                add(items, item);
            } else {
                item.append(each);
            }
        }
        add(items, item);
        if (depth > 0) {
            // A bracket that nothing closes is no bracket.
            return List.of(text.split(",")).stream().map(part -> part.replace("\"", "").strip()).filter(part -> !part.isEmpty()).toList();
        }
        return List.copyOf(items);
    }

    private static void add(List<String> items, StringBuilder item) {
        if (!item.toString().isBlank()) {
            items.add(item.toString().strip());
        }
        item.setLength(0);
    }

    /** The line that is parsed into these items. */
    static String join(List<String> items) {
        return items.stream().map(item -> parse(item).equals(List.of(item)) ? item : '"' + item + '"').collect(Collectors.joining(","));
    }
}
