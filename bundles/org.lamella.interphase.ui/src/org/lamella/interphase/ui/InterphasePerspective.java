package org.lamella.interphase.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The regions of a set, the phase map of one of them, and the statistics of all. */
public final class InterphasePerspective implements IPerspectiveFactory {
    public static final String ID = "org.lamella.interphase.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        // First, so that a guided tour gets a column of its own along the whole height.
        layout.addPlaceholder("org.lamella.workbench.tour", IPageLayout.LEFT, 0.22f, editors);
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.34f, editors);
        left.addView(RegionSetView.ID);
        IFolderLayout lowerLeft = layout.createFolder("lowerLeft", IPageLayout.BOTTOM, 0.5f, "left");
        lowerLeft.addView("org.lamella.ui.results.view");
        lowerLeft.addView("org.lamella.workbench.folders");
        lowerLeft.addView("org.lamella.ui.results.history");
        lowerLeft.addView("org.eclipse.ui.views.ProgressView");
        IFolderLayout middle = layout.createFolder("middle", IPageLayout.LEFT, 0.48f, editors);
        middle.addView(PhaseMapView.ID);
        IFolderLayout right = layout.createFolder("right", IPageLayout.LEFT, 0.95f, editors);
        right.addView(StatisticsView.ID);
        right.addView("org.lamella.workbench.help");
        // Images are looked at in the map; the editors come when one is opened.
        layout.setEditorAreaVisible(false);
        for (String view : new String[] {RegionSetView.ID, PhaseMapView.ID, StatisticsView.ID, "org.lamella.workbench.folders",
            "org.lamella.ui.results.view", "org.lamella.ui.results.history", "org.eclipse.ui.views.ProgressView", "org.lamella.workbench.help"}) {
            layout.addShowViewShortcut(view);
        }
        layout.addPerspectiveShortcut(ID);
    }
}
