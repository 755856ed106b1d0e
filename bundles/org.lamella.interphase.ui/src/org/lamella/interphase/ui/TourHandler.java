package org.lamella.interphase.ui;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;

/** A step of the guided tour: the set becomes the sample regions, and their layers are found. */
public final class TourHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        return StepJob.start("Finding the layers of the sample", progress -> search(window, progress));
    }

    private static void search(IWorkbenchWindow window, Progress progress) throws UserError {
        List<Path> images = SampleProject.current().make("interphase", progress).inputs();
        StepJob.inWindow(() -> {
            InterphaseSession session = InterphaseSession.of(window);
            // Statistics over a simulated region and a measured one would mean nothing.
            session.regions().stream().map(RegionEntry::path).filter(path -> !images.contains(path)).toList().forEach(session::remove);
            session.add(images);
        });
        StepJob.await(progress, () -> {
            InterphaseSession session = InterphaseSession.of(window);
            return !session.isBusy() && session.regions().stream().allMatch(RegionEntry::isDone);
        });
    }
}
