package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.lamella.analysis.AnalysisFault;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.AnalysisRunner;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.report.FigureFiles;
import org.lamella.report.HtmlReport;
import org.lamella.ui.Installed;
import org.lamella.ui.MonitorProgress;
import org.lamella.ui.Problems;
import org.lamella.ui.Storage;

/**
 * Runs analyses from the window: asks for parameters, computes in the background, writes the result to disk, and only then
 * shows it.
 */
public final class AnalysisLauncher {
    private static final ResultWriter WRITER = new ResultWriter(Storage.results(), List.of(new FigureFiles(), new HtmlReport()));

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

    /** Opens the dialog with the parameters of an earlier run, not with those that were used the last time. */
    static void again(IWorkbenchWindow window, AnalysisRequest request) {
        try {
            open(window, request.analysis(), request.inputs(), request.allParameters(Analyses.require(request.analysis()).info()));
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    /** Runs an analysis in the background. */
    public static Job run(AnalysisRequest request) {
        return run(request, null);
    }

    /** @param listener is told how it ends, however soon; null for nobody */
    static Job run(AnalysisRequest request, IJobChangeListener listener) {
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
        if (listener != null) {
            job.addJobChangeListener(listener);
        }
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
            AnalysisRun run = new AnalysisRunner(Installed.readers(), Analyses.softwareVersion()).run(analysis, request.inputs(), values,
                    progress.part(0, 0.8));
            ResultWriter.Written written = WRITER.write(run, progress.part(0.8, 1));
            history.end(step, SessionHistory.State.DONE, written.folder().getFileName().toString());
            show(written.folder());
            tell(request, run, written);
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            history.end(step, SessionHistory.State.CANCELLED, "");
            say(label(request) + " was cancelled.");
            return Status.CANCEL_STATUS;
        } catch (Throwable e) {
            // Whatever a plug-in throws, an AssertionError for example, must end as one message and a step that has failed.
            history.end(step, SessionHistory.State.FAILED, "");
            Problems.report(message(e), e);
            return Status.OK_STATUS;
        }
    }

    /** One message at most for what is missing from a result that is there. */
    private static void tell(AnalysisRequest request, AnalysisRun run, ResultWriter.Written written) {
        long failed = run.inputs().stream().filter(input -> input.error().isPresent()).count();
        if (!written.problems().isEmpty()) {
            Throwable first = written.problems().get(0);
            Problems.report("The numbers of '" + request.analysis() + "' are saved, but not all of its figures and report: "
                    + Problems.message(first), first);
        } else if (failed > 0) {
            Problems.report(failed + " of " + run.inputs().size() + " inputs failed; the result says why, the others are done.", null);
        }
    }

    /** A fault of the analysis itself is told as one, with whom it belongs to. */
    private static String message(Throwable error) {
        return error instanceof AnalysisFault ? error.getMessage() + ". Details are in the Error Log."
                : Problems.message(error);
    }

    /** Tells something that needs no answer, in the line at the bottom of the window. */
    private static void say(String text) {
        onWindow(window -> {
            IWorkbenchPart part = window.getActivePage() == null ? null : window.getActivePage().getActivePart();
            IActionBars bars = part == null ? null : part.getSite() instanceof IViewSite view ? view.getActionBars()
                    : part.getSite() instanceof IEditorSite editor ? editor.getActionBars() : null;
            if (bars != null) {
                bars.getStatusLineManager().setMessage(text);
            }
        });
    }

    private static void onWindow(Consumer<IWorkbenchWindow> action) {
        Display display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
        if (display == null || display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            IWorkbenchWindow[] all = PlatformUI.getWorkbench().getWorkbenchWindows();
            IWorkbenchWindow window = active == null && all.length > 0 ? all[0] : active;
            if (window != null) {
                action.accept(window);
            }
        });
    }

    private static void show(Path folder) {
        onWindow(window -> {
            try {
                ((ResultsView) window.getActivePage().showView(ResultsView.ID, null, IWorkbenchPage.VIEW_VISIBLE)).show(folder);
            } catch (PartInitException e) {
                Problems.report(e);
            }
        });
    }
}
