package org.lamella.interphase.ui;

import java.util.function.Consumer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.lamella.interphase.LayerCorrection;
import org.lamella.ui.ViewAction;

/** The phases of the chosen region over its image, with the boundaries and the normal to drag. */
public final class PhaseMapView extends ViewPart {
    public static final String ID = "org.lamella.interphase.ui.map";

    private PhaseMapCanvas canvas;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        InterphaseSession session = InterphaseSession.of(getSite().getWorkbenchWindow());
        canvas = new PhaseMapCanvas(parent, session);
        Consumer<InterphaseSession.Change> listener = change -> canvas.show(session.chosen().orElse(null));
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        getViewSite().getActionBars().getToolBarManager().add(new ViewAction("reset", "Take the corrections of this region away",
                () -> session.chosen().filter(entry -> !entry.correction().isNone())
                        .ifPresent(entry -> session.correct(entry.path(), LayerCorrection.NONE))));
        canvas.show(session.chosen().orElse(null));
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
