package org.lamella.lattice;

/**
 * Power by distance from the centre of a spectrum.
 *
 * @param g the lengths |g| at the centres of the rings, in the reciprocal of the image's unit
 * @param power mean power of each ring
 * @param background robust background of each ring (median over ln 2), which lattice spots do not lift
 */
public record RadialProfile(double[] g, double[] power, double[] background) {
    static RadialProfile of(PowerSpectrum spectrum, SpectrumBackground background, double gMin, double gMax) {
        double step = Math.max(spectrum.stepX(), spectrum.stepY());
        int rings = (int) (gMax / step) + 1;
        double[] sum = new double[rings];
        double[] level = new double[rings];
        int[] count = new int[rings];
        for (int l = -background.reachY(); l <= background.reachY(); l++) {
            for (int k = 0; k <= background.reachX(); k++) {
                int ring = (int) (spectrum.length(k, l) / step + 0.5);
                if (ring < rings && background.inRange(k, l)) {
                    double noise = background.backgroundAt(k, l);
                    sum[ring] += background.at(k, l) * noise;
                    level[ring] += noise;
                    count[ring]++;
                }
            }
        }
        int first = 0;
        while (first < rings && count[first] == 0) {
            first++;
        }
        int n = rings - first;
        double[] g = new double[n];
        double[] power = new double[n];
        double[] floor = new double[n];
        for (int i = 0; i < n; i++) {
            g[i] = (first + i) * step;
            power[i] = count[first + i] > 0 ? sum[first + i] / count[first + i] : Double.NaN;
            floor[i] = count[first + i] > 0 ? level[first + i] / count[first + i] : Double.NaN;
        }
        return new RadialProfile(g, power, floor);
    }
}
