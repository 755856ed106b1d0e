package org.lamella.interphase.ui;

import java.nio.file.Path;
import org.lamella.data.Image;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.RegionLayers;
import org.lamella.layers.RegionDepths;

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
        String excluded) {
    static RegionEntry waiting(Path path) {
        return new RegionEntry(path, "waiting", null, null, null, LayerCorrection.NONE, null);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Whether its layers are known. */
    public boolean isDone() {
        return layers != null;
    }

    RegionEntry saying(String newMessage) {
        return new RegionEntry(path, newMessage, null, null, null, correction, excluded);
    }

    RegionEntry found(Image newThumbnail, CrystalMap newCrystals, RegionLayers newLayers) {
        return new RegionEntry(path, "", newThumbnail, newCrystals, newLayers, correction, excluded);
    }

    RegionEntry corrected(LayerCorrection newCorrection, RegionLayers newLayers) {
        return new RegionEntry(path, message, thumbnail, crystals, newLayers, newCorrection, excluded);
    }

    RegionEntry excludedBecause(String reason) {
        return new RegionEntry(path, message, thumbnail, crystals, layers, correction, reason);
    }

    RegionDepths depths() {
        return layers.depths(name());
    }
}
