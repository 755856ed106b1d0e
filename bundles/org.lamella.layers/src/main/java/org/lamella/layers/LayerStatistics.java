package org.lamella.layers;

import org.lamella.math.Statistics;

/**
 * One layer over all regions.
 *
 * @param name the layer
 * @param summary n, mean, standard deviation, standard error, 95 % interval (Student t), median, least and largest, in nm
 * @param bootstrapLow lower end of the 95 % bootstrap interval of the mean (percentiles) in nm
 * @param bootstrapHigh upper end
 * @param withinRegions standard deviation that a single region's value has from its own measurement; NaN when unknown
 * @param betweenRegions standard deviation of the true values from region to region: what is left of the scatter when the
 *        measurement's share is taken off; NaN when that is unknown
 */
public record LayerStatistics(String name, Statistics.Summary summary, double bootstrapLow, double bootstrapHigh, double withinRegions,
        double betweenRegions) {
}
