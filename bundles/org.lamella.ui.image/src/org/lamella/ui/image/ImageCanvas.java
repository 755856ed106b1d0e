package org.lamella.ui.image;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.Listeners;
import org.lamella.display.Tile;
import org.lamella.display.ValueSample;
import org.lamella.display.ViewTransform;
import org.lamella.ui.Appearance;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.ScreenScale;

/**
 * Shows an image of any size: zooms about the mouse, pans, draws regions and overlays, and lets them be edited. Reading
 * is done in the background; what is not there yet is shown coarser.
 */
public final class ImageCanvas extends Canvas {
    private final ImageDocument document;
    private final Appearance appearance;
    private final TileImages tiles;
    private final ImagePainter painter;
    private final RegionPainter regions;
    private final LatestTask sampling;
    private final Listeners<Tool> toolListeners = new Listeners<>();
    private final Listeners<ViewTransform> viewListeners = new Listeners<>();
    private final RegionMouse mouse;
    private final ScreenScale screen;
    private ViewTransform view;
    private boolean isFitted = true;
    private boolean showsScaleBar = true;
    private Tool tool = Tool.SELECT;

    public ImageCanvas(Composite parent, ImageDocument document) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.document = document;
        this.appearance = Appearance.of(this);
        this.screen = new ScreenScale(this);
        this.tiles = new TileImages(this);
        this.painter = new ImagePainter(tiles);
        tiles.onLoaded(this::arrived);
        this.regions = new RegionPainter(appearance);
        this.sampling = new LatestTask(this, "image histogram");
        this.view = new ViewTransform(0, 0, 1, document.aspect());
        this.mouse = new RegionMouse(this);
        new CanvasKeys(this);
        addListener(SWT.Paint, event -> paint(event.gc, new Rectangle(event.x, event.y, event.width, event.height)));
        addListener(SWT.Resize, event -> resized());
        Consumer<ImageDocument.Change> listener = this::changed;
        document.listeners().add(listener);
        addDisposeListener(event -> document.listeners().remove(listener));
        appearance.onChange(this, this::redraw);
        setData("org.lamella.id", "image.canvas");
        getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
            @Override
            public void getName(org.eclipse.swt.accessibility.AccessibleEvent event) {
                event.result = "Image " + document.title();
            }
        });
        sample();
    }

    public ImageDocument document() {
        return document;
    }

    /** Where the image is on the screen. */
    public ViewTransform view() {
        return view;
    }

    public Listeners<ViewTransform> viewListeners() {
        return viewListeners;
    }

    public Listeners<Tool> toolListeners() {
        return toolListeners;
    }

    public Tool tool() {
        return tool;
    }

    public void setTool(Tool newTool) {
        if (newTool != tool) {
            tool = newTool;
            mouse.toolChanged();
            toolListeners.tell(newTool);
        }
    }

    public boolean showsScaleBar() {
        return showsScaleBar;
    }

    public void setShowsScaleBar(boolean shows) {
        showsScaleBar = shows;
        redraw();
    }

    /** Whether parts of the picture are still being read. */
    public boolean isBusy() {
        return document.sample().isEmpty() || tiles.isBusy();
    }

    /** Reads pixels for histogram and contrast; the picture appears when they are there. */
    private void sample() {
        var plane = document.pyramid().plane();
        sampling.submit(() -> ValueSample.of(plane), document::setSample, error -> {
            if (error instanceof UserError) {
                Problems.report(error);
            } else {
                Problems.report(Problems.message(error), error);
            }
        });
    }

    private void changed(ImageDocument.Change change) {
        switch (change) {
            case FRAME -> sample();
            case DISPLAY -> tiles.show(document);
            default -> { }
        }
        redraw();
    }

    /** Only where a tile has arrived: a picture comes in many of them. */
    private void arrived(Tile tile) {
        Rectangle place = ImagePainter.place(tile, document.pyramid(), view);
        redraw(place.x, place.y, place.width, place.height, false);
    }

    private void resized() {
        Point size = getSize();
        if (isFitted) {
            fit();
        } else {
            setView(view.within(imageWidth(), imageHeight(), size.x, size.y));
        }
    }

    double imageWidth() {
        return document.pyramid().plane().width();
    }

    double imageHeight() {
        return document.pyramid().plane().height();
    }

    void setView(ViewTransform newView) {
        view = newView;
        tiles.forgetRequests();
        viewListeners.tell(newView);
        redraw();
    }

    /** Shows the whole image. */
    public void fit() {
        Point size = getSize();
        if (size.x > 0 && size.y > 0) {
            setView(ViewTransform.fit(imageWidth(), imageHeight(), document.aspect(), size.x, size.y));
        }
        isFitted = true;
    }

    /** Shows one image pixel as one point of the screen. */
    public void actualSize() {
        zoom(1 / view.scale());
    }

    /** Larger or smaller about the middle of the window. */
    public void zoom(double factor) {
        Point size = getSize();
        zoom(factor, size.x / 2.0, size.y / 2.0);
    }

    void zoom(double factor, double x, double y) {
        Point size = getSize();
        isFitted = false;
        setView(view.zoomed(factor, x, y, imageWidth(), imageHeight()).within(imageWidth(), imageHeight(), size.x, size.y));
    }

    void pan(double dx, double dy) {
        Point size = getSize();
        isFitted = false;
        setView(view.panned(dx, dy).within(imageWidth(), imageHeight(), size.x, size.y));
    }

    private void paint(GC gc, Rectangle damaged) {
        Rectangle area = getClientArea();
        gc.setBackground(appearance.surround());
        gc.fillRectangle(area);
        if (document.sample().isEmpty()) {
            gc.setForeground(appearance.secondaryText());
            gc.drawText("Reading…", area.width / 2 - 30, area.height / 2, true);
            return;
        }
        Rectangle image = new Rectangle((int) Math.round(view.toScreenX(0)), (int) Math.round(view.toScreenY(0)),
                (int) Math.round(imageWidth() * view.scale()), (int) Math.round(imageHeight() * view.scaleY()));
        gc.setClipping(image.intersection(area));
        painter.paint(gc, area, damaged, document.pyramid(), view, screen.pixelsPerPoint());
        gc.setClipping((Rectangle) null);
        regions.paint(gc, area, document, view, mouse.detail());
        mouse.paint(gc);
        if (showsScaleBar) {
            PlatePainter.scaleBar(gc, area, view, document.xAxis());
        }
    }

    RegionMouse mouse() {
        return mouse;
    }
}
