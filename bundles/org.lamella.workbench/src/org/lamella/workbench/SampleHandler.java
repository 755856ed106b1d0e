package org.lamella.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.analysis.DemoExample;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.ui.DatasetInput;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;
import org.lamella.ui.results.AnalysisLauncher;
import org.lamella.ui.results.AnalysisRequest;
import org.lamella.ui.results.SessionHistory;

/**
 * Makes the sample project, opens one of its samples, or runs the analysis of one; which of these stands behind a colon in the
 * plug-in's description. The result is the job, so that a step of a tour is done when it has ended.
 */
public final class SampleHandler extends AbstractHandler implements IExecutableExtension {
    private String name;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        name = (String) data;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String sample = event.getParameter("org.lamella.workbench.sample");
        return switch (name) {
            case "make" -> make(window, SampleProject.current());
            case "open" -> StepJob.start("Opening the sample " + sample, progress -> open(window, sample, progress));
            case "run" -> StepJob.start("Analysing the sample " + sample, progress -> analyse(sample, progress));
            default -> throw new ExecutionException("no command " + name);
        };
    }

    /** Makes what is missing of the sample project and shows its folder in the navigator. */
    static Job make(IWorkbenchWindow window, SampleProject samples) {
        return StepJob.start("Simulating the sample project", progress -> {
            samples.makeAll(progress);
            samples.remember();
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(window, samples.folder()));
        });
    }

    private static void show(IWorkbenchWindow window, Path folder) {
        IWorkbenchPage page = window.getActivePage();
        if (page == null) {
            return;
        }
        try {
            ((FolderView) page.showView(FolderView.ID, null, IWorkbenchPage.VIEW_VISIBLE)).addFolder(folder);
        } catch (PartInitException e) {
            Problems.report(e);
        }
    }

    private static void open(IWorkbenchWindow window, String sample, Progress progress) throws UserError {
        List<Path> files = SampleProject.current().make(sample, progress).inputs();
        PlatformUI.getWorkbench().getDisplay().syncExec(() -> OpenFiles.open(window.getActivePage(), files));
        StepJob.await(progress, () -> files.stream().allMatch(file -> isOpen(window, file)));
    }

    private static boolean isOpen(IWorkbenchWindow window, Path file) {
        if (window.getActivePage() == null) {
            return false;
        }
        for (IEditorReference editor : window.getActivePage().getEditorReferences()) {
            try {
                if (editor.getEditorInput() instanceof DatasetInput input && input.path().equals(file)) {
                    return true;
                }
            } catch (PartInitException e) {
                Problems.log("an editor does not say what it shows", e);
            }
        }
        return false;
    }

    private static void analyse(String sample, Progress progress) throws UserError {
        DemoExample.Prepared prepared = SampleProject.current().make(sample, progress.part(0, 0.3));
        AnalysisRequest request = new AnalysisRequest(prepared.analysis(), prepared.inputs(), prepared.parameters());
        Job job = AnalysisLauncher.run(request);
        try {
            StepJob.await(progress, () -> job.getResult() != null);
        } catch (java.util.concurrent.CancellationException e) {
            job.cancel();
            throw e;
        }
        boolean isDone = SessionHistory.shared().steps().reversed().stream().filter(step -> Objects.equals(step.request(), request)).findFirst()
                .filter(step -> step.state() == SessionHistory.State.DONE).isPresent();
        if (!isDone) {
            // Why has been told by whoever ran it.
            throw new java.util.concurrent.CancellationException();
        }
    }
}
