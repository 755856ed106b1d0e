package org.lamella.interphase;

/**
 * How many crystals of each phase a layer holds per area. A phase of the layer has a rate of its own, though never below
 * a share of its rate elsewhere; a phase that is not of the layer has one small rate of false claims everywhere.
 *
 * @param perArea rate by layer and group, in 1/nm²
 */
record LayerRates(double[][] perArea) {
    /** A phase that counts as present is at least so frequent, relative to its mean over the layers that have it. */
    private static final double LEAST_PRESENT = 0.25;
    /** A phase that counts as absent is at most so frequent. */
    private static final double MOST_ABSENT = 0.06;
    /** Crystals added to what is seen, so that no rate is zero. */
    private static final double PRIOR = 0.5;

    /** A layer's own rate is drawn towards that of all layers with the phase as if so many crystals of those were its own. */
    private static final double POOLED = 2;

    /** Rates to start with: every phase is in half of the area, times a factor. */
    static LayerRates start(LayerModel model, DepthCounts counts, double factor) {
        double[][] rates = new double[model.layers().size()][model.groups().size()];
        for (int g = 0; g < model.groups().size(); g++) {
            double rate = factor * (counts.total(g) + PRIOR) / counts.totalArea();
            for (int k = 0; k < rates.length; k++) {
                rates[k][g] = model.holds(k, g) ? rate : MOST_ABSENT * rate;
            }
        }
        return new LayerRates(rates);
    }

    /**
     * The rates that a segmentation shows.
     *
     * @param weights by layer and bin the probability that the bin is of the layer
     */
    static LayerRates of(LayerModel model, DepthCounts counts, double[][] weights) {
        int layers = model.layers().size();
        double[] area = new double[layers];
        for (int k = 0; k < layers; k++) {
            for (int bin = 0; bin < counts.bins(); bin++) {
                area[k] += weights[k][bin] * counts.area()[bin];
            }
        }
        double[][] rates = new double[layers][model.groups().size()];
        for (int g = 0; g < model.groups().size(); g++) {
            double[] seen = new double[layers];
            double present = PRIOR;
            double presentArea = 0;
            double absent = PRIOR / 2;
            double absentArea = 0;
            for (int k = 0; k < layers; k++) {
                for (int bin = 0; bin < counts.bins(); bin++) {
                    seen[k] += weights[k][bin] * counts.counts()[g][bin];
                }
                if (model.holds(k, g)) {
                    present += seen[k];
                    presentArea += area[k];
                } else {
                    absent += seen[k];
                    absentArea += area[k];
                }
            }
            double mean = (counts.total(g) + PRIOR) / counts.totalArea();
            // A layer that all but vanishes must not make the crystals added to it a rate without bounds.
            double pooled = present / Math.max(presentArea, PRIOR / mean);
            double claimed = Math.min(MOST_ABSENT * pooled, absentArea > 0 ? absent / absentArea : MOST_ABSENT * pooled);
            for (int k = 0; k < layers; k++) {
                double own = area[k] > 0 ? (seen[k] + POOLED) / (area[k] + POOLED / pooled) : pooled;
                rates[k][g] = model.holds(k, g) ? Math.max(LEAST_PRESENT * pooled, own) : claimed;
            }
        }
        return new LayerRates(rates);
    }
}
