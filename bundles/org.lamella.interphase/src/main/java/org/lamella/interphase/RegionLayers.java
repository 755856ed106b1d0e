package org.lamella.interphase;

import java.util.List;
import org.lamella.layers.RegionDepths;
import org.lamella.math.CurvedInterface;

/**
 * The layers of one region.
 *
 * @param face how the layers lie: an interface through the middle of the image
 * @param zero what the face calls the least depth in the image, in nm; depths of layers are counted from there
 * @param foreshortening by which factor distances along the face's normal are smaller on average than along the true one, because its
 *        direction is found with some uncertainty; 1 where it is known
 * @param depth the greatest depth in the image in nm
 * @param layers all layers of the model in order, flanks included
 * @param total thickness from the first to the last layer of the interphase in nm
 * @param totalUncertainty its standard uncertainty, without the calibration's share
 * @param occurrence how often each phase is seen at each depth
 * @param strips into how many strips the region was cut for the bootstrap
 */
public record RegionLayers(CurvedInterface face, double zero, double foreshortening, double depth, List<LayerExtent> layers, double total,
        double totalUncertainty, Occurrence occurrence, int strips) {
    public RegionLayers {
        layers = List.copyOf(layers);
    }

    /** The layers of the interphase itself. */
    public List<LayerExtent> interphase() {
        return layers.stream().filter(layer -> !layer.isFlank()).toList();
    }

    /**
     * A point of the image.
     *
     * @param along place along the interface in nm, 0 in the middle of the image
     * @param layerDepth depth as the layers count it
     * @return x and y in nm from the image's upper left corner
     */
    public double[] point(double along, double layerDepth) {
        return face.point(along, layerDepth * foreshortening + zero);
    }

    /** The depth, as the layers count it, of a point in nm from the image's upper left corner. */
    public double depthAt(double x, double y) {
        return (face.depth(x, y) - zero) / foreshortening;
    }

    /** Whether the interphase has any layer. */
    public boolean hasInterphase() {
        return interphase().stream().anyMatch(LayerExtent::isPresent);
    }

    /** The thicknesses as one region of the statistics. */
    public RegionDepths depths(String name) {
        double[] thickness = interphase().stream().mapToDouble(LayerExtent::thickness).toArray();
        double[] variance = interphase().stream().mapToDouble(layer -> Math.pow(layer.thicknessUncertainty(), 2)).toArray();
        return new RegionDepths(name, thickness, variance, total, Math.pow(totalUncertainty, 2));
    }
}
