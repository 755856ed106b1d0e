package org.lamella.ui.results;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs the steps of a recipe: of the one that the command names, or else of one that the user is asked for. */
public final class RunRecipeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String named = event.getParameter("org.lamella.ui.results.recipe");
        if (named != null) {
            RecipeJobs.run(HandlerUtil.getActiveShellChecked(event), Path.of(named));
            return null;
        }
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN);
        dialog.setText("Run a recipe");
        dialog.setFilterExtensions(new String[] {"*.yaml;*.yml", "*"});
        String file = dialog.open();
        if (file != null) {
            RecipeJobs.run(HandlerUtil.getActiveShellChecked(event), Path.of(file));
        }
        return null;
    }
}
