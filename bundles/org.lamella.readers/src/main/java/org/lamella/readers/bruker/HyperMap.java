package org.lamella.readers.bruker;

import java.nio.ByteBuffer;
import org.lamella.data.UserError;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SparseCube;

/**
 * The spectra of a map: a header with the number of rows and columns, then row by row the number of points that have a
 * spectrum and these points, each with a header and a packed spectrum.
 */
final class HyperMap {
    private static final int HEADER = 0x1a0;
    private static final int POINT_HEADER = 22;
    private static final int MOST_CHANNELS = 1 << 16;

    private final FileBytes file;
    private final SfsEntry data;
    private final int width;
    private final int height;
    private final int channels;
    /** Where the header of each point is, 0 for points without a spectrum. */
    private final long[] points;

    /**
     * Finds the points.
     *
     * @param expectedChannels how many channels the spectra should have; there are more when a point says so
     * @throws UserError when the map is damaged
     */
    HyperMap(FileBytes file, SfsEntry data, int expectedChannels) throws UserError {
        this.file = file;
        this.data = data;
        ByteBuffer header = data.bytes(0, HEADER);
        height = header.getInt(0);
        width = header.getInt(4);
        // A row without any points takes four bytes.
        if (width < 1 || height < 1 || height > data.length() / Integer.BYTES || width > 1 << 16) {
            throw file.error("a map of " + width + " x " + height + " points is impossible");
        }
        if ((long) width * height > Integer.MAX_VALUE - 8) {
            throw file.error("a map of " + width + " x " + height + " points is too large");
        }
        int most = expectedChannels;
        long[][] rows = new long[height][];
        long at = HEADER;
        for (int y = 0; y < height; y++) {
            int count = data.bytes(at, Integer.BYTES).getInt();
            at += Integer.BYTES;
            if (count < 0 || count > width) {
                throw file.error("row " + y + " of the map says that it has " + Integer.toUnsignedString(count) + " points of " + width
                        + "; the file is damaged");
            }
            rows[y] = count == 0 ? null : new long[width];
            for (int i = 0; i < count; i++) {
                ByteBuffer point = data.bytes(at, POINT_HEADER);
                int x = point.getInt(0);
                if (x < 0 || x >= width || rows[y][x] != 0) {
                    throw file.error("row " + y + " of the map has a point at x = " + Integer.toUnsignedString(x) + (x < 0 || x >= width
                            ? ", which is outside" : " twice") + "; the file is damaged");
                }
                rows[y][x] = at;
                most = Math.max(most, point.getShort(4) & 0xffff);
                at += POINT_HEADER + (point.getShort(18) & 0xffff);
            }
        }
        channels = Math.min(Math.max(1, most), MOST_CHANNELS);
        points = new long[width * height];
        for (int y = 0; y < height; y++) {
            if (rows[y] != null) {
                System.arraycopy(rows[y], 0, points, y * width, width);
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int channels() {
        return channels;
    }

    /** The counts; sizes channel, x, y. */
    SparseCube cube() throws UserError {
        return new SparseCube(file, channels, width, height, this::row);
    }

    private void row(int y, int from, int to, SparseCube.Sink sink) throws UserError {
        for (int x = from; x < to; x++) {
            long at = points[y * width + x];
            if (at == 0) {
                continue;
            }
            ByteBuffer header = data.bytes(at, POINT_HEADER);
            int flag = header.getShort(12) & 0xffff;
            int size = header.getShort(14) & 0xffff;
            int pulses = header.getShort(16) & 0xffff;
            ByteBuffer packed = data.bytes(at + POINT_HEADER, header.getShort(18) & 0xffff);
            int column = x;
            try {
                new PackedSpectrum(packed, pulses, channels, (channel, count) -> sink.add(column, channel, count)).unpack(flag, size);
            } catch (IllegalArgumentException e) {
                throw file.error("the spectrum at x = " + x + ", y = " + y + " of the map is damaged: " + e.getMessage());
            }
        }
    }
}
