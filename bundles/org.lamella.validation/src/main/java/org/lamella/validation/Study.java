package org.lamella.validation;

import java.util.List;
import org.lamella.data.Progress;

/** A statistical study over seeds. Tests run it with few seeds, {@link Validate} with all. */
public interface Study {
    String title();

    /** What is simulated and counted, in a few sentences. */
    String description();

    /** How many seeds the full study has. */
    int fullSize();

    /**
     * @param seeds how many seeds are run, from 0
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    List<Claim> run(int seeds, Progress progress);
}
