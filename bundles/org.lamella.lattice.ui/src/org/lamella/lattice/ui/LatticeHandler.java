package org.lamella.lattice.ui;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs the analysis on the rectangles of the image in front. */
public final class LatticeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        LatticeCommands.analyse(HandlerUtil.getActiveWorkbenchWindowChecked(event));
        return null;
    }
}
