package org.lamella.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella demo}: the main job on the example that ships with the project. */
@Command(name = "demo", description = "Run the main job on the example that ships with the project and write its report.")
final class DemoCommand extends RunOptions implements Callable<Integer> {
    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "lamella-demo",
            description = "Where the example and its report go (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXAMPLE", description = "Which example; the main one when not given.")
    private String name;

    DemoCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UsageError, UserError {
        List<DemoExample> examples = session().registry().demonstrations();
        if (examples.isEmpty()) {
            throw new UserError("no example is installed");
        }
        DemoExample example = examples.stream().filter(one -> name == null || one.name().equals(name)).findFirst()
                .orElseThrow(() -> new UsageError("there is no example '" + name + "'; installed: "
                        + String.join(", ", examples.stream().map(DemoExample::name).toList())));
        session().say(example.description());
        Path folder = output.toAbsolutePath().normalize();
        Path data = folder.resolve("data");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UserError("cannot make the folder " + data + ": " + e.getMessage(), e);
        }
        TerminalProgress progress = new TerminalProgress(session(), progressWanted());
        DemoExample.Prepared prepared = example.prepare(data, progress.part(0, 0.2));
        InstalledAnalysis analysis = session().registry().require(prepared.analysis());
        ParameterValues values = ParameterValues.parse(analysis.info(), new LinkedHashMap<>(prepared.parameters()));
        AnalysisRun run = new AnalysisRunner(session().registry().readers(), session().version()).run(analysis, prepared.inputs(), values,
                progress.part(0.2, 0.7));
        progress.clear();
        return new RunOutput(session()).give(run, Optional.of(folder), true, progress.part(0.7, 1));
    }
}
