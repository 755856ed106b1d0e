package org.lamella.ui;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Does again what was undone last; its menu item says what. */
public final class RedoHandler extends AbstractHandler implements IElementUpdater {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (Undo.history().canRedo(Undo.context())) {
            Undo.history().redo(Undo.context(), null, null);
        }
        return null;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        IUndoableOperation next = Undo.history().getRedoOperation(Undo.context());
        element.setText(next == null ? "&Redo" : "&Redo " + next.getLabel());
    }
}
