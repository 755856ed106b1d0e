package org.lamella.layers.ui;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.analysis.DemoExample;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;

/** A step of the guided tour: the set becomes the sample sections, and their layers are traced. */
public final class TourHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        return StepJob.start("Tracing the layers of the sample", progress -> trace(window, progress));
    }

    private static void trace(IWorkbenchWindow window, Progress progress) throws UserError {
        DemoExample.Prepared sample = SampleProject.current().make("layers", progress);
        StepJob.inWindow(() -> take(LayersSession.of(window), sample));
        StepJob.await(progress, () -> {
            LayersSession session = LayersSession.of(window);
            return !session.isBusy() && session.sections().stream().allMatch(SectionEntry::isDone);
        });
    }

    private static void take(LayersSession session, DemoExample.Prepared sample) throws UserError {
        // Statistics over a simulated section and a measured one would mean nothing.
        List<SectionEntry> others = session.sections().stream().filter(entry -> !sample.inputs().contains(entry.path())).toList();
        others.forEach(entry -> session.remove(entry.path()));
        session.setParameters("layers=" + sample.parameters().get("layers"));
        session.add(sample.inputs());
    }
}
