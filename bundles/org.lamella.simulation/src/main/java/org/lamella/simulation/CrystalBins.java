package org.lamella.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Crystals sorted by place, so that the neighbours of a point are found without asking all. */
final class CrystalBins {
    private final double side;
    private final Map<Long, List<CrystalGrain>> bins = new HashMap<>();
    private final List<CrystalGrain> all = new ArrayList<>();

    /** @param largest diameter that a crystal may have */
    CrystalBins(double largest) {
        this.side = largest;
    }

    void add(CrystalGrain grain) {
        all.add(grain);
        bins.computeIfAbsent(key(bin(grain.centreX()), bin(grain.centreY())), key -> new ArrayList<>()).add(grain);
    }

    List<CrystalGrain> all() {
        return all;
    }

    /** Whether no centre is nearer than a share of the two radii together. */
    boolean isFree(double x, double y, double diameter, double share) {
        for (int row = bin(y) - 1; row <= bin(y) + 1; row++) {
            for (int column = bin(x) - 1; column <= bin(x) + 1; column++) {
                for (CrystalGrain other : bins.getOrDefault(key(column, row), List.of())) {
                    if (Math.hypot(other.centreX() - x, other.centreY() - y) < share * (other.diameter() + diameter) / 2) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private int bin(double value) {
        return (int) Math.floor(value / side);
    }

    private static long key(int column, int row) {
        return ((long) row << 32) ^ (column & 0xffffffffL);
    }
}
