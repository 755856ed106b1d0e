package org.lamella.lattice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;

/** The fourteen phases that the lattice analysis takes as candidates when none are named, and others of the library. */
final class BatteryPhases {
    static final List<String> NAMES = List.of("Li", "Li2O", "Li3N", "Li3PO4-gamma", "Li3PO4-beta", "Li2PO2N", "LNMO", "Li2S", "LiF", "LiH",
            "Li2CO3", "LiOH", "Li3P", "graphite");
    private static final Map<String, Phase> PHASES = read();

    private BatteryPhases() {
    }

    private static Map<String, Phase> read() {
        Map<String, Phase> phases = new LinkedHashMap<>();
        PhaseLibrary.builtIn().all().forEach(phase -> phases.put(phase.name(), phase));
        return Map.copyOf(phases);
    }

    static Phase get(String name) {
        Phase phase = PHASES.get(name);
        if (phase == null) {
            throw new IllegalArgumentException("no phase " + name + " in " + PHASES.keySet());
        }
        return phase;
    }

    static List<Phase> all() {
        List<Phase> phases = new ArrayList<>();
        NAMES.forEach(name -> phases.add(get(name)));
        return phases;
    }

    /** The defaults of the analysis but for the calibration's uncertainty. */
    static IndexingSettings settings(List<Phase> candidates, double calibrationUncertainty) {
        return new IndexingSettings(candidates, calibrationUncertainty, calibrationUncertainty * IndexingSettings.ANISOTROPY_SHARE,
                IndexingSettings.DEFAULT_FALSE_ALARM, 0.1, 1.2, IndexingSettings.DEFAULT_MAXIMUM_PHASES);
    }

    static PhaseIdentification identification(double calibrationUncertainty) {
        return new PhaseIdentification(settings(all(), calibrationUncertainty));
    }
}
