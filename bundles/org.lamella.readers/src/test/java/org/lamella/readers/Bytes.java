package org.lamella.readers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Collects the bytes of a test file. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order;

    Bytes(ByteOrder order) {
        this.order = order;
    }

    Bytes order(ByteOrder newOrder) {
        order = newOrder;
        return this;
    }

    int size() {
        return out.size();
    }

    Bytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes zeros(int count) {
        return raw(new byte[count]);
    }

    Bytes i8(int value) {
        return raw((byte) value);
    }

    Bytes i16(int value) {
        return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    Bytes i32(long value) {
        return raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }

    Bytes i64(long value) {
        return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    Bytes f32(double value) {
        return raw(ByteBuffer.allocate(4).order(order).putFloat((float) value).array());
    }

    Bytes f64(double value) {
        return raw(ByteBuffer.allocate(8).order(order).putDouble(value).array());
    }

    Bytes text(String text) {
        return text(text, StandardCharsets.ISO_8859_1);
    }

    Bytes text(String text, Charset charset) {
        return raw(text.getBytes(charset));
    }

    byte[] array() {
        return out.toByteArray();
    }
}
