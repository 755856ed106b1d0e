package org.lamella.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lamella.data.Region;

/**
 * The regions of one image and which of them is selected. Names are unique. Every change is a whole new state, so that
 * undoing one is setting the state before.
 *
 * <p>Used on one thread.</p>
 */
public final class RegionSet {
    private final Listeners<Change> listeners = new Listeners<>();
    private List<Region> regions = List.of();
    private String selected;

    /**
     * What has changed.
     *
     * @param isAdjusting whether more changes of the same kind follow at once, as while a region is dragged
     */
    public record Change(boolean isAdjusting) {
    }

    /** All regions with the selection; immutable. */
    public record State(List<Region> regions, String selected) {
        public State {
            regions = List.copyOf(regions);
        }
    }

    public Listeners<Change> listeners() {
        return listeners;
    }

    public List<Region> all() {
        return regions;
    }

    public Optional<Region> selected() {
        return find(selected);
    }

    public Optional<Region> find(String name) {
        return regions.stream().filter(region -> region.name().equals(name)).findFirst();
    }

    public State state() {
        return new State(regions, selected);
    }

    public void restore(State state) {
        set(state.regions, state.selected, false);
    }

    /** @param name null for none */
    public void select(String name) {
        if (!java.util.Objects.equals(name, selected)) {
            set(regions, name, false);
        }
    }

    /** Selects the next region, or the one before. */
    public void selectNext(boolean forwards) {
        if (!regions.isEmpty()) {
            int now = selected().map(regions::indexOf).orElse(forwards ? -1 : regions.size());
            select(regions.get(Math.floorMod(now + (forwards ? 1 : -1), regions.size())).name());
        }
    }

    /** Adds a region and selects it; should its name be taken it gets a number. */
    public Region add(Region region) {
        Region named = region.withName(free(region.name()));
        List<Region> more = new ArrayList<>(regions);
        more.add(named);
        set(more, named.name(), false);
        return named;
    }

    /** Puts another region in the place of one; the new name must be free or the same. */
    public void replace(String name, Region region, boolean isAdjusting) {
        if (!name.equals(region.name()) && find(region.name()).isPresent()) {
            throw new IllegalArgumentException("there is a region '" + region.name() + "' already");
        }
        List<Region> others = regions.stream().map(one -> one.name().equals(name) ? region : one).toList();
        set(others, name.equals(selected) ? region.name() : selected, isAdjusting);
    }

    public void remove(String name) {
        int index = regions.indexOf(find(name).orElse(null));
        if (index >= 0) {
            List<Region> fewer = new ArrayList<>(regions);
            fewer.remove(index);
            String next = fewer.isEmpty() ? null : fewer.get(Math.min(index, fewer.size() - 1)).name();
            set(fewer, name.equals(selected) ? next : selected, false);
        }
    }

    private void set(List<Region> newRegions, String newSelected, boolean isAdjusting) {
        regions = List.copyOf(newRegions);
        selected = newSelected;
        listeners.tell(new Change(isAdjusting));
    }

    /** A name that no region has: the wanted one, or with a number behind it. */
    public String free(String wanted) {
        Set<String> taken = regions.stream().map(Region::name).collect(Collectors.toSet());
        String stem = wanted.replaceFirst(" \\d+$", "");
        String name = wanted;
        for (int i = 1; taken.contains(name); i++) {
            name = stem + " " + i;
        }
        return name;
    }

    /** The name for a new region: the word and the first free number. */
    public String number(String word) {
        Set<String> taken = regions.stream().map(Region::name).collect(Collectors.toSet());
        int i = 1;
        while (taken.contains(word + " " + i)) {
            i++;
        }
        return word + " " + i;
    }
}
