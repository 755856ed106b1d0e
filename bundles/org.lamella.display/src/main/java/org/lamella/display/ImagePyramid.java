package org.lamella.display;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.lamella.data.ImagePlane;
import org.lamella.data.UserError;

/**
 * An image in tiles at several sizes, read and averaged when they are asked for; the tiles used last are kept up to a
 * fixed amount of memory, so that an image of any size costs no more than that.
 *
 * <p>A pixel of level {@code n} stands for {@code 2^n x 2^n} pixels of the image. It is their average, so that lattice
 * fringes do not turn into moiré; in images beyond {@value #LARGEST_AVERAGED} pixels the coarse levels are averages of
 * every so many pixels only, because the whole file would have to be read to show it once.</p>
 *
 * <p>Several threads may ask at once.</p>
 */
public final class ImagePyramid {
    /** Images up to this many pixels are averaged wholly. */
    public static final long LARGEST_AVERAGED = 1L << 26;

    private static final long KEPT_BYTES = 48L << 20;
    private static final int ALWAYS_AVERAGED_LEVEL = 2;
    private static final int SAMPLES_PER_SIDE = 2;

    private final ImagePlane plane;
    private final int levels;
    private final Map<Tile, float[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptBytes;

    public ImagePyramid(ImagePlane plane) {
        this.plane = Objects.requireNonNull(plane, "plane");
        int count = 1;
        while (size(plane.width(), count - 1) > Tile.SIZE || size(plane.height(), count - 1) > Tile.SIZE) {
            count++;
        }
        this.levels = count;
    }

    public ImagePlane plane() {
        return plane;
    }

    /** How many levels there are; the last fits one tile. */
    public int levels() {
        return levels;
    }

    /** The columns of a level. */
    public long width(int level) {
        return size(plane.width(), level);
    }

    /** The rows of a level. */
    public long height(int level) {
        return size(plane.height(), level);
    }

    private static long size(long full, int level) {
        return (full + (1L << level) - 1) >> level;
    }

    /** The columns of a tile: {@link Tile#SIZE}, or fewer at the right edge. */
    public int tileWidth(Tile tile) {
        return (int) Math.min(Tile.SIZE, width(tile.level()) - (long) tile.column() * Tile.SIZE);
    }

    /** The rows of a tile. */
    public int tileHeight(Tile tile) {
        return (int) Math.min(Tile.SIZE, height(tile.level()) - (long) tile.row() * Tile.SIZE);
    }

    /** Whether a tile lies in the image. */
    public boolean contains(Tile tile) {
        return tile.level() >= 0 && tile.level() < levels && tile.column() >= 0 && tile.row() >= 0
                && (long) tile.column() * Tile.SIZE < width(tile.level()) && (long) tile.row() * Tile.SIZE < height(tile.level());
    }

    /**
     * The values of a tile, row-major; read from the file when they are not kept.
     *
     * @throws UserError when the file proves damaged
     * @throws IllegalArgumentException when the tile is not in the image
     */
    public float[] values(Tile tile) throws UserError {
        if (!contains(tile)) {
            throw new IllegalArgumentException("there is no " + tile);
        }
        synchronized (kept) {
            float[] known = kept.get(tile);
            if (known != null) {
                return known;
            }
        }
        float[] values = tile.level() == 0 ? read(tile) : average(tile);
        keep(tile, values);
        return values;
    }

    private void keep(Tile tile, float[] values) {
        synchronized (kept) {
            float[] before = kept.put(tile, values);
            keptBytes += 4L * values.length - (before == null ? 0 : 4L * before.length);
            Iterator<Map.Entry<Tile, float[]>> oldest = kept.entrySet().iterator();
            while (keptBytes > KEPT_BYTES && oldest.hasNext()) {
                keptBytes -= 4L * oldest.next().getValue().length;
                oldest.remove();
            }
        }
    }

    /** The memory that kept tiles take. */
    long keptBytes() {
        synchronized (kept) {
            return keptBytes;
        }
    }

    private float[] read(Tile tile) throws UserError {
        double[] values = plane.read((long) tile.column() * Tile.SIZE, (long) tile.row() * Tile.SIZE, tileWidth(tile), tileHeight(tile), 1);
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private float[] average(Tile tile) throws UserError {
        int factor = 1 << tile.level();
        boolean isAveraged = plane.width() * (double) plane.height() <= LARGEST_AVERAGED || tile.level() <= ALWAYS_AVERAGED_LEVEL;
        int step = isAveraged ? 1 : factor / SAMPLES_PER_SIDE;
        int perSide = factor / step;
        int columns = tileWidth(tile);
        int rows = tileHeight(tile);
        long left = (long) tile.column() * Tile.SIZE * factor;
        long top = (long) tile.row() * Tile.SIZE * factor;
        int sourceColumns = (int) ((Math.min(plane.width(), left + (long) columns * factor) - left - 1) / step + 1);
        float[] values = new float[columns * rows];
        double[] sum = new double[columns];
        int[] count = new int[columns];
        for (int row = 0; row < rows; row++) {
            long first = top + (long) row * factor;
            int sourceRows = (int) ((Math.min(plane.height(), first + factor) - first - 1) / step + 1);
            double[] strip = plane.read(left, first, sourceColumns, sourceRows, step);
            java.util.Arrays.fill(sum, 0);
            java.util.Arrays.fill(count, 0);
            for (int y = 0; y < sourceRows; y++) {
                for (int x = 0; x < sourceColumns; x++) {
                    double value = strip[y * sourceColumns + x];
                    if (!Double.isNaN(value)) {
                        sum[x / perSide] += value;
                        count[x / perSide]++;
                    }
                }
            }
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = count[column] == 0 ? Float.NaN : (float) (sum[column] / count[column]);
            }
        }
        return values;
    }

    /**
     * The pixels of a rectangle at full size, from kept tiles where there are some.
     *
     * @return row-major values
     * @throws UserError when the file proves damaged
     * @throws IllegalArgumentException when the rectangle is not inside the image
     */
    public double[] pixels(int x, int y, int width, int height) throws UserError {
        if (x < 0 || y < 0 || width < 1 || height < 1 || (long) x + width > plane.width() || (long) y + height > plane.height()) {
            throw new IllegalArgumentException("the rectangle " + x + ", " + y + ", " + width + " x " + height + " is not inside the image");
        }
        double[] pixels = new double[width * height];
        for (int row = y / Tile.SIZE; row * Tile.SIZE < y + height; row++) {
            for (int column = x / Tile.SIZE; column * Tile.SIZE < x + width; column++) {
                Tile tile = new Tile(0, column, row);
                float[] values = values(tile);
                int tileWidth = tileWidth(tile);
                int from = Math.max(x, column * Tile.SIZE);
                int to = Math.min(x + width, column * Tile.SIZE + tileWidth);
                for (int v = Math.max(y, row * Tile.SIZE); v < Math.min(y + height, row * Tile.SIZE + tileHeight(tile)); v++) {
                    for (int u = from; u < to; u++) {
                        pixels[(v - y) * width + u - x] = values[(v - row * Tile.SIZE) * tileWidth + u - column * Tile.SIZE];
                    }
                }
            }
        }
        return pixels;
    }
}
