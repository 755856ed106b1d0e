package org.lamella.layers.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The sections of a set, one of them with its boundaries, and thickness along it. */
public final class LayersPerspective implements IPerspectiveFactory {
    public static final String ID = "org.lamella.layers.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        // First, so that a guided tour gets a column of its own along the whole height.
        layout.addPlaceholder("org.lamella.workbench.tour", IPageLayout.LEFT, 0.22f, editors);
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.45f, editors);
        left.addView(SectionSetView.ID);
        IFolderLayout lowerLeft = layout.createFolder("lowerLeft", IPageLayout.BOTTOM, 0.55f, "left");
        lowerLeft.addView("org.lamella.ui.results.view");
        lowerLeft.addView("org.lamella.workbench.folders");
        lowerLeft.addView("org.lamella.ui.results.history");
        lowerLeft.addView("org.eclipse.ui.views.ProgressView");
        lowerLeft.addView("org.lamella.workbench.help");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.95f, editors);
        middle.addView(SectionView.ID);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.6f, "middle");
        below.addView(ThicknessView.ID);
        // Images are looked at in the view of the section; the editors come when one is opened.
        layout.setEditorAreaVisible(false);
        for (String view : new String[] {SectionSetView.ID, SectionView.ID, ThicknessView.ID, "org.lamella.workbench.folders",
            "org.lamella.ui.results.view", "org.lamella.ui.results.history", "org.eclipse.ui.views.ProgressView", "org.lamella.workbench.help"}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut(ID);
    }
}
