package org.lamella.layers.ui;

import java.util.function.Consumer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.lamella.layers.SectionCorrection;
import org.lamella.ui.ViewAction;

/** The chosen section with its boundaries to drag. */
public final class SectionView extends ViewPart {
    public static final String ID = "org.lamella.layers.ui.section";

    private SectionCanvas canvas;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        LayersSession session = LayersSession.of(getSite().getWorkbenchWindow());
        canvas = new SectionCanvas(parent, session);
        Consumer<LayersSession.Change> listener = change -> canvas.show(session.chosen().orElse(null));
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        getViewSite().getActionBars().getToolBarManager().add(new ViewAction("reset", "Take the corrections of this section away",
                () -> session.chosen().filter(entry -> !entry.correction().isNone())
                        .ifPresent(entry -> session.correct(entry.path(), SectionCorrection.NONE))));
        canvas.show(session.chosen().orElse(null));
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
