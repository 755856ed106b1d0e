package org.lamella.lattice.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Images in the middle, their power spectrum and its spots on the right, results below. */
public final class LatticePerspective implements IPerspectiveFactory {
    public static final String ID = "org.lamella.lattice.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        // First, so that a guided tour gets a column of its own along the whole height.
        layout.addPlaceholder("org.lamella.workbench.tour", IPageLayout.LEFT, 0.22f, editors);
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.23f, editors);
        left.addView("org.lamella.workbench.folders");
        left.addView("org.lamella.workbench.metadata");
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.55f, editors);
        right.addView(PowerSpectrumView.ID);
        right.addView(PhaseLibraryView.ID);
        right.addView("org.lamella.workbench.help");
        IFolderLayout lowerRight = layout.createFolder("lowerRight", IPageLayout.BOTTOM, 0.48f, "right");
        lowerRight.addView(SpotsView.ID);
        lowerRight.addView("org.lamella.ui.image.histogram");
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.66f, editors);
        bottom.addView("org.lamella.ui.results.view");
        bottom.addView("org.lamella.ui.image.profile");
        bottom.addView("org.lamella.ui.image.regions");
        bottom.addView("org.lamella.ui.results.history");
        bottom.addView("org.eclipse.ui.views.ProgressView");
        bottom.addPlaceholder("org.eclipse.pde.runtime.LogView");
        layout.addShowViewShortcut("org.lamella.workbench.folders");
        layout.addShowViewShortcut("org.lamella.workbench.metadata");
        for (String view : new String[] {PowerSpectrumView.ID, SpotsView.ID, PhaseLibraryView.ID, "org.lamella.ui.image.profile",
            "org.lamella.ui.image.histogram", "org.lamella.ui.image.regions", "org.lamella.ui.results.view", "org.lamella.ui.results.history",
            "org.eclipse.ui.views.ProgressView", "org.eclipse.pde.runtime.LogView", "org.lamella.workbench.help"}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut(ID);
    }
}
