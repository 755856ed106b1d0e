package org.lamella.readers;

import java.nio.ByteOrder;

/** Writes MRC headers and small MRC files. */
final class TestMrc {
    private TestMrc() {
    }

    /** The header of an image with cubic voxels of a size in nm; 0 for none. */
    static Bytes header(ByteOrder order, int mode, double pixel, int extended, String kind, int... sizes) {
        Bytes bytes = new Bytes(order).i32(sizes[0]).i32(sizes[1]).i32(sizes[2]).i32(mode).zeros(12)
                .i32(sizes[0]).i32(sizes[1]).i32(sizes[2]);
        for (int size : sizes) {
            bytes.f32(size * pixel * 10);
        }
        bytes.f32(90).f32(90).f32(90).i32(1).i32(2).i32(3).f32(0).f32(1).f32(0.5).i32(0).i32(extended).zeros(8)
                .text((kind + "\0\0\0\0").substring(0, 4));
        bytes.zeros(208 - bytes.size()).text("MAP ").raw(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {0x44, 0x44, 0, 0}
                : new byte[] {0x11, 0x11, 0, 0}).zeros(4).i32(1).text("a label");
        return bytes.zeros(1024 - bytes.size());
    }

    /** An image of 16-bit whole numbers 0, 1, 2, ... with an FEI header that gives the pixel size in nm. */
    static byte[] withFeiHeader(double pixel, int... sizes) {
        Bytes bytes = header(ByteOrder.LITTLE_ENDIAN, 1, 0, 768, "FEI1", sizes);
        bytes.i32(768).i32(1).i32(-1).f64(44900).text("Talos\0\0\0\0\0\0\0\0\0\0\0").zeros(48).f64(200000).f64(0).f64(12.5).zeros(48)
                .f64(pixel * 1e-9).f64(pixel * 1e-9);
        bytes.zeros(1024 + 768 - bytes.size());
        for (int i = 0; i < sizes[0] * sizes[1] * sizes[2]; i++) {
            bytes.i16(i);
        }
        return bytes.array();
    }

    static byte[] floats(ByteOrder order, double pixel, int... sizes) {
        Bytes bytes = header(order, 2, pixel, 0, "", sizes);
        for (int i = 0; i < sizes[0] * sizes[1] * sizes[2]; i++) {
            bytes.f32(i * 0.5);
        }
        return bytes.array();
    }
}
