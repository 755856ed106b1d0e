package org.lamella.interphase.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.UserError;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.LayerModel;
import org.lamella.interphase.PhaseGroup;

/**
 * Reads layers as people type them: {@code Li metal; Li+Li2O; Li2O+Li3N+Li3PO4; amorphous}. A layer is a sum of phases;
 * {@code X metal} (or {@code X bulk}) and {@code amorphous} are the flanks, wherever they stand in the list; a layer may
 * have a name in front: {@code inner=Li+Li2O}. A name like {@code Li3PO4} stands for all its polymorphs in the library.
 */
final class LayerText {
    private static final String AMORPHOUS = "amorphous";

    private final PhaseLibrary library;
    private final Map<String, PhaseGroup> groups = new LinkedHashMap<>();
    private final List<LayerDefinition> interphase = new ArrayList<>();
    private final List<LayerDefinition> flanks = new ArrayList<>();
    private boolean flankBefore;

    private LayerText(PhaseLibrary library) {
        this.library = library;
    }

    /**
     * @param items the layers, each of them possibly several behind semicolons
     * @param candidates more phases to be told apart from those of the layers
     * @throws UserError for a phase that nobody knows or layers that make no sense
     */
    static LayerModel parse(String[] items, String[] candidates, PhaseLibrary library) throws UserError {
        LayerText text = new LayerText(library);
        for (String item : items) {
            for (String layer : item.split(";")) {
                if (!layer.isBlank()) {
                    text.layer(layer.strip());
                }
            }
        }
        for (String candidate : candidates) {
            if (!candidate.isBlank()) {
                text.group(candidate.strip());
            }
        }
        return text.model();
    }

    private void layer(String text) throws UserError {
        int equals = text.indexOf('=');
        String body = equals < 0 ? text : text.substring(equals + 1).strip();
        String lower = body.toLowerCase(Locale.ROOT);
        if (lower.equals(AMORPHOUS) || lower.startsWith(AMORPHOUS + " ") || lower.endsWith(" " + AMORPHOUS)) {
            flank(new LayerDefinition(equals < 0 ? text : text.substring(0, equals).strip(), List.of(), true));
            return;
        }
        boolean isBulk = lower.endsWith(" metal") || lower.endsWith(" bulk") || lower.endsWith(" flank");
        String phases = isBulk ? body.substring(0, body.lastIndexOf(' ')) : body;
        List<String> names = new ArrayList<>();
        for (String phase : phases.split("\\+", -1)) {
            if (phase.isBlank()) {
                throw new UserError("layers: '" + text + "' lacks a phase before or after a '+'");
            }
            names.add(group(phase.strip()));
        }
        LayerDefinition layer = new LayerDefinition(equals < 0 ? text : text.substring(0, equals).strip(), names, isBulk);
        if (isBulk) {
            flank(layer);
        } else {
            interphase.add(layer);
        }
    }

    private void flank(LayerDefinition layer) throws UserError {
        if (flanks.size() == 2) {
            throw new UserError("layers: '" + layer.name() + "' is a third flank; an interphase has two sides");
        }
        if (flanks.isEmpty()) {
            flankBefore = interphase.isEmpty();
        }
        flanks.add(layer);
    }

    private String group(String name) throws UserError {
        if (!groups.containsKey(name)) {
            List<Phase> polymorphs = library.all().stream().filter(phase -> phase.name().startsWith(name + "-")).toList();
            List<Phase> phases = library.names().contains(name) || polymorphs.isEmpty() ? List.of(library.get(name)) : polymorphs;
            groups.put(name, new PhaseGroup(name, phases));
        }
        return name;
    }

    private LayerModel model() throws UserError {
        List<LayerDefinition> all = new ArrayList<>(interphase);
        if (flanks.size() == 1) {
            all.add(flankBefore ? 0 : all.size(), flanks.get(0));
        } else if (flanks.size() == 2) {
            // Both behind the layers: the crystalline side is the one that the first layer lies on.
            boolean swapped = !flankBefore && flanks.get(0).phases().isEmpty();
            all.add(0, flanks.get(swapped ? 1 : 0));
            all.add(flanks.get(swapped ? 0 : 1));
        }
        if (all.isEmpty()) {
            throw new UserError("layers: no layer is given; an example: 'Li metal; Li+Li2O; Li2O+Li3N+Li3PO4; amorphous'");
        }
        try {
            return new LayerModel(List.copyOf(groups.values()), all);
        } catch (IllegalArgumentException e) {
            throw new UserError("layers: " + e.getMessage(), e);
        }
    }
}
