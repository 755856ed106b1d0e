package org.lamella.interphase.ui;

import java.util.List;
import java.util.Map;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.figure.Thumbnail;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.CrystalSearch;
import org.lamella.interphase.InterphaseSettings;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.LayerFit;
import org.lamella.interphase.RegionLayers;
import org.lamella.interphase.plugin.InterphaseAnalysis;
import org.lamella.ui.Installed;
import org.lamella.ui.OpenFiles;

/** What is sought in every region of a set. What the search needs is prepared once, with the first of them. */
final class RegionSearch {
    private final String layers;
    private final InterphaseSettings settings;
    private CrystalSearch search;

    /**
     * @param layers as they are typed
     * @throws UserError when they make no sense
     */
    RegionSearch(String layers) throws UserError {
        this.layers = layers.replace(';', ',');
        this.settings = analysis().settings();
    }

    private InterphaseAnalysis analysis() throws UserError {
        InterphaseAnalysis analysis = new InterphaseAnalysis();
        ParameterValues.parse(InstalledAnalysis.of(InterphaseAnalysis.class).info(), Map.of("layers", layers)).applyTo(analysis);
        return analysis;
    }

    /** The layers as the analysis takes them. */
    String layers() {
        return layers;
    }

    InterphaseSettings settings() {
        return settings;
    }

    /** Finds the layers of a region; takes its time. */
    RegionEntry find(RegionEntry entry, Progress progress) throws UserError {
        try {
            List<Dataset> datasets = Installed.readers().open(entry.path()).datasets();
            Image image = analysis().calibrated(datasets.get(OpenFiles.mainDataset(datasets)), entry.name());
            CrystalMap crystals = prepared().find(image, progress.part(0, 0.8));
            RegionLayers layersFound = fit(crystals, LayerCorrection.NONE, progress.part(0.8, 1));
            return entry.found(Thumbnail.of(image), crystals, layersFound);
        } catch (IllegalArgumentException e) {
            // The engine says so what is wrong with an image.
            throw new UserError(e.getMessage(), e);
        }
    }

    private synchronized CrystalSearch prepared() {
        search = search == null ? new CrystalSearch(settings) : search;
        return search;
    }

    /** Finds the layers among crystals that are known already. */
    RegionLayers fit(CrystalMap crystals, LayerCorrection correction, Progress progress) {
        return new LayerFit(settings).fit(crystals, correction, progress);
    }
}
