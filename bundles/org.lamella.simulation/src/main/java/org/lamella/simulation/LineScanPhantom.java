package org.lamella.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line scan across an interface with Poisson counts.
 *
 * @param points along the line, at least 5
 * @param step from point to point in nm; the first lies at 0
 * @param signals at least one, with different names
 */
public record LineScanPhantom(int points, double step, List<ScanSignal> signals) {
    /** @throws IllegalArgumentException when there are too few points or signals, or two of one name */
    public LineScanPhantom {
        signals = List.copyOf(signals);
        if (points < 5 || !(step > 0) || !Double.isFinite(step) || signals.isEmpty()
                || signals.stream().map(ScanSignal::name).distinct().count() < signals.size()) {
            throw new IllegalArgumentException("a line scan needs 5 points, a positive step, and signals of different names");
        }
    }

    /** Counts of every signal at every point; the same seed gives the same counts everywhere. */
    public double[][] simulate(long seed) {
        Deviates deviates = new Deviates(seed);
        double[][] counts = new double[signals.size()][points];
        for (int s = 0; s < counts.length; s++) {
            for (int i = 0; i < points; i++) {
                counts[s][i] = deviates.poisson(signals.get(s).expected(i * step));
            }
        }
        return counts;
    }

    /** What is true of the scan, for the file beside it: midpoints and widths, and the interphase from the first 10 % to the last 90 % of a step. */
    public Map<String, Object> truth() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("simulated", true);
        root.put("signals", signals.stream().map(LineScanPhantom::truth).toList());
        double start = signals.stream().mapToDouble(signal -> signal.midpoint() - signal.width1090() / 2).min().orElseThrow();
        double end = signals.stream().mapToDouble(signal -> signal.midpoint() + signal.width1090() / 2).max().orElseThrow();
        root.put("interphaseByFractionsNm", List.of(start, end));
        root.put("interphaseWidthByFractionsNm", end - start);
        return root;
    }

    private static Map<String, Object> truth(ScanSignal signal) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", signal.name());
        map.put("leftCounts", signal.left());
        map.put("rightCounts", signal.right());
        map.put("midpointNm", signal.midpoint());
        map.put("width1090Nm", signal.width1090());
        return map;
    }
}
