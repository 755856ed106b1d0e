package org.lamella.interphase.ui;

import java.nio.file.Path;
import org.lamella.data.Image;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.RegionLayers;
import org.lamella.layers.RegionDepths;
import org.lamella.ui.results.set.ImageSetEntry;

/**
 * One region of the set.
 *
 * @param path its file
 * @param message what is wrong, or what is being done; empty when there are layers
 * @param thumbnail the image with fewer pixels; null until it was read
 * @param crystals what was found in it; null until then
 * @param layers where the layers are; null until then
 * @param correction what was set by hand
 * @param excluded why it takes no part in the statistics; null when it does
 */
public record RegionEntry(Path path, String message, Image thumbnail, CrystalMap crystals, RegionLayers layers, LayerCorrection correction,
        String excluded) implements ImageSetEntry<RegionEntry> {
    static RegionEntry waiting(Path path) {
        return new RegionEntry(path, WAITING, null, null, null, LayerCorrection.NONE, null);
    }

    @Override
    public boolean isDone() {
        return layers != null;
    }

    @Override
    public boolean isCorrected() {
        return !correction.isNone();
    }

    @Override
    public RegionEntry saying(String newMessage) {
        return new RegionEntry(path, newMessage, thumbnail, crystals, layers, correction, excluded);
    }

    /** Corrections go: they are of boundaries that may not be sought any more. */
    @Override
    public RegionEntry again() {
        return new RegionEntry(path, WAITING, null, null, null, LayerCorrection.NONE, excluded);
    }

    @Override
    public RegionEntry excludedBecause(String reason) {
        return new RegionEntry(path, message, thumbnail, crystals, layers, correction, reason);
    }

    RegionEntry found(Image newThumbnail, CrystalMap newCrystals, RegionLayers newLayers) {
        return new RegionEntry(path, "", newThumbnail, newCrystals, newLayers, correction, excluded);
    }

    RegionEntry corrected(LayerCorrection newCorrection, RegionLayers newLayers) {
        return new RegionEntry(path, message, thumbnail, crystals, newLayers, newCorrection, excluded);
    }

    RegionDepths depths() {
        return layers.depths(name());
    }
}
