package org.lamella.ui.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.analysis.RunFolder;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;
import org.lamella.report.FigureFiles;
import org.lamella.report.HtmlReport;
import org.lamella.ui.MonitorProgress;
import org.lamella.ui.Problems;
import org.lamella.ui.Storage;

/**
 * Runs analyses from the window: asks for parameters, computes in the background, writes the result to disk, and only then
 * shows it.
 */
public final class AnalysisLauncher {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private AnalysisLauncher() {
    }

    /**
     * Opens the dialog of an analysis and runs it when the user says so.
     *
     * @param inputs files to begin with
     * @param parameters values to begin with; others are as they were the last time
     */
    public static void open(IWorkbenchWindow window, String name, List<Path> inputs, Map<String, String> parameters) {
        InstalledAnalysis analysis;
        try {
            analysis = Analyses.require(name);
        } catch (UserError e) {
            Problems.report(e);
            return;
        }
        AnalysisDialog dialog = new AnalysisDialog(window, analysis, inputs, parameters);
        if (dialog.open() == Window.OK) {
            run(dialog.request());
        }
    }

    /** Runs an analysis in the background. */
    public static Job run(AnalysisRequest request) {
        Job job = new Job(label(request)) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return compute(request, new MonitorProgress(monitor));
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == AnalysisLauncher.class;
            }
        };
        job.setUser(true);
        // The Progress view tells how far it is; a dialog in front of the image would only be in the way.
        job.setProperty(org.eclipse.ui.progress.IProgressConstants2.SHOW_IN_TASKBAR_ICON_PROPERTY, Boolean.TRUE);
        job.schedule();
        return job;
    }

    private static String label(AnalysisRequest request) {
        String first = request.inputs().isEmpty() ? "" : " of " + request.inputs().get(0).getFileName();
        return request.analysis() + first + (request.inputs().size() > 1 ? " and " + (request.inputs().size() - 1) + " more" : "");
    }

    private static IStatus compute(AnalysisRequest request, Progress progress) {
        SessionHistory history = SessionHistory.shared();
        SessionHistory.Step step = history.begin(request);
        try {
            InstalledAnalysis analysis = Analyses.require(request.analysis());
            ParameterValues values = ParameterValues.parse(analysis.info(), new LinkedHashMap<>(request.parameters()));
            AnalysisRun run = new AnalysisRunner(Readers.builtIn(), Analyses.softwareVersion()).run(analysis, request.inputs(), values,
                    progress.part(0, 0.8));
            Path folder = write(run, progress.part(0.8, 1));
            history.end(step, SessionHistory.State.DONE, folder.getFileName().toString());
            show(folder);
            if (run.isPartial()) {
                long failed = run.inputs().stream().filter(input -> input.error().isPresent()).count();
                Problems.report(failed + " of " + run.inputs().size() + " inputs failed; the result says why, the others are done.", null);
            }
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            history.end(step, SessionHistory.State.CANCELLED, "");
            return Status.CANCEL_STATUS;
        } catch (UserError | RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            history.end(step, SessionHistory.State.FAILED, "");
            Problems.report(message(request, e), e);
            return Status.OK_STATUS;
        }
    }

    /** A fault of the analysis itself is told as one, with whom it belongs to. */
    private static String message(AnalysisRequest request, Throwable error) {
        return error instanceof UserError || error instanceof OutOfMemoryError ? Problems.message(error)
                : "The analysis '" + request.analysis() + "' ended with a fault of its own: "
                        + (error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage().lines().findFirst().orElse(""))
                        + ". Details are in the Error Log.";
    }

    /** Writes a result under another name first: what is shown is whole. */
    private static Path write(AnalysisRun run, Progress progress) throws UserError {
        Path results = Storage.results();
        String name = LocalDateTime.now().format(STAMP) + "-" + run.analysis().name().replaceAll("[^A-Za-z0-9._-]", "-");
        try {
            Files.createDirectories(results);
            Path unfinished = Files.createTempDirectory(results, ".new-");
            new RunFolder(List.of(new FigureFiles(), new HtmlReport())).write(run, unfinished, progress);
            Files.writeString(unfinished.resolve(StoredResult.SUMMARY), String.join("\n", run.result().summary()), StandardCharsets.UTF_8);
            return move(unfinished, results, name);
        } catch (IOException e) {
            throw new UserError("the result cannot be written into " + results + ": " + e.getMessage(), e);
        }
    }

    /** Two results may end in one second. */
    private static synchronized Path move(Path unfinished, Path results, String name) throws IOException {
        Path folder = results.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = results.resolve(name + "-" + i);
        }
        return Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void show(Path folder) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            IWorkbenchWindow shown = window != null || PlatformUI.getWorkbench().getWorkbenchWindowCount() == 0 ? window
                    : PlatformUI.getWorkbench().getWorkbenchWindows()[0];
            if (shown != null) {
                try {
                    ((ResultsView) shown.getActivePage().showView(ResultsView.ID, null, org.eclipse.ui.IWorkbenchPage.VIEW_VISIBLE)).show(folder);
                } catch (PartInitException e) {
                    Problems.report(e);
                }
            }
        });
    }
}
