package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.lamella.analysis.Recipe;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;

/** Runs several analyses, one after the other. */
final class RecipeJobs {
    private RecipeJobs() {
    }

    /** A step that fails does not keep the following ones from being run; one that is cancelled does. */
    static void runOneAfterTheOther(List<AnalysisRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        AnalysisLauncher.run(requests.get(0), new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (event.getResult().getSeverity() != IStatus.CANCEL) {
                    runOneAfterTheOther(requests.subList(1, requests.size()));
                }
            }
        });
    }

    /** Reads a recipe in the background and runs its steps; asks for files when it names none. */
    static void run(Shell shell, Path file) {
        Job job = Job.create("Reading " + file.getFileName(), (IProgressMonitor monitor) -> {
            try {
                List<AnalysisRequest> requests = read(file);
                if (!requests.get(0).inputs().isEmpty() || !needsFiles(requests)) {
                    runOneAfterTheOther(requests);
                } else if (!shell.isDisposed()) {
                    shell.getDisplay().asyncExec(() -> runOnFiles(shell, file, requests));
                }
            } catch (UserError | RuntimeException e) {
                Problems.report(e);
            }
            return Status.OK_STATUS;
        });
        job.setPriority(Job.INTERACTIVE);
        job.schedule();
    }

    private static boolean needsFiles(List<AnalysisRequest> requests) throws UserError {
        for (AnalysisRequest request : requests) {
            if (Analyses.require(request.analysis()).info().needsInput()) {
                return true;
            }
        }
        return false;
    }

    private static void runOnFiles(Shell shell, Path file, List<AnalysisRequest> requests) {
        if (shell.isDisposed()) {
            return;
        }
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        dialog.setText("Files for the recipe " + file.getFileName());
        if (dialog.open() != null) {
            List<Path> inputs = Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath()).resolve(name)).toList();
            runOneAfterTheOther(requests.stream().map(request -> new AnalysisRequest(request.analysis(), inputs, request.parameters())).toList());
        }
    }

    /**
     * Reads and checks all steps, so that a mistake in the last one is told before the first one is run.
     *
     * @throws UserError when the file is no recipe, names files that are not there, or a step does not fit its analysis
     */
    static List<AnalysisRequest> read(Path file) throws UserError {
        Recipe recipe = Recipe.read(file);
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Path> inputs = recipe.files(folder);
        List<AnalysisRequest> requests = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            requests.add(AnalysisRequest.of(step, inputs, Analyses.require(step.analysis()).info(), folder));
        }
        return requests;
    }
}
