package org.lamella.simulation.plugin;

import java.util.Arrays;
import java.util.List;

/** The items of a list of a user, who may have put semicolons where commas are expected. */
final class ListItems {
    private ListItems() {
    }

    static List<String> of(String[] list) {
        return Arrays.stream(list).flatMap(part -> Arrays.stream(part.split(";"))).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }
}
