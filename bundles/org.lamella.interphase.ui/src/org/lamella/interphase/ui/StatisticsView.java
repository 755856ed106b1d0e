package org.lamella.interphase.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.ui.part.ViewPart;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.FigureTheme;
import org.lamella.interphase.plugin.InterphaseFigures;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.RegionDepths;
import org.lamella.layers.plugin.LayerSetReport;
import org.lamella.ui.Appearance;
import org.lamella.ui.FigureImage;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LabelText;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.ViewLayout;

/** Means with their intervals, the bars of all regions, and the occurrence of the phases in the chosen region. */
public final class StatisticsView extends ViewPart {
    public static final String ID = "org.lamella.interphase.ui.statistics";
    private static final int MARGIN = 8;
    private static final int SCROLL_STEP = 40;
    private static final double POINTS_PER_PIXEL = 0.72;
    private static final int SMALLEST_FIGURE = 220;
    private static final int NARROW = 400;

    private InterphaseSession session;
    private Label summary;
    private Canvas canvas;
    private LatestTask drawing;
    private Display display;
    private Drawn drawn = new Drawn(List.of());

    @Override
    public void createPartControl(Composite parent) {
        session = InterphaseSession.of(getSite().getWorkbenchWindow());
        ViewLayout.columns(parent, 1);
        summary = ViewLayout.text(parent, "interphase.summary");
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
        ViewLayout.fill(canvas);
        canvas.setData("org.lamella.id", "interphase.figures");
        display = canvas.getDisplay();
        drawing = new LatestTask(canvas, "interphase figures");
        canvas.addListener(SWT.Paint, event -> {
            event.gc.setBackground(ground());
            event.gc.fillRectangle(canvas.getClientArea());
            int y = MARGIN - canvas.getVerticalBar().getSelection();
            for (Image figure : drawn.figures) {
                event.gc.drawImage(figure, MARGIN, y);
                y += figure.getBounds().height + MARGIN;
            }
        });
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.Resize, event -> {
            fitScrollBar();
            draw();
        });
        canvas.addListener(SWT.Dispose, event -> drawn.discard());
        Appearance.of(canvas).onChange(canvas, this::show);
        Consumer<InterphaseSession.Change> listener = change -> show();
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("save-figure", "Save the statistics as a figure…", () -> save(statistics())));
        bar.add(new ViewAction("export", "Save the region's map and occurrence as a figure…", () -> save(region())));
        show();
    }

    private void save(Optional<FigureGrid> figure) {
        figure.ifPresent(grid -> new FigureSaveDialog(getSite().getShell(), grid.withTheme(FigureTheme.LIGHT)).open());
    }

    private Optional<FigureGrid> statistics() {
        return session.statistics().map(now -> LayerSetReport.REGIONS.figure(session.layerNames(), session.kept(), now));
    }

    private Optional<FigureGrid> region() {
        return chosen().map(entry -> InterphaseFigures.region("region", entry.name(), entry.thumbnail(), entry.crystals(), entry.layers()));
    }

    private Optional<RegionEntry> chosen() {
        return session.chosen().filter(RegionEntry::isDone);
    }

    private void show() {
        LabelText.show(summary, session.statistics().map(now -> text(now, session.kept().size())).orElse("Nothing to summarise yet."));
        draw();
    }

    private static String text(LayerSetStatistics.Result result, int regions) {
        String layers = result.layers().stream().filter(java.util.Objects::nonNull).map(StatisticsView::text).collect(Collectors.joining("\n"));
        return layers + (result.total() == null ? "" : "\n" + text(result.total())) + "\n" + regions + (regions == 1 ? " region" : " regions");
    }

    private static String text(LayerStatistics layer) {
        var s = layer.summary();
        return s.n() < 2 ? String.format(Locale.ROOT, "%s: %.1f nm", layer.name(), s.mean())
                : String.format(Locale.ROOT, "%s: %.1f nm (95 %% interval %.1f to %.1f nm)", layer.name(), s.mean(), s.intervalLow(), s.intervalHigh());
    }

    /** Draws in the background: a figure takes longer than a frame. */
    private void draw() {
        int width = canvas.getClientArea().width - 2 * MARGIN;
        if (width < 100) {
            return;
        }
        // In a narrow view the panels stand below each other, so that their letters stay legible.
        int points = (int) Math.max(SMALLEST_FIGURE, Math.min(FigureGrid.DOUBLE_COLUMN, width * POINTS_PER_PIXEL));
        List<RegionDepths> kept = session.kept();
        List<String> names = session.layerNames();
        FigureTheme theme = Appearance.of(canvas).figureTheme();
        Optional<LayerSetStatistics.Result> result = session.statistics();
        Optional<RegionEntry> chosen = chosen();
        drawing.submit(() -> {
            List<Image> figures = new ArrayList<>();
            result.ifPresent(now -> figures.add(render(LayerSetReport.REGIONS.figure(names, kept, now, points < NARROW ? 1 : 2, points), theme, width)));
            chosen.ifPresent(entry -> figures.add(render(occurrence(entry, points), theme, width)));
            return new Drawn(figures);
        }, this::put, Problems::report);
    }

    private Image render(FigureGrid figure, FigureTheme theme, int width) {
        return new Image(display, FigureImage.render(figure.withTheme(theme), width));
    }

    /** The ground of the figures themselves. */
    private org.eclipse.swt.graphics.Color ground() {
        Appearance look = Appearance.of(canvas);
        return look.colour(look.figureTheme().background());
    }

    private static FigureGrid occurrence(RegionEntry entry, int points) {
        return FigureGrid.of("occurrence", "", points, InterphaseFigures.occurrence(entry.crystals().model(), entry.layers()));
    }

    /** The figures as they are drawn, one below the other. */
    private record Drawn(List<Image> figures) implements LatestTask.Discardable {
        @Override
        public void discard() {
            figures.forEach(Image::dispose);
        }

        int height() {
            return figures.stream().mapToInt(figure -> figure.getBounds().height + MARGIN).sum();
        }
    }

    private void put(Drawn now) {
        drawn.discard();
        drawn = now;
        fitScrollBar();
        canvas.redraw();
    }

    private void fitScrollBar() {
        ScrollBar bar = canvas.getVerticalBar();
        int room = Math.max(1, canvas.getClientArea().height);
        int needed = drawn.height() + MARGIN;
        bar.setVisible(needed > room);
        bar.setValues(Math.max(0, Math.min(bar.getSelection(), needed - room)), 0, Math.max(needed, room), room, SCROLL_STEP, room);
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
