package org.lamella.eels.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Spectra in the middle, their edges and what was fitted on the right, maps and results below. */
public final class SpectraPerspective implements IPerspectiveFactory {
    public static final String ID = "org.lamella.eels.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        // First, so that a guided tour gets a column of its own along the whole height.
        layout.addPlaceholder("org.lamella.workbench.tour", IPageLayout.LEFT, 0.22f, editors);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.62f, editors);
        right.addView(EdgesView.ID);
        right.addView("org.lamella.workbench.help");
        IFolderLayout lowerRight = layout.createFolder("lowerRight", IPageLayout.BOTTOM, 0.42f, "right");
        lowerRight.addView(MapsView.ID);
        lowerRight.addView("org.lamella.workbench.metadata");
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.66f, editors);
        bottom.addView(ComponentsView.ID);
        bottom.addView("org.lamella.ui.results.view");
        bottom.addView("org.lamella.workbench.folders");
        bottom.addView("org.lamella.ui.results.history");
        bottom.addView("org.eclipse.ui.views.ProgressView");
        for (String view : new String[] {EdgesView.ID, ComponentsView.ID, MapsView.ID, "org.lamella.workbench.folders", "org.lamella.workbench.metadata",
            "org.lamella.ui.results.view", "org.lamella.ui.results.history", "org.eclipse.ui.views.ProgressView", "org.lamella.workbench.help"}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut(ID);
    }
}
