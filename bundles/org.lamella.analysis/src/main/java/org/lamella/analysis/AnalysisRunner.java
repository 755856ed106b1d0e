package org.lamella.analysis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
     * @param inputs the input files, at least one; a file that is named twice is analysed once
     * @throws UserError when an input does not exist or nothing could be computed
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public AnalysisRun run(InstalledAnalysis analysis, List<Path> inputs, ParameterValues values, Progress progress) throws UserError {
        if (inputs.isEmpty()) {
            throw new UserError("no input files for '" + analysis.info().name() + "'");
        }
        Instant started = Instant.now();
        List<FileInput> files = new ArrayList<>();
        for (Path input : inputs.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList()) {
            files.add(new FileInput(input, readers));
        }
        RunContext context = new RunContext(files, progress);
        Analysis instance = analysis.factory().get();
        values.applyTo(instance);
        AnalysisResult result;
        try {
            result = instance.analyse(context);
        } catch (OutOfMemoryError e) {
            throw new UserError("not enough memory for this input; choose a smaller region or give the program more memory", e);
        }
        List<String> warnings = new ArrayList<>(context.warnings());
        warnings.addAll(NonFinite.warnings(result.results()));
        List<InputRecord> records = files.stream().map(FileInput::record).toList();
        return new AnalysisRun(analysis.info(), softwareVersion, records, values.forProvenance(), warnings, result, started, Instant.now());
    }
}
