package org.lamella.interphase.plugin;

import org.lamella.data.Image;
import org.lamella.interphase.CrystalMap;
import org.lamella.interphase.LayerCorrection;
import org.lamella.interphase.RegionLayers;

/**
 * One image with what was found in it.
 *
 * @param name of the input
 * @param thumbnail the image with fewer pixels, for the figures
 * @param crystals what it holds
 * @param layers where they lie
 * @param correction what a person set
 * @param excluded why it takes no part in the statistics, or null
 */
public record MeasuredRegion(String name, Image thumbnail, CrystalMap crystals, RegionLayers layers, LayerCorrection correction, String excluded) {
}
