package org.lamella.interphase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lamella.crystal.Phase;

/**
 * The layers that are sought, in order of depth, and the phases that tell them apart. Where no flank is given, one
 * without crystals is added, so that an interphase need not reach to the edges of the image.
 *
 * @param groups the phases
 * @param layers all layers, flanks included
 */
public record LayerModel(List<PhaseGroup> groups, List<LayerDefinition> layers) {
    /** More layers cannot be told apart in one image. */
    public static final int MOST_LAYERS = 10;
    private static final String OUTSIDE_BEFORE = "before";
    private static final String OUTSIDE_BEYOND = "beyond";

    public LayerModel {
        groups = List.copyOf(groups);
        Set<String> known = new HashSet<>();
        groups.forEach(group -> known.add(group.name()));
        List<LayerDefinition> all = new ArrayList<>(layers);
        if (all.stream().allMatch(LayerDefinition::isFlank)) {
            throw new IllegalArgumentException("no layer of the interphase is given, only flanks");
        }
        if (!all.get(0).isFlank()) {
            all.add(0, new LayerDefinition(OUTSIDE_BEFORE, List.of(), true));
        }
        if (!all.get(all.size() - 1).isFlank()) {
            all.add(new LayerDefinition(OUTSIDE_BEYOND, List.of(), true));
        }
        if (all.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(all.size() + " layers are more than the " + MOST_LAYERS + " that can be told apart");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            LayerDefinition layer = all.get(i);
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException("two layers are called '" + layer.name() + "'; give them names: 'name=phases'");
            }
            if (layer.isFlank() && i > 0 && i < all.size() - 1) {
                throw new IllegalArgumentException("'" + layer.name() + "' is a flank and must be the first or the last layer");
            }
            if (!known.containsAll(layer.phases())) {
                throw new IllegalArgumentException("layer '" + layer.name() + "' holds a phase that is not among " + known);
            }
            if (i > 0 && Set.copyOf(layer.phases()).equals(Set.copyOf(all.get(i - 1).phases())) && !layer.isFlank() && !all.get(i - 1).isFlank()) {
                throw new IllegalArgumentException("layers '" + all.get(i - 1).name() + "' and '" + layer.name()
                        + "' hold the same phases and cannot be told apart");
            }
        }
        layers = List.copyOf(all);
    }

    /** All phases, each once, in the order of the groups. */
    public List<Phase> candidates() {
        return groups.stream().flatMap(group -> group.phases().stream()).distinct().toList();
    }

    /** The layers of the interphase itself, without the flanks. */
    public List<LayerDefinition> interphase() {
        return layers.stream().filter(layer -> !layer.isFlank()).toList();
    }

    /** The number of the group that a phase of the library belongs to, or -1. */
    int groupOf(String phase) {
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).contains(phase)) {
                return g;
            }
        }
        return -1;
    }

    boolean holds(int layer, int group) {
        return layers.get(layer).phases().contains(groups.get(group).name());
    }

    /** The same layers in opposite order of depth. */
    LayerModel reversed() {
        return new LayerModel(groups, layers.reversed());
    }
}
