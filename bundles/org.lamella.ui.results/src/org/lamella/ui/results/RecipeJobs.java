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
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.lamella.analysis.Recipe;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;

/** Runs several analyses, one after the other. */
final class RecipeJobs {
    private static final int LONGEST_SCRIPT = 2000;

    private RecipeJobs() {
    }

    /**
     * A step that fails does not keep the following ones from being run; one that is cancelled does. Scripts are shown first, and
     * nothing is run unless the user agrees.
     */
    static void runOneAfterTheOther(List<AnalysisRequest> requests) {
        List<String> scripts = requests.stream().filter(request -> request.analysis().equals(Recipe.SCRIPT))
                .map(request -> request.parameters().getOrDefault("code", "")).toList();
        if (scripts.isEmpty()) {
            next(requests);
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
            String code = String.join("\n\n", scripts);
            String shown = code.length() > LONGEST_SCRIPT ? code.substring(0, LONGEST_SCRIPT) + "\n…" : code;
            MessageDialog question = new MessageDialog(shell, "Run this script?", null, "This recipe holds a script, which can do whatever you can. "
                    + "Run it only when you know where it comes from.\n\n" + shown, MessageDialog.WARNING, new String[] {"Run the script", "Cancel"}, 1);
            if (question.open() == 0) {
                next(requests);
            }
        });
    }

    private static void next(List<AnalysisRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        AnalysisLauncher.run(requests.get(0), new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (event.getResult().getSeverity() != IStatus.CANCEL) {
                    next(requests.subList(1, requests.size()));
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
