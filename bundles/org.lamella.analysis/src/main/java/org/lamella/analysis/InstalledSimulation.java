package org.lamella.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/**
 * A simulation that can be run.
 *
 * @param info what it says about itself
 * @param factory makes a new instance for each run
 */
public record InstalledSimulation(AnalysisInfo info, Supplier<Simulation> factory) {
    public InstalledSimulation {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(factory, "factory");
    }

    /**
     * Runs it with given parameters.
     *
     * @param values parameters of {@link #info()}
     * @param folder an existing folder
     * @return the files that an analysis can read
     * @throws UserError as {@link Simulation#simulate}
     */
    public List<Path> run(ParameterValues values, Path folder, Progress progress) throws UserError {
        Simulation simulation = factory.get();
        values.applyTo(simulation);
        return simulation.simulate(folder, progress);
    }
}
