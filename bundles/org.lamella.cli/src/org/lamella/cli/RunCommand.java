package org.lamella.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.Recipe;
import org.lamella.analysis.ResultJson;
import org.lamella.data.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella run ANALYSIS INPUT...} or {@code lamella run RECIPE.yaml}. */
@Command(name = "run", description = "Run an analysis on files, or a recipe.")
final class RunCommand extends RunOptions implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ANALYSIS|RECIPE", description = "The name of an analysis, or a recipe file (.yaml).")
    private String what;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "INPUT", description = "The files to analyse.")
    private List<Path> inputs = new ArrayList<>();

    @Option(names = {"-p", "--parameter"}, paramLabel = "NAME=VALUE",
            description = "Set a parameter; lengths may carry a unit (0.25nm). 'lamella describe ANALYSIS' lists them.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Write result.json, report.html, tables, figures and recipe.yaml into this folder.")
    private Path output;

    @Option(names = "--allow-scripts", description = "Run the scripts that a recipe holds; they can do whatever you can.")
    private boolean allowScripts;

    @Option(names = "--json", description = "Print the result as JSON; the results of several steps as a list.")
    private boolean json;

    RunCommand(Session session) {
        super(session);
    }

    private record Step(InstalledAnalysis analysis, ParameterValues values) {
    }

    @Override
    public Integer call() throws UsageError, UserError {
        boolean isRecipe = what.endsWith(".yaml") || what.endsWith(".yml");
        Map<String, Object> given = GivenParameters.parse(parameters);
        List<Step> steps = new ArrayList<>();
        List<Path> files = inputs;
        if (isRecipe) {
            Path file = Path.of(what);
            if (!Files.isRegularFile(file)) {
                throw new UserError("there is no recipe " + file);
            }
            Recipe recipe = Recipe.read(file);
            if (recipe.hasScript() && !allowScripts) {
                throw new UsageError(file + " holds a script, which can do whatever you can; read it, then run it with --allow-scripts");
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            for (Recipe.Step step : recipe.steps()) {
                steps.add(step(step.analysis(), step.parameters(), folder, given));
            }
            files = inputs.isEmpty() ? recipe.files(folder) : inputs;
        } else {
            steps.add(step(what, Map.of(), Path.of(""), given));
        }
        if (files.isEmpty() && steps.stream().anyMatch(step -> step.analysis.info().needsInput())) {
            throw new UsageError("no input files given; see 'lamella run --help'");
        }
        int status = ExitStatus.DONE;
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Path folder = output == null || steps.size() == 1 ? output : output.resolve((i + 1) + "-" + steps.get(i).analysis.info().name());
            status = Math.max(status, run(steps.get(i), files, folder, documents));
        }
        if (json) {
            session().out().print(documents.size() == 1 ? documents.get(0) : "[" + String.join(",", documents).stripTrailing() + "]\n");
        }
        return status;
    }

    private int run(Step step, List<Path> files, Path folder, List<String> documents) throws UserError {
        TerminalProgress progress = new TerminalProgress(session(), progressWanted());
        try {
            AnalysisRun run = new AnalysisRunner(session().registry().readers(), session().version()).run(step.analysis, files, step.values,
                    progress.part(0, 0.8));
            progress.clear();
            if (json) {
                documents.add(ResultJson.write(run));
            }
            return new RunOutput(session()).give(run, Optional.ofNullable(folder), !json, progress.part(0.8, 1));
        } finally {
            progress.clear();
        }
    }

    /** @param given what is typed, which goes before what the recipe in the folder says */
    private Step step(String name, Map<String, Object> values, Path folder, Map<String, Object> given) throws UsageError {
        InstalledAnalysis analysis = DescribeCommand.require(session(), name);
        try {
            return new Step(analysis, ParameterValues.parse(analysis.info(), values, folder).with(given));
        } catch (UserError e) {
            throw new UsageError(e.getMessage());
        }
    }
}
