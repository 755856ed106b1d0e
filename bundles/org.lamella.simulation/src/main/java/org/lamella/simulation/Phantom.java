package org.lamella.simulation;

import java.util.List;
import org.lamella.data.Image;

/**
 * A simulated image and what is in it.
 *
 * @param image electron counts, axes in nm
 * @param truth one entry for each crystal
 * @param settings what it was made with
 */
public record Phantom(Image image, List<GrainTruth> truth, PhantomSettings settings) {
    public Phantom {
        truth = List.copyOf(truth);
    }
}
