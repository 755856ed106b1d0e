package org.lamella.ui;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Undoes the last change; its menu item says which. */
public final class UndoHandler extends AbstractHandler implements IElementUpdater {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (Undo.history().canUndo(Undo.context())) {
            Undo.history().undo(Undo.context(), null, null);
        }
        return null;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        IUndoableOperation next = Undo.history().getUndoOperation(Undo.context());
        element.setText(next == null ? "&Undo" : "&Undo " + next.getLabel());
    }
}
