package org.lamella.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.ui.results.AnalysisLauncher;

/** Opens the dialog of an analysis, with the file in front as its input. */
public final class AnalyseHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        IEditorPart editor = window.getActivePage().getActiveEditor();
        Path file = editor == null ? null : editor.getAdapter(Path.class);
        AnalysisLauncher.open(window, event.getParameter("org.lamella.workbench.analysis"), file == null ? List.of() : List.of(file), Map.of());
        return null;
    }
}
