package org.lamella.readers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small files of EDAX: spectrum, spectrum image, image properties. */
final class TestEdax {
    private TestEdax() {
    }

    /** A spectrum of 12 channels whose channel k has k squared counts. */
    static byte[] spectrum(double step, double start) {
        int data = 1024;
        ByteBuffer file = ByteBuffer.allocate(data + 12 * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putFloat(0, 0.7f).putFloat(4, 4.4f).putShort(8, (short) 2016).put(10, (byte) 27).put(11, (byte) 12).put(12, (byte) 19).put(13, (byte) 14)
                .put(15, (byte) 45).putInt(0x18, file.capacity()).putInt(0x1c, data).putShort(0x20, (short) 12).putShort(0x24, (short) 1050)
                .putFloat(0x17c, (float) step).putInt(0x180, (int) Math.round(step)).putFloat(0x1c0, (float) start).putFloat(0x1c8, 260.2f)
                .putFloat(0x1cc, 12.5f).putFloat(0x1d0, 30.5f).putFloat(0x1d8, 126.7f).putFloat(0x1fc, 36.5f).putFloat(0x200, 30.5f)
                .putFloat(0x214, 15).putShort(0x27e, (short) 2).putShort(0x280, (short) 14).putShort(0x282, (short) 8);
        file.put(0x40, "oxide".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 12; i++) {
            file.putInt(data + 4 * i, i * i);
        }
        return file.array();
    }

    /** A spectrum image of 4 channels, 3 columns and 2 rows, whose element k holds k. */
    static byte[] map(int bytes) {
        int data = 1024;
        ByteBuffer file = ByteBuffer.allocate(data + 24 * bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, "MAPSPECTRA_DATA".getBytes(StandardCharsets.US_ASCII));
        int[] fields = {1001, 6, 3, 2, 4, bytes, data, 20};
        for (int i = 0; i < fields.length; i++) {
            file.putInt(16 + 4 * i, fields[i]);
        }
        file.put(48, "a_Img.bmp".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 24; i++) {
            switch (bytes) {
                case 1 -> file.put(data + i, (byte) i);
                case 2 -> file.putShort(data + 2 * i, (short) i);
                default -> file.putInt(data + 4 * i, i);
            }
        }
        return file.array();
    }

    static byte[] properties(double stepX, double stepY) {
        ByteBuffer file = ByteBuffer.allocate(264).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(0, (short) 334).put(4, "SE1".getBytes(StandardCharsets.US_ASCII)).putFloat(48, 200).putFloat(64, (float) stepX)
                .putFloat(68, (float) stepY);
        return file.array();
    }
}
