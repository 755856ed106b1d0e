package org.lamella.ui.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImagePyramid;
import org.lamella.display.Tile;
import org.lamella.display.TileColours;
import org.lamella.ui.Problems;

/**
 * The tiles of an image as pictures in its colours. They are read and coloured in the background, those asked for last
 * first; the ones used last are kept.
 */
final class TileImages {
    private static final int KEPT = 160;

    private final Canvas canvas;
    private final Display display;
    private final ExecutorService executor;
    private final Map<Tile, Image> images = new LinkedHashMap<>(64, 0.75f, true);
    private final Deque<Tile> wanted = new ArrayDeque<>();
    private final Set<Tile> underWay = new HashSet<>();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isTold = new AtomicBoolean();
    private volatile Look look;
    private boolean failed;
    private Consumer<Tile> whenLoaded = tile -> { };

    /** What the tiles are of and how they look; a new one for each change, so that old tiles can be told. */
    private record Look(ImagePyramid pyramid, TileColours colours, PaletteData palette) {
    }

    /** A tile that has been made; its picture is null when it could not be. */
    private record Arrival(Tile tile, Look of, Image picture) {
    }

    TileImages(Canvas canvas) {
        this.canvas = canvas;
        this.display = canvas.getDisplay();
        this.executor = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "image tiles");
            thread.setDaemon(true);
            return thread;
        });
        canvas.addDisposeListener(event -> {
            executor.shutdownNow();
            clear();
        });
    }

    /** Calls back on the thread of the display with each tile that has arrived. */
    void onLoaded(Consumer<Tile> action) {
        whenLoaded = action;
    }

    /** Shows a document as it is now; pictures in other colours or of another image are dropped. */
    void show(ImageDocument document) {
        clear();
        if (document.sample().isEmpty()) {
            look = null;
            return;
        }
        int[] table = TileColours.palette(document.display().colours());
        RGB[] rgb = new RGB[table.length];
        for (int i = 0; i < table.length; i++) {
            rgb[i] = new RGB(table[i] >> 16 & 255, table[i] >> 8 & 255, table[i] & 255);
        }
        look = new Look(document.pyramid(), new TileColours(document.display(), document.display().limits(document.sample())), new PaletteData(rgb));
    }

    private void clear() {
        images.values().forEach(Image::dispose);
        images.clear();
        synchronized (wanted) {
            wanted.clear();
            underWay.clear();
        }
    }

    /** The picture of a tile; null while it is being made. */
    Image get(Tile tile) {
        Image image = images.get(tile);
        if (image == null) {
            request(tile);
        }
        return image;
    }

    /** The picture of a tile if there is one already. */
    Image known(Tile tile) {
        return images.get(tile);
    }

    /** Whether tiles are still being made. */
    boolean isBusy() {
        synchronized (wanted) {
            return !wanted.isEmpty() || !underWay.isEmpty();
        }
    }

    private void request(Tile tile) {
        if (look == null || executor.isShutdown()) {
            return;
        }
        synchronized (wanted) {
            if (underWay.contains(tile)) {
                return;
            }
            if (!wanted.remove(tile)) {
                executor.execute(this::loadNext);
            }
            wanted.addFirst(tile);
        }
    }

    private void loadNext() {
        Tile tile;
        Look now = look;
        synchronized (wanted) {
            tile = wanted.pollFirst();
            if (tile == null || now == null || !now.pyramid.contains(tile)) {
                return;
            }
            underWay.add(tile);
        }
        Image picture = null;
        try {
            byte[] indices = now.colours.indices(now.pyramid.values(tile));
            // Pictures may be made on any thread, and this one has nobody waiting.
            picture = new Image(display, new ImageData(now.pyramid.tileWidth(tile), now.pyramid.tileHeight(tile), 8, now.palette, 1, indices));
        } catch (UserError | RuntimeException | OutOfMemoryError e) {
            tellOnce(e);
        }
        arrivals.add(new Arrival(tile, now, picture));
        // All that have arrived are taken together: the canvas is painted once for them.
        if (isTold.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(this::take);
        }
    }

    private void take() {
        isTold.set(false);
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            arrived(arrival);
        }
    }

    private void tellOnce(Throwable error) {
        if (!failed) {
            failed = true;
            Problems.report(error);
        }
    }

    private void arrived(Arrival arrival) {
        synchronized (wanted) {
            underWay.remove(arrival.tile);
        }
        if (arrival.picture == null) {
            return;
        }
        if (canvas.isDisposed() || arrival.of != look) {
            arrival.picture.dispose();
            return;
        }
        Image before = images.put(arrival.tile, arrival.picture);
        if (before != null) {
            before.dispose();
        }
        Iterator<Map.Entry<Tile, Image>> oldest = images.entrySet().iterator();
        while (images.size() > KEPT) {
            oldest.next().getValue().dispose();
            oldest.remove();
        }
        whenLoaded.accept(arrival.tile);
    }
}
