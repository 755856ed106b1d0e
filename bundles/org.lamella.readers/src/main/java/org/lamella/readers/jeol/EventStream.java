package org.lamella.readers.jeol;

import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.lamella.data.UserError;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SparseCube;

/**
 * The events of a map as the detector gave them: words of 16 bits whose upper four bits tell what they are. A word names
 * the row or the column that the beam has come to, in 4096ths of the frame, or one X-ray by its channel, or the brightness
 * of the electron image; others mark time. The frame is scanned several times; all scans of a row are counted together.
 *
 * <p>Where each scan of each row begins is kept; the words themselves stay in the file.</p>
 */
final class EventStream {
    static final int CHANNELS = 4096;

    private static final int KIND = 0xf000;
    private static final int VALUE = 0x0fff;
    private static final int COLUMN = 0x8000;
    private static final int ROW = 0x9000;
    private static final int BRIGHTNESS = 0xa000;
    private static final int ENERGY = 0xb000;
    private static final int WORDS_AT_ONCE = 1 << 20;

    private final FileBytes file;
    private final long start;
    private final long words;
    private final int columns;
    private final int rows;
    /** The parts of the stream in the order of the file: the row of each, and the word where it begins. */
    private int[] rowOf = new int[64];
    private long[] begin = new long[64];
    private int parts;
    /** The numbers of the parts of row y are {@code partsByRow[firstOfRow[y]]} and on. */
    private int[] firstOfRow;
    private int[] partsByRow;
    private int leftmost = Integer.MAX_VALUE;
    private int rightmost = -1;
    private boolean hasImage;
    private int scans;

    /**
     * Finds the rows.
     *
     * @param start the byte where the words begin
     * @param words how many there are
     * @param columns into how many columns the frame is divided
     * @param rows into how many rows; 1 for a line, whose points are told apart by their columns alone
     * @throws UserError when events come before any place
     */
    EventStream(FileBytes file, long start, long words, int columns, int rows) throws UserError {
        this.file = file;
        this.start = start;
        this.words = words;
        this.columns = columns;
        this.rows = rows;
        index();
    }

    private void index() throws UserError {
        int row = -1;
        int column = -1;
        for (long first = 0; first < words; first += WORDS_AT_ONCE) {
            ShortBuffer part = words(first, Math.min(first + WORDS_AT_ONCE, words));
            int count = part.remaining();
            for (int i = 0; i < count; i++) {
                int word = part.get(i);
                switch (word & KIND) {
                    case ROW -> {
                        int next = (word & VALUE) * rows / CHANNELS;
                        if (next != row) {
                            scans += next < row || parts == 0 ? 1 : 0;
                            row = next;
                            column = -1;
                            add(row, first + i);
                        }
                    }
                    case COLUMN -> {
                        int next = (word & VALUE) * columns / CHANNELS;
                        scans += rows == 1 && next < column ? 1 : 0;
                        column = next;
                        leftmost = Math.min(leftmost, column);
                        rightmost = Math.max(rightmost, column);
                    }
                    case ENERGY, BRIGHTNESS -> {
                        hasImage |= (word & KIND) == BRIGHTNESS;
                        if (row < 0 || column < 0) {
                            throw file.error("an event at byte " + (start + 2 * (first + i)) + " comes before its place; the file is damaged");
                        }
                    }
                    default -> { }
                }
            }
        }
        firstOfRow = new int[rows + 1];
        for (int i = 0; i < parts; i++) {
            firstOfRow[rowOf[i] + 1]++;
        }
        Arrays.parallelPrefix(firstOfRow, Integer::sum);
        int[] next = firstOfRow.clone();
        partsByRow = new int[parts];
        for (int i = 0; i < parts; i++) {
            partsByRow[next[rowOf[i]]++] = i;
        }
    }

    private void add(int row, long word) {
        if (parts == rowOf.length) {
            rowOf = Arrays.copyOf(rowOf, parts * 2);
            begin = Arrays.copyOf(begin, parts * 2);
        }
        rowOf[parts] = row;
        begin[parts++] = word;
    }

    private ShortBuffer words(long from, long to) throws UserError {
        return file.slice(start + from * Short.BYTES, (to - from) * Short.BYTES, ByteOrder.LITTLE_ENDIAN, "the events").asShortBuffer();
    }

    /** The first and last row that the beam has come to, or (0, 0) when there are no events. */
    int[] rowsSeen() {
        int first = 0;
        int last = rows - 1;
        while (first < last && firstOfRow[first + 1] == firstOfRow[first]) {
            first++;
        }
        while (last > first && firstOfRow[last + 1] == firstOfRow[last]) {
            last--;
        }
        return new int[] {first, last};
    }

    /** The first and last column that the beam has come to; (0, 0) when there are no events. */
    int[] columnsSeen() {
        return rightmost < 0 ? new int[] {0, 0} : new int[] {leftmost, rightmost};
    }

    /** Whether the brightness of the electron image was recorded. */
    boolean hasImage() {
        return hasImage;
    }

    /** How many scans of the frame were begun. */
    int scans() {
        return scans;
    }

    /** Tells the X-rays of a part of a row, by column and channel. */
    void xrays(int row, int from, int to, SparseCube.Sink sink) throws UserError {
        events(row, from, to, ENERGY, (column, value) -> sink.add(column, value, 1));
    }

    /** Tells the brightness of a part of a row: in channel 0, added up over the scans. */
    void brightness(int row, int from, int to, SparseCube.Sink sink) throws UserError {
        events(row, from, to, BRIGHTNESS, (column, value) -> sink.add(column, 0, value));
    }

    @FunctionalInterface
    private interface Event {
        void at(int column, int value);
    }

    private void events(int row, int from, int to, int kind, Event sink) throws UserError {
        for (int p = firstOfRow[row]; p < firstOfRow[row + 1]; p++) {
            int number = partsByRow[p];
            long end = number + 1 < parts ? begin[number + 1] : words;
            int column = -1;
            for (long first = begin[number]; first < end; first += WORDS_AT_ONCE) {
                ShortBuffer part = words(first, Math.min(first + WORDS_AT_ONCE, end));
                int count = part.remaining();
                for (int i = 0; i < count; i++) {
                    int word = part.get(i);
                    if ((word & KIND) == COLUMN) {
                        column = (word & VALUE) * columns / CHANNELS;
                    } else if ((word & KIND) == kind && column >= from && column < to) {
                        sink.at(column, word & VALUE);
                    }
                }
            }
        }
    }
}
