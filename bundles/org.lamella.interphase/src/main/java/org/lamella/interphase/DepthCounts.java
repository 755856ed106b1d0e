package org.lamella.interphase;

import java.util.Arrays;
import java.util.List;
import org.lamella.math.CurvedInterface;

/**
 * Crystals of each phase and the area that was searched, by depth below an interface. A crystal counts at its centre; one
 * that is much larger than a window counts once for every window's area that it covers, spread over its depths.
 *
 * @param start depth at the upper edge of the first bin in nm
 * @param step depth of a bin in nm
 * @param area searched area of each bin in nm²
 * @param counts crystals by group and bin; fractions where a crystal may be of several phases
 */
record DepthCounts(double start, double step, double[] area, double[][] counts) {
    /** Crystals larger than this many windows are spread. */
    private static final double LARGE = 2;

    int bins() {
        return area.length;
    }

    double depth(double edge) {
        return start + edge * step;
    }

    /** How many crystals of a group there are. */
    double total(int group) {
        return Arrays.stream(counts[group]).sum();
    }

    /** The area that was searched, in nm². */
    double totalArea() {
        return Arrays.stream(area).sum();
    }

    /**
     * Sorts the crystals of an image by depth.
     *
     * @param step depth of a bin in nm
     */
    static DepthCounts of(CrystalMap map, CurvedInterface face, double step) {
        return new Collector(map, face, step, null, 1).all[0];
    }

    /**
     * The same for each of several strips side by side along the interface; their sum is the whole.
     *
     * @param strips how many strips of equal width
     */
    static List<DepthCounts> strips(CrystalMap map, CurvedInterface face, double step, int strips) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] along = new double[map.grid().count()];
        face.places(map.windowsX(), map.windowsY(), along, new double[along.length]);
        for (double place : along) {
            range[0] = Math.min(range[0], place);
            range[1] = Math.max(range[1], place);
        }
        return List.of(new Collector(map, face, step, range, strips).all);
    }

    private static final class Collector {
        private final CrystalMap map;
        private final double start;
        private final double step;
        private final double[] range;
        private final DepthCounts[] all;

        Collector(CrystalMap map, CurvedInterface face, double step, double[] range, int strips) {
            this.map = map;
            this.step = step;
            this.range = range;
            int windows = map.grid().count();
            double[] depth = new double[windows];
            int[] strip = new int[windows];
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double[] along = new double[windows];
            face.places(map.windowsX(), map.windowsY(), along, depth);
            for (int window = 0; window < windows; window++) {
                strip[window] = strip(along[window], strips);
                least = Math.min(least, depth[window]);
                most = Math.max(most, depth[window]);
            }
            double half = map.stride() / 2;
            this.start = Math.floor((least - half) / step) * step;
            int bins = (int) Math.ceil((most + half - start) / step) + 1;
            int groups = map.model().groups().size();
            this.all = new DepthCounts[strips];
            for (int s = 0; s < strips; s++) {
                all[s] = new DepthCounts(start, step, new double[bins], new double[groups][bins]);
            }
            double cell = map.stride() * map.stride();
            for (int window = 0; window < windows; window++) {
                spread(all[strip[window]].area, depth[window], half, cell);
            }
            for (Crystal crystal : map.crystals()) {
                count(crystal, face, depth, strip, half, strips);
            }
        }

        private int strip(double along, int strips) {
            return range == null ? 0 : (int) Math.max(0, Math.min(strips - 1, strips * (along - range[0]) / (range[1] - range[0] + 1e-9)));
        }

        private void count(Crystal crystal, CurvedInterface face, double[] depth, int[] strip, double half, int strips) {
            double times = crystal.area() / map.windowArea();
            if (times <= LARGE) {
                CurvedInterface.Place place = face.place(crystal.x(), crystal.y());
                DepthCounts one = all[strip(place.along(), strips)];
                int bin = (int) Math.max(0, Math.min(one.bins() - 1, (place.depth() - start) / step));
                for (int g = 0; g < crystal.shares().length; g++) {
                    one.counts[g][bin] += crystal.shares()[g];
                }
                return;
            }
            double each = times / crystal.footprint().length;
            for (int window : crystal.footprint()) {
                for (int g = 0; g < crystal.shares().length; g++) {
                    if (crystal.shares()[g] > 0) {
                        spread(all[strip[window]].counts[g], depth[window], half, each * crystal.shares()[g]);
                    }
                }
            }
        }

        /** Adds an amount evenly over a range of depths. */
        private void spread(double[] bins, double depth, double half, double amount) {
            double from = (depth - half - start) / step;
            double to = (depth + half - start) / step;
            for (int bin = (int) Math.floor(from); bin < to; bin++) {
                double overlap = Math.min(to, bin + 1) - Math.max(from, bin);
                if (overlap > 0 && bin >= 0 && bin < bins.length) {
                    bins[bin] += amount * overlap / (to - from);
                }
            }
        }
    }

    /** The sum of several. */
    static DepthCounts sum(List<DepthCounts> parts) {
        double[] ones = new double[parts.size()];
        Arrays.fill(ones, 1);
        return sum(parts, ones);
    }

    /** The sum of several with weights, for example those that a bootstrap drew. */
    static DepthCounts sum(List<DepthCounts> parts, double[] weights) {
        DepthCounts first = parts.get(0);
        double[] area = new double[first.bins()];
        double[][] counts = new double[first.counts.length][first.bins()];
        for (int p = 0; p < weights.length; p++) {
            DepthCounts part = parts.get(p);
            for (int bin = 0; bin < area.length; bin++) {
                area[bin] += weights[p] * part.area[bin];
                for (int g = 0; g < counts.length; g++) {
                    counts[g][bin] += weights[p] * part.counts[g][bin];
                }
            }
        }
        return new DepthCounts(first.start, first.step, area, counts);
    }
}
