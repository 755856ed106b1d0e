package org.lamella.ui.image;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The context menu of an image, made of commands, so that others can add theirs to {@code org.lamella.ui.image.popup}. */
final class ImageMenu {
    static final String ID = "org.lamella.ui.image.popup";

    ImageMenu(IEditorSite site, ImageCanvas canvas) {
        MenuManager manager = new MenuManager("Image", ID);
        for (String command : new String[] {"renameRegion", "deleteRegion", "copyRegions", "pasteRegions", "", "saveRegions", "loadRegions", "",
            "saveFigure", "copyImage", "setPixelSize"}) {
            add(manager, site, command);
        }
        manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        canvas.setMenu(manager.createContextMenu(canvas));
        site.registerContextMenu(ID, manager, new NoSelection(), false);
        canvas.addDisposeListener(event -> manager.dispose());
    }

    private static void add(IMenuManager manager, IEditorSite site, String command) {
        if (command.isEmpty()) {
            manager.add(new Separator());
        } else {
            manager.add(new CommandContributionItem(new CommandContributionItemParameter(site, null, "org.lamella.ui.image." + command,
                    CommandContributionItem.STYLE_PUSH)));
        }
    }

    /** Menus of editors want a selection; images have their regions instead. */
    private static final class NoSelection implements ISelectionProvider {
        @Override
        public void addSelectionChangedListener(ISelectionChangedListener listener) {
            // the selection never changes
        }

        @Override
        public ISelection getSelection() {
            return StructuredSelection.EMPTY;
        }

        @Override
        public void removeSelectionChangedListener(ISelectionChangedListener listener) {
            // the selection never changes
        }

        @Override
        public void setSelection(ISelection selection) {
            // the selection never changes
        }
    }
}
