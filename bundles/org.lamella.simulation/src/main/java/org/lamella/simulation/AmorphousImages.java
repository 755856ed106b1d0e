package org.lamella.simulation;

import java.util.List;

/** Random images of an amorphous film alone: any spot or phase found in one is a false alarm. */
public final class AmorphousImages {
    private AmorphousImages() {
    }

    /** A film of 5 to 40 nm at -20 to -150 nm defocus, with 0 to 15 nm of astigmatism and 5 to 50 electrons per pixel. */
    public static PhantomSettings random(long seed, int width, int height, double pixel) {
        Deviates deviates = new Deviates(seed);
        Microscope microscope = Microscope.uncorrected().withDefocus(deviates.uniform(-150, -20))
                .withAstigmatism(deviates.uniform(0, 15), deviates.uniform(0, 180));
        return new PhantomSettings(width, height, pixel, pixel, List.of(), deviates.uniform(5, 40), microscope, deviates.uniform(5, 50),
                deviates.seed());
    }
}
