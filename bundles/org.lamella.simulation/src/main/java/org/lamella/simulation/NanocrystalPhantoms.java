package org.lamella.simulation;

import java.util.ArrayList;
import java.util.List;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;

/**
 * Random phantoms of nanocrystals for statistical studies: 1024 x 1024 pixels of 0.021 nm, crystals of 6 to 10 nm in
 * random places, rotations and zone axes (indices up to 2), tilted off the zone by up to 5 mrad, in an amorphous matrix
 * of 8 nm, at 300 kV, 20 to 60 electrons per pixel and a defocus of -35 to -75 nm with a little astigmatism. Each crystal
 * shows at least two crossing sets of fringes of 0.14 nm or more that stand out of the noise; a draw that doesn't is
 * drawn again.
 */
public final class NanocrystalPhantoms {
    public static final int SIZE = 1024;
    public static final double PIXEL = 0.021;
    /** Peak power over noise from which a spot counts as visible. */
    public static final double VISIBLE = 60;
    private static final double LEAST_SPACING = 0.14;
    private static final int MAXIMUM_DRAWS = 4000;

    private NanocrystalPhantoms() {
    }

    /**
     * @param phases the phases that are there
     * @param grainsPerPhase crystals of each
     * @throws IllegalStateException when a phase cannot be made visible
     */
    public static PhantomSettings random(long seed, List<Phase> phases, int grainsPerPhase) {
        Deviates deviates = new Deviates(seed);
        Microscope microscope = Microscope.uncorrected().withDefocus(deviates.uniform(-75, -35))
                .withAstigmatism(deviates.uniform(0, 6), deviates.uniform(0, 180));
        double dose = deviates.uniform(20, 60);
        PhantomSettings empty = new PhantomSettings(SIZE, SIZE, PIXEL, PIXEL, List.of(), 8, microscope, dose, deviates.seed());
        GrainFringes fringes = new GrainFringes(empty);
        List<CrystalGrain> grains = new ArrayList<>();
        for (Phase phase : phases) {
            for (int i = 0; i < grainsPerPhase; i++) {
                grains.add(grain(phase, grains, fringes, deviates));
            }
        }
        return new PhantomSettings(SIZE, SIZE, PIXEL, PIXEL, grains, empty.matrixThickness(), microscope, dose, empty.seed());
    }

    private static CrystalGrain grain(Phase phase, List<CrystalGrain> others, GrainFringes fringes, Deviates deviates) {
        for (int draw = 0; draw < MAXIMUM_DRAWS; draw++) {
            ZoneAxis zone = zone(deviates);
            double diameter = deviates.uniform(6, 10);
            double size = SIZE * PIXEL;
            CrystalGrain grain = new CrystalGrain(phase, zone, deviates.uniform(0, 360), deviates.uniform(-3.5, 3.5),
                    deviates.uniform(-3.5, 3.5), deviates.uniform(0.22, 0.78) * size, deviates.uniform(0.22, 0.78) * size, diameter);
            // Late draws may overlap: many crystals do not fit side by side.
            double allowed = draw < MAXIMUM_DRAWS / 4 ? 0.7 : 0.3;
            boolean apart = others.stream().allMatch(other -> Math.hypot(other.centreX() - grain.centreX(), other.centreY()
                    - grain.centreY()) > allowed * (other.diameter() + diameter) / 2);
            if (apart && fringes.of(grain).showsTwoDirections(VISIBLE, LEAST_SPACING)) {
                return grain;
            }
        }
        throw new IllegalStateException("no visible crystal of " + phase.name() + " in " + MAXIMUM_DRAWS + " draws");
    }

    /** A zone axis with indices up to 2. */
    static ZoneAxis zone(Deviates deviates) {
        while (true) {
            int u = deviates.integer(5) - 2;
            int v = deviates.integer(5) - 2;
            int w = deviates.integer(5) - 2;
            if (u != 0 || v != 0 || w != 0) {
                return new ZoneAxis(u, v, w);
            }
        }
    }
}
