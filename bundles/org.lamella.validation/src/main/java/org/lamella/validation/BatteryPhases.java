package org.lamella.validation;

import java.util.ArrayList;
import java.util.List;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.UserError;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.LatticeMeasurement;
import org.lamella.lattice.SpotSearchSettings;

/** The fourteen phases of battery interphases that the studies take as candidates, and the default analysis with them. */
final class BatteryPhases {
    private static final List<String> NAMES = List.of("Li", "Li2O", "Li3N", "Li3PO4-gamma", "Li3PO4-beta", "Li2PO2N", "LNMO", "Li2S", "LiF",
            "LiH", "Li2CO3", "LiOH", "Li3P", "graphite");
    static final double SMALLEST = 0.1;
    static final double LARGEST = 1.2;

    private BatteryPhases() {
    }

    static List<Phase> all() {
        List<Phase> phases = new ArrayList<>();
        NAMES.forEach(name -> phases.add(get(name)));
        return phases;
    }

    static Phase get(String name) {
        try {
            return PhaseLibrary.builtIn().get(name);
        } catch (UserError e) {
            throw new IllegalStateException("the phase library lacks " + name, e);
        }
    }

    /** The analysis with all defaults but the calibration's uncertainty. */
    static LatticeMeasurement measurement(double calibrationUncertainty) {
        return new LatticeMeasurement(
                new SpotSearchSettings(SpotSearchSettings.DEFAULT_FALSE_ALARM, SMALLEST, LARGEST, SpotSearchSettings.DEFAULT_MAXIMUM_SPOTS),
                new IndexingSettings(all(), calibrationUncertainty, calibrationUncertainty * IndexingSettings.ANISOTROPY_SHARE,
                        IndexingSettings.DEFAULT_FALSE_ALARM, SMALLEST, LARGEST, IndexingSettings.DEFAULT_MAXIMUM_PHASES));
    }
}
