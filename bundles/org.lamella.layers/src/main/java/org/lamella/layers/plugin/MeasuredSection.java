package org.lamella.layers.plugin;

import java.util.List;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.layers.LayerThickness;
import org.lamella.layers.RegionDepths;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.SectionLayers;
import org.lamella.layers.StackLayers;

/**
 * One input with what was found in it.
 *
 * @param name of the input
 * @param thumbnail its image, or the first slice, with fewer pixels, for the figures
 * @param stack the layers; one slice for a single image
 * @param unit of lengths
 * @param tiltNote how the tilt was dealt with
 * @param dataBar rows that were left out
 * @param isLabels whether boundaries were taken from a mask
 * @param correction what a person set
 * @param excluded why it takes no part in the statistics, or null
 * @param notes what a reader should know, a line each
 */
public record MeasuredSection(String name, Image thumbnail, StackLayers stack, Unit unit, String tiltNote, int dataBar, boolean isLabels,
        SectionCorrection correction, String excluded, List<String> notes) {
    public MeasuredSection {
        notes = List.copyOf(notes);
    }

    /** The only slice, or the first. */
    public SectionLayers first() {
        return stack.slices().get(0);
    }

    public boolean hasLayers() {
        return !stack.layers().isEmpty();
    }

    /** The thicknesses as one sampling unit of the statistics, with what its own measurement scatters by. */
    public RegionDepths depths() {
        double[] thickness = stack.layers().stream().mapToDouble(LayerThickness::mean).toArray();
        double[] variance = stack.layers().stream().mapToDouble(layer -> Math.pow(layer.budget().sampling(), 2)).toArray();
        double total = stack.total() == null ? Double.NaN : stack.total().mean();
        double totalVariance = stack.total() == null ? Double.NaN : Math.pow(stack.total().budget().sampling(), 2);
        return new RegionDepths(name, thickness, variance, total, totalVariance);
    }

    /** The names of the layers. */
    public List<String> names() {
        return stack.layers().stream().map(LayerThickness::name).toList();
    }
}
