package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.lattice.plugin.LatticeAnalysis;
import org.lamella.ui.Settings;

/** Which phases of the library may be there and which are drawn over the spectrum; remembered. */
public final class PhaseChoice {
    private final Runnable changed;
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> candidates = new LinkedHashSet<>();
    private PhaseLibrary library;

    PhaseChoice(Runnable changed) {
        this.changed = changed;
        String remembered = Settings.of("lattice").get("candidates", "");
        candidates.addAll(remembered.isBlank() ? defaults() : List.of(remembered.split("\n")));
    }

    /** The candidates of the analysis {@code lattice}, so that views and command line begin with the same. */
    private static List<String> defaults() {
        List<String> names = new ArrayList<>();
        InstalledAnalysis.of(LatticeAnalysis.class).info().parameter("candidates").flatMap(parameter -> parameter.defaultValue())
                .ifPresent(value -> ((List<?>) value).forEach(name -> names.add(name.toString())));
        return names;
    }

    /** The library; read at the first call, which takes a moment. */
    public synchronized PhaseLibrary library() {
        if (library == null) {
            library = PhaseLibrary.installed();
        }
        return library;
    }

    /** Reads the library again, after a phase was imported. */
    void reload() {
        synchronized (this) {
            library = null;
        }
        changed.run();
    }

    public Optional<Phase> find(String name) {
        return library().all().stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    public Set<String> shown() {
        return new LinkedHashSet<>(shown);
    }

    void setShown(Set<String> names) {
        shown.clear();
        shown.addAll(names);
        changed.run();
    }

    /** The names of the phases that may be there. */
    public Set<String> candidates() {
        return new LinkedHashSet<>(candidates);
    }

    void setCandidates(Set<String> names) {
        candidates.clear();
        candidates.addAll(names);
        Settings.of("lattice").put("candidates", String.join("\n", names));
        changed.run();
    }

    /** The number of a phase's colour: the same in all views, as long as the library stays. */
    public int category(String name) {
        int index = new ArrayList<>(candidates).indexOf(name);
        if (index < 0) {
            index = candidates.size() + Math.max(0, library().names().indexOf(name));
        }
        return index;
    }
}
