package org.lamella.readers;

import java.nio.ByteOrder;

/** Writes small TIA series and descriptions. */
final class TestSer {
    private TestSer() {
    }

    /** A series of int32 images (two sizes) or spectra (one size) along one or two dimensions in metres. */
    static byte[] series(int version, int[] outer, int valid, double step, int... inner) {
        boolean images = inner.length == 2;
        int total = 1;
        for (int size : outer) {
            total *= size;
        }
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).i16(0x4949).i16(0x0197).i16(version)
                .i32(images ? 0x4122 : 0x4120).i32(0x4152).i32(total).i32(valid);
        boolean wide = version >= 0x0220;
        int dimensionBytes = 24 + 4 + 8 + 4 + 6;
        int table = 22 + (wide ? 8 : 4) + 4 + outer.length * dimensionBytes;
        put(bytes, wide, table).i32(outer.length);
        for (int d = 0; d < outer.length; d++) {
            bytes.i32(outer[d]).f64(1e-9 * d).f64(2e-9).i32(0).i32(8).text("Position").i32(6).text("meters");
        }
        int points = 1;
        for (int size : inner) {
            points *= size;
        }
        int elementBytes = inner.length * 20 + 2 + inner.length * 4 + 4 * points;
        int first = table + 2 * total * (wide ? 8 : 4);
        for (int i = 0; i < total; i++) {
            put(bytes, wide, i < valid ? first + (long) i * (elementBytes + 8) : 0);
        }
        for (int i = 0; i < total; i++) {
            put(bytes, wide, i < valid ? first + (long) i * (elementBytes + 8) + elementBytes : 0);
        }
        int value = 0;
        for (int i = 0; i < valid; i++) {
            for (int size : inner) {
                bytes.f64(-step * size / 2).f64(step).i32(0);
            }
            bytes.i16(6);
            for (int size : inner) {
                bytes.i32(size);
            }
            for (int p = 0; p < points; p++) {
                bytes.i32(value++);
            }
            bytes.i16(0x4152).i16(0).i32(1456138245 + i);
        }
        return bytes.array();
    }

    private static Bytes put(Bytes bytes, boolean wide, long value) {
        return wide ? bytes.i64(value) : bytes.i32(value);
    }

    static byte[] description() {
        String xml = "<ObjectInfo><Uuid>1</Uuid><ExperimentalConditions><MicroscopeConditions><AcceleratingVoltage>300000"
                + "</AcceleratingVoltage></MicroscopeConditions></ExperimentalConditions><ExperimentalDescription><Root>"
                + "<Data><Label>Magnification</Label><Value>13500000</Value><Unit>x</Unit></Data>"
                + "<Data><Label>Camera length</Label><Value>0.116</Value><Unit>m</Unit></Data></Root></ExperimentalDescription>"
                + "<AcquireDate>Tue Oct 18 18:18:46 2011</AcquireDate></ObjectInfo>";
        return new Bytes(ByteOrder.LITTLE_ENDIAN).text("JK").i16(0x0200).zeros(40).text(xml).zeros(100).array();
    }
}
