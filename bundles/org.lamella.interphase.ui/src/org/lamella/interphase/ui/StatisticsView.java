package org.lamella.interphase.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
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
    private Image picture;

    @Override
    public void createPartControl(Composite parent) {
        session = InterphaseSession.of(getSite().getWorkbenchWindow());
        ViewLayout.columns(parent, 1);
        summary = ViewLayout.text(parent, "interphase.summary");
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
        ViewLayout.fill(canvas);
        canvas.setData("org.lamella.id", "interphase.figures");
        drawing = new LatestTask(canvas, "interphase figures");
        canvas.addListener(SWT.Paint, event -> {
            event.gc.setBackground(ground());
            event.gc.fillRectangle(canvas.getClientArea());
            if (picture != null) {
                event.gc.drawImage(picture, MARGIN, MARGIN - canvas.getVerticalBar().getSelection());
            }
        });
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.Resize, event -> {
            fitScrollBar();
            draw();
        });
        canvas.addListener(SWT.Dispose, event -> {
            if (picture != null) {
                picture.dispose();
            }
        });
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
            ImageData first = result.map(now -> render(LayerSetReport.REGIONS.figure(names, kept, now, points < NARROW ? 1 : 2, points), theme, width)).orElse(null);
            ImageData second = chosen.map(entry -> render(occurrence(entry, points), theme, width)).orElse(null);
            return new ImageData[] {first, second};
        }, this::put, Problems::report);
    }

    private static ImageData render(FigureGrid figure, FigureTheme theme, int width) {
        return FigureImage.render(figure.withTheme(theme), width);
    }

    /** The ground of the figures themselves. */
    private org.eclipse.swt.graphics.Color ground() {
        Appearance look = Appearance.of(canvas);
        return look.colour(look.figureTheme().background());
    }

    private static FigureGrid occurrence(RegionEntry entry, int points) {
        return FigureGrid.of("occurrence", "", points, InterphaseFigures.occurrence(entry.crystals().model(), entry.layers()));
    }

    private void put(ImageData[] drawn) {
        if (picture != null) {
            picture.dispose();
        }
        picture = null;
        int height = 0;
        int width = 1;
        for (ImageData data : drawn) {
            height += data == null ? 0 : data.height + MARGIN;
            width = data == null ? width : Math.max(width, data.width);
        }
        if (height > 0) {
            picture = new Image(canvas.getDisplay(), width, height);
            org.eclipse.swt.graphics.GC gc = new org.eclipse.swt.graphics.GC(picture);
            gc.setBackground(ground());
            gc.fillRectangle(0, 0, width, height);
            int y = 0;
            for (ImageData data : drawn) {
                if (data != null) {
                    Image part = new Image(canvas.getDisplay(), data);
                    gc.drawImage(part, 0, y);
                    part.dispose();
                    y += data.height + MARGIN;
                }
            }
            gc.dispose();
        }
        fitScrollBar();
        canvas.redraw();
    }

    private void fitScrollBar() {
        ScrollBar bar = canvas.getVerticalBar();
        int room = Math.max(1, canvas.getClientArea().height);
        int needed = picture == null ? 1 : picture.getBounds().height + MARGIN;
        bar.setVisible(needed > room);
        bar.setValues(Math.max(0, Math.min(bar.getSelection(), needed - room)), 0, Math.max(needed, room), room, SCROLL_STEP, room);
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
