package org.lamella.lattice.ui;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;
import org.lamella.ui.image.ImageEditor;

/** A step of the guided tour: draws a rectangle over a crystal of the sample image and waits for its spots. */
public final class TourHandler extends AbstractHandler {
    private static final String REGION = "upper left";
    private static final int SIDE = 512;

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        return StepJob.start("Measuring a crystal of the sample", progress -> measure(window, progress));
    }

    private static void measure(IWorkbenchWindow window, Progress progress) throws UserError {
        Path image = SampleProject.current().make("lattice", progress).inputs().get(0);
        AtomicReference<ImageEditor> found = new AtomicReference<>();
        StepJob.inWindow(() -> {
            show(window);
            if (editor(window, image) == null) {
                OpenFiles.open(window.getActivePage(), image, -1);
            }
        });
        StepJob.await(progress, () -> {
            ImageEditor editor = editor(window, image);
            boolean isReady = editor != null && editor.document() != null && editor.canvas() != null && !editor.canvas().isBusy();
            found.set(isReady ? editor : null);
            return isReady;
        });
        StepJob.inWindow(() -> {
            ImageEditor editor = found.get();
            window.getActivePage().activate(editor);
            if (editor.document().regions().find(REGION).isEmpty()) {
                editor.document().regions().add(new Region.Rectangle(REGION, 0, 0, SIDE, SIDE));
            }
            editor.document().regions().select(REGION);
        });
        StepJob.await(progress, () -> isMeasured(LatticeSession.of(window), found.get().document()));
    }

    /** Nothing is measured that nobody sees. */
    private static void show(IWorkbenchWindow window) {
        try {
            window.getActivePage().showView(PowerSpectrumView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
            window.getActivePage().showView(SpotsView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            Problems.report(e);
        }
    }

    private static boolean isMeasured(LatticeSession session, ImageDocument document) {
        boolean isShown = session.shown().filter(shown -> shown.document() == document && shown.region().name().equals(REGION)).isPresent();
        return isShown && session.result().isPresent() && !session.isMeasuring();
    }

    private static ImageEditor editor(IWorkbenchWindow window, Path image) {
        if (window.getActivePage() == null) {
            return null;
        }
        for (IEditorReference reference : window.getActivePage().getEditorReferences()) {
            if (reference.getEditor(false) instanceof ImageEditor editor && image.equals(editor.getAdapter(Path.class))) {
                return editor;
            }
        }
        return null;
    }
}
