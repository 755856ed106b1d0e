package org.lamella.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.ResultJson;
import org.lamella.data.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella simulate}: data of which the truth is known. */
@Command(name = "simulate", description = "Simulate data of known truth: images, line scans, spectra, and beside each the truth as JSON.",
        footer = {"", "'lamella describe interphase-phantom' lists the parameters."})
final class SimulateCommand extends RunOptions implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SIMULATION", defaultValue = "interphase-phantom",
            description = "What to simulate (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = {"-p", "--parameter"}, paramLabel = "NAME=VALUE", description = "Set a parameter; lengths may carry a unit (0.25nm).")
    private List<String> parameters = new ArrayList<>();

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "lamella-simulation",
            description = "Where the files go (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--json", description = "Print the names of the files as JSON.")
    private boolean json;

    SimulateCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UsageError, UserError {
        InstalledSimulation simulation;
        ParameterValues values;
        try {
            simulation = session().registry().requireSimulation(name);
            values = ParameterValues.parse(simulation.info(), GivenParameters.parse(parameters));
        } catch (UserError e) {
            throw new UsageError(e.getMessage());
        }
        Path folder = output.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
        TerminalProgress progress = new TerminalProgress(session(), progressWanted());
        List<Path> files;
        try {
            files = simulation.run(values, folder, progress);
        } finally {
            progress.clear();
        }
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("simulation", simulation.info().name());
            root.put("files", files.stream().map(Path::toString).toList());
            session().out().print(ResultJson.text(root));
        } else {
            files.forEach(session().out()::println);
        }
        return ExitStatus.DONE;
    }
}
