package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.PhaseIdentification;
import org.lamella.lattice.SpotSearch;
import org.lamella.lattice.SpotSearchSettings;

/**
 * Measures a region with the defaults of the analysis {@code lattice}, so that the views show what the analysis will say.
 * Prepared reflections are kept from one region to the next. Used on one thread in the background.
 */
final class Measuring {
    private IndexingSettings preparedFor;
    private PhaseIdentification prepared;

    RegionMeasurement measure(LatticeSession.Shown shown, Set<String> candidates) throws UserError {
        double pixelSize = shown.pixelSize();
        SpotSearchSettings settings = SpotSearchSettings.defaults(pixelSize);
        SpotSearch.Result found = new SpotSearch(settings).find(shown.image(), Progress.NONE);
        double uncertainty = shown.document().pixelSize().filter(size -> size.hasUncertainty() && size.uncertainty() > 0)
                .map(size -> size.uncertainty() / size.value()).orElse(IndexingSettings.DEFAULT_CALIBRATION_UNCERTAINTY);
        IndexingSettings indexing = IndexingSettings.of(phases(candidates), settings, pixelSize, uncertainty,
                uncertainty * IndexingSettings.ANISOTROPY_SHARE, IndexingSettings.DEFAULT_FALSE_ALARM, IndexingSettings.DEFAULT_MAXIMUM_PHASES);
        if (!indexing.equals(preparedFor)) {
            prepared = new PhaseIdentification(indexing);
            preparedFor = indexing;
        }
        return new RegionMeasurement(found.spots(), prepared.identify(found.spots(), Progress.NONE), found.radialProfile(),
                Double.isNaN(pixelSize) ? 0 : uncertainty);
    }

    private static List<Phase> phases(Set<String> names) throws UserError {
        PhaseLibrary library = PhaseLibrary.installed();
        List<Phase> phases = new ArrayList<>();
        for (String name : names) {
            if (library.names().contains(name)) {
                phases.add(library.get(name));
            }
        }
        return phases;
    }
}
