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
import org.lamella.display.ReducedPicture;
import org.lamella.display.Tile;
import org.lamella.display.TileColours;
import org.lamella.ui.Problems;

/**
 * The tiles of an image as pictures in its colours, in the size in which they are drawn. They are read, coloured and
 * made smaller in the background, those asked for last first; the ones used last are kept.
 */
final class TileImages {
    /** Enough for two screens of 3840 x 2160 pixels, so that what is seen is never dropped for what is seen beside it. */
    private static final long KEPT_PIXELS = 2L * 3840 * 2160;
    /** Taking one in is quick, but a large window may wait for hundreds, and the mouse with them. */
    private static final int TAKEN_AT_ONCE = 12;

    private final Canvas canvas;
    private final Display display;
    private final ExecutorService executor;
    private final Map<Tile, Picture> pictures = new LinkedHashMap<>(64, 0.75f, true);
    private final Deque<Request> wanted = new ArrayDeque<>();
    private final Set<Request> underWay = new HashSet<>();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isTold = new AtomicBoolean();
    private volatile Look look;
    private long keptPixels;
    private boolean failed;
    private Consumer<Tile> whenLoaded = tile -> { };

    /** A tile as it is drawn. */
    record Picture(Image image, int width, int height) {
    }

    private record Request(Tile tile, int width, int height) {
    }

    /** What the tiles are of and how they look; a new one for each change, so that old tiles can be told. */
    private record Look(ImagePyramid pyramid, TileColours colours, PaletteData palette) {
    }

    /** A tile that has been made; its picture is null when it could not be. */
    private record Arrival(Request request, Look of, Image picture) {
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
        pictures.values().forEach(picture -> picture.image.dispose());
        pictures.clear();
        keptPixels = 0;
        synchronized (wanted) {
            wanted.clear();
            underWay.clear();
        }
    }

    /** Another part of the image is looked at: what was asked for and is not being made yet will be asked for again if it is seen. */
    void forgetRequests() {
        synchronized (wanted) {
            wanted.clear();
        }
    }

    /**
     * The picture of a tile; null while there is none. While it is being made in the size asked for, the one of another size
     * stands in.
     */
    Picture get(Tile tile, int width, int height) {
        Picture picture = pictures.get(tile);
        if (picture == null || picture.width != width || picture.height != height) {
            request(new Request(tile, width, height));
        }
        return picture;
    }

    /** The picture of a tile if there is one already, of whatever size. */
    Picture known(Tile tile) {
        return pictures.get(tile);
    }

    /** Whether tiles are still being made. */
    boolean isBusy() {
        synchronized (wanted) {
            return !wanted.isEmpty() || !underWay.isEmpty();
        }
    }

    private void request(Request request) {
        if (look == null || executor.isShutdown()) {
            return;
        }
        synchronized (wanted) {
            if (underWay.contains(request)) {
                return;
            }
            if (!wanted.remove(request)) {
                executor.execute(this::loadNext);
            }
            wanted.addFirst(request);
        }
    }

    private void loadNext() {
        Request request;
        Look now = look;
        synchronized (wanted) {
            request = wanted.pollFirst();
            if (request == null || now == null || !now.pyramid.contains(request.tile)) {
                return;
            }
            underWay.add(request);
        }
        Image picture = null;
        try {
            picture = picture(request, now);
        } catch (UserError | RuntimeException | OutOfMemoryError e) {
            tellOnce(e);
        }
        arrivals.add(new Arrival(request, now, picture));
        // Those that arrive together are taken together: the canvas is painted once for them.
        tell();
    }

    private Image picture(Request request, Look now) throws UserError {
        byte[] indices = ReducedPicture.of(now.colours.indices(now.pyramid.values(request.tile)), now.pyramid.tileWidth(request.tile),
                now.pyramid.tileHeight(request.tile), request.width, request.height);
        // Pictures may be made on any thread, and this one has nobody waiting.
        return new Image(display, new ImageData(request.width, request.height, 8, now.palette, 1, indices));
    }

    private void tell() {
        if (isTold.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(this::take);
        }
    }

    private void take() {
        isTold.set(false);
        Arrival arrival = null;
        for (int i = 0; i < TAKEN_AT_ONCE && (arrival = arrivals.poll()) != null; i++) {
            arrived(arrival);
        }
        if (arrival != null) {
            tell();
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
            underWay.remove(arrival.request);
        }
        if (arrival.picture == null) {
            return;
        }
        if (canvas.isDisposed() || arrival.of != look) {
            arrival.picture.dispose();
            return;
        }
        Tile tile = arrival.request.tile;
        drop(pictures.put(tile, new Picture(arrival.picture, arrival.request.width, arrival.request.height)));
        keptPixels += (long) arrival.request.width * arrival.request.height;
        Iterator<Map.Entry<Tile, Picture>> oldest = pictures.entrySet().iterator();
        while (keptPixels > KEPT_PIXELS) {
            drop(oldest.next().getValue());
            oldest.remove();
        }
        whenLoaded.accept(tile);
    }

    private void drop(Picture picture) {
        if (picture != null) {
            keptPixels -= (long) picture.width * picture.height;
            picture.image.dispose();
        }
    }
}
