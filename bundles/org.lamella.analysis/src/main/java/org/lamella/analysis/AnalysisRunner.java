package org.lamella.analysis;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/** Runs analyses: opens their inputs, sets their parameters and notes where the numbers come from. */
public final class AnalysisRunner {
    private final Readers readers;
    private final String softwareVersion;

    public AnalysisRunner(Readers readers, String softwareVersion) {
        this.readers = Objects.requireNonNull(readers, "readers");
        this.softwareVersion = Objects.requireNonNull(softwareVersion, "softwareVersion");
    }

    /**
     * Runs an analysis.
     *
     * @param inputs the input files, at least one unless the analysis needs none; a file that is named twice is analysed once
     * @throws UserError when an input does not exist or nothing could be computed
     * @throws AnalysisFault when the analysis threw what is no fault of the user
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public AnalysisRun run(InstalledAnalysis analysis, List<Path> inputs, ParameterValues values, Progress progress) throws UserError {
        if (inputs.isEmpty() && analysis.info().needsInput()) {
            throw new UserError("no input files for '" + analysis.info().name() + "'");
        }
        Instant started = Instant.now();
        List<FileInput> files = new ArrayList<>();
        for (Path input : inputs.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList()) {
            files.add(new FileInput(input, readers));
        }
        RunContext context = new RunContext(files, readers, progress);
        AnalysisResult result = analyse(analysis, values, context, progress);
        List<String> warnings = new ArrayList<>(context.warnings());
        warnings.addAll(NonFinite.warnings(result.results()));
        List<InputRecord> records = context.records();
        return new AnalysisRun(analysis.info(), softwareVersion, records, values.forProvenance(), warnings, result, started, Instant.now());
    }

    /** Whatever a plug-in throws ends as one error that says whose it is. */
    private static AnalysisResult analyse(InstalledAnalysis analysis, ParameterValues values, RunContext context, Progress progress)
            throws UserError {
        try {
            return Worker.run("analysis " + analysis.info().name(), () -> {
                Analysis instance = analysis.factory().get();
                values.applyTo(instance);
                return Objects.requireNonNull(instance.analyse(context), "no result");
            }, progress);
        } catch (UserError | CancellationException | AnalysisFault e) {
            throw e;
        } catch (UncheckedIOException e) {
            // Large arrays are read while the analysis works on them.
            throw new UserError("an input cannot be read: " + e.getCause().getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new UserError("not enough memory for this input; choose a smaller region or give the program more memory", e);
        } catch (Throwable e) {
            throw new AnalysisFault(analysis.info(), e);
        }
    }
}
