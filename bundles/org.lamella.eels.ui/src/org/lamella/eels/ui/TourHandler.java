package org.lamella.eels.ui;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.analysis.DemoExample;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;

/** A step of the guided tour: names the edge of the sample spectra and waits until it is measured. */
public final class TourHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        return StepJob.start("Measuring the edge of the sample", progress -> measure(window, progress));
    }

    private static void measure(IWorkbenchWindow window, Progress progress) throws UserError {
        DemoExample.Prepared sample = SampleProject.current().make("eels", progress);
        Path spectra = sample.inputs().get(0);
        StepJob.inWindow(() -> {
            try {
                // Nothing is measured that nobody sees.
                window.getActivePage().showView(EdgesView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
            } catch (PartInitException e) {
                Problems.report(e);
            }
            OpenFiles.open(window.getActivePage(), spectra, -1);
        });
        StepJob.await(progress, () -> SpectraSession.of(window).editor().filter(editor -> spectra.equals(editor.path()) && editor.plot() != null
                && !editor.plot().content().curves().isEmpty()).isPresent());
        StepJob.inWindow(() -> SpectraSession.of(window).setEdges(sample.parameters().get("edge")));
        StepJob.await(progress, () -> {
            SpectraSession session = SpectraSession.of(window);
            return session.results().size() == 1 && session.results().stream().allMatch(edge -> edge.result() != null);
        });
    }
}
