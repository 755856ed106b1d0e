package org.lamella.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;

/**
 * A guided tour that a plug-in contributes to {@code org.lamella.workbench.tours}.
 *
 * @param id what it is remembered by
 * @param title what it is called in the list
 * @param description one sentence: what is seen in it
 * @param steps in order; at least one
 */
record Tour(String id, String title, String description, List<Step> steps) {
    /**
     * One step.
     *
     * @param title a few words
     * @param text what is to be done by hand, and what is seen then
     * @param command the command that does it, serialised with its parameters; empty when it is for reading only
     */
    record Step(String title, String text, String command) {
    }

    private static final String POINT = "org.lamella.workbench.tours";

    /** All tours, in the order that they ask for, then by title. One without steps is left out. */
    static List<Tour> installed() {
        record Placed(int order, Tour tour) {
        }
        List<Placed> placed = new ArrayList<>();
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)) {
            List<Step> steps = new ArrayList<>();
            for (IConfigurationElement step : element.getChildren("step")) {
                steps.add(new Step(text(step, "title"), text(step, "text"), text(step, "command")));
            }
            if (!steps.isEmpty() && !text(element, "id").isEmpty()) {
                placed.add(new Placed(order(element), new Tour(text(element, "id"), text(element, "title"), text(element, "description"), steps)));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::order).thenComparing(each -> each.tour().title()));
        return placed.stream().map(Placed::tour).toList();
    }

    private static String text(IConfigurationElement element, String name) {
        String value = element.getAttribute(name);
        return value == null ? "" : value.strip();
    }

    private static int order(IConfigurationElement element) {
        try {
            return Integer.parseInt(text(element, "order"));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
