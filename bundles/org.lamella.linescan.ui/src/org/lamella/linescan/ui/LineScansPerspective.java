package org.lamella.linescan.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The table, spectra or map in the middle, its profiles and their fits on the right, offsets and results below. */
public final class LineScansPerspective implements IPerspectiveFactory {
    public static final String ID = "org.lamella.linescan.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        // First, so that a guided tour gets a column of its own along the whole height.
        layout.addPlaceholder("org.lamella.workbench.tour", IPageLayout.LEFT, 0.22f, editors);
        IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.42f, editors);
        right.addView(ProfileFitsView.ID);
        right.addView("org.lamella.workbench.help");
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.62f, editors);
        bottom.addView(OffsetsView.ID);
        bottom.addView(ScanMapView.ID);
        bottom.addView("org.lamella.ui.results.view");
        bottom.addView("org.lamella.workbench.folders");
        bottom.addView("org.lamella.ui.results.history");
        for (String view : new String[] {ProfileFitsView.ID, OffsetsView.ID, ScanMapView.ID, "org.lamella.workbench.folders", "org.lamella.workbench.metadata",
            "org.lamella.ui.results.view", "org.lamella.ui.results.history", "org.eclipse.ui.views.ProgressView", "org.lamella.workbench.help"}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut(ID);
    }
}
