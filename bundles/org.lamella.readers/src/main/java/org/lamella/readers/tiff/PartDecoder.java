package org.lamella.readers.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lamella.data.UserError;
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.FileBytes;

/**
 * Decodes strips and tiles to cells of an array: decompression, predictor, bits to bytes, and the part of a tile that
 * lies inside the image. The bytes keep the file's order, but for the floating-point predictor, which has its own.
 */
final class PartDecoder implements DecodedArray.Decoder {
    private final FileBytes file;
    private final ByteOrder order;
    private final Page[] pages;

    PartDecoder(FileBytes file, ByteOrder order, Page[] pages) {
        this.file = file;
        this.order = order;
        this.pages = pages;
    }

    @Override
    public byte[] decode(long index, long[] min, int[] size) throws UserError {
        int parts = pages[0].offsets().length;
        Page page = pages[(int) (index / parts)];
        int part = (int) (index % parts);
        long offset = page.offsets()[part];
        int rows = Math.toIntExact(page.rows(part));
        int rowBytes = Math.toIntExact(page.rowBytes());
        ByteBuffer stored = file.slice(offset, page.counts()[part], order, "part " + (part + 1) + " of the image");
        byte[] bytes = Compression.decode(file, page.compression(), stored, Math.toIntExact((long) rows * rowBytes), offset);
        for (int row = 0; row < rows && page.predictor() > 1; row++) {
            if (page.predictor() == 2) {
                sumDifferences(page, bytes, row * rowBytes, rowBytes);
            } else {
                sumFloatDifferences(page, bytes, row * rowBytes, rowBytes);
            }
        }
        boolean colour = page.together() > 1;
        int width = size[colour ? 1 : 0];
        int height = size[colour ? 2 : 1];
        return page.bits() < 8 ? unpack(page, bytes, rowBytes, width, height) : crop(page, bytes, rowBytes, width, height);
    }

    private static byte[] crop(Page page, byte[] bytes, int rowBytes, int width, int height) {
        int wanted = width * page.together() * page.type().bytes();
        if (wanted == rowBytes && bytes.length == wanted * height) {
            return bytes;
        }
        byte[] cropped = new byte[wanted * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(bytes, row * rowBytes, cropped, row * wanted, wanted);
        }
        return cropped;
    }

    private static byte[] unpack(Page page, byte[] bytes, int rowBytes, int width, int height) {
        int bits = page.bits();
        int perRow = width * page.together();
        byte[] unpacked = new byte[perRow * height];
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < perRow; i++) {
                int bit = i * bits;
                int value = bytes[row * rowBytes + bit / 8] & 0xff;
                unpacked[row * perRow + i] = (byte) (value >> 8 - bits - bit % 8 & (1 << bits) - 1);
            }
        }
        return unpacked;
    }

    private void sumDifferences(Page page, byte[] bytes, int start, int length) {
        int sampleBytes = page.bits() / 8;
        int step = page.together() * sampleBytes;
        ByteBuffer row = ByteBuffer.wrap(bytes, start, length).slice().order(order);
        for (int at = step; at + sampleBytes <= length; at += sampleBytes) {
            switch (sampleBytes) {
                case 1 -> row.put(at, (byte) (row.get(at) + row.get(at - step)));
                case 2 -> row.putShort(at, (short) (row.getShort(at) + row.getShort(at - step)));
                case 4 -> row.putInt(at, row.getInt(at) + row.getInt(at - step));
                default -> row.putLong(at, row.getLong(at) + row.getLong(at - step));
            }
        }
    }

    /** The bytes of a row are sorted by their weight, the highest first, and then stored as differences. */
    private void sumFloatDifferences(Page page, byte[] bytes, int start, int length) {
        int sampleBytes = page.bits() / 8;
        int step = page.together();
        for (int i = step; i < length; i++) {
            bytes[start + i] += bytes[start + i - step];
        }
        byte[] sorted = new byte[length];
        int count = length / sampleBytes;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < sampleBytes; b++) {
                int place = order == ByteOrder.BIG_ENDIAN ? b : sampleBytes - 1 - b;
                sorted[i * sampleBytes + place] = bytes[start + b * count + i];
            }
        }
        System.arraycopy(sorted, 0, bytes, start, length);
    }
}
