package org.lamella.layers.ui;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Unit;
import org.lamella.figure.FigureTheme;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.plugin.LayerSetReport;
import org.lamella.layers.plugin.LayersFigures;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LabelText;
import org.lamella.ui.ViewAction;
import org.lamella.ui.ViewLayout;

/** The means over all sections with their intervals, and thickness along the chosen one. */
public final class ThicknessView extends ViewPart {
    public static final String ID = "org.lamella.layers.ui.thickness";

    private LayersSession session;
    private Label summary;
    private ThicknessCanvas canvas;

    @Override
    public void createPartControl(Composite parent) {
        session = LayersSession.of(getSite().getWorkbenchWindow());
        ViewLayout.columns(parent, 1);
        summary = ViewLayout.text(parent, "layers.summary");
        canvas = new ThicknessCanvas(parent, session);
        ViewLayout.fill(canvas);
        Consumer<LayersSession.Change> listener = change -> show();
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("save-figure", "Save the statistics over all sections as a figure…", this::saveStatistics));
        bar.add(new ViewAction("export", "Save overlay, thickness and distribution of this section as a figure…", this::saveSection));
        show();
    }

    private Unit unit() {
        return session.chosen().filter(SectionEntry::isDone).map(entry -> entry.measured().unit()).orElse(Unit.NANOMETRE);
    }

    private void saveStatistics() {
        session.statistics().ifPresent(result -> new FigureSaveDialog(getSite().getShell(), new LayerSetReport("image", "images", unit())
                .figure(session.layerNames(), session.kept(), result).withTheme(FigureTheme.LIGHT)).open());
    }

    private void saveSection() {
        session.chosen().filter(SectionEntry::hasLayers).ifPresent(entry -> new FigureSaveDialog(getSite().getShell(),
                LayersFigures.section("section", entry.measured()).withTheme(FigureTheme.LIGHT)).open());
    }

    private void show() {
        int count = session.kept().size();
        LabelText.show(summary, session.statistics().map(result -> text(result, count)).orElse("Nothing to summarise yet."));
        canvas.redraw();
    }

    private String text(LayerSetStatistics.Result result, int count) {
        String layers = result.layers().stream().filter(java.util.Objects::nonNull).map(this::text).collect(Collectors.joining("     "));
        return count + (count == 1 ? " section:  " : " sections:  ") + layers;
    }

    private String text(LayerStatistics layer) {
        var s = layer.summary();
        String name = LayerSetReport.formulae(layer.name());
        return s.n() < 2 ? String.format(Locale.ROOT, "%s %.1f %s", name, s.mean(), unit())
                : String.format(Locale.ROOT, "%s %.1f %s (95 %% %.1f to %.1f)", name, s.mean(), unit(), s.intervalLow(), s.intervalHigh());
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
