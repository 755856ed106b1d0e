package org.lamella.readers.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.lamella.data.UserError;

/** Reads numbers and text from a file one after the other. Reading past the end of the file is a {@link UserError}. */
public final class ByteReader {
    private final FileBytes file;
    private ByteOrder order;
    private long position;

    ByteReader(FileBytes file, long position, ByteOrder order) {
        this.file = file;
        this.position = position;
        this.order = order;
    }

    public long position() {
        return position;
    }

    public ByteReader position(long newPosition) {
        position = newPosition;
        return this;
    }

    public ByteReader order(ByteOrder newOrder) {
        order = newOrder;
        return this;
    }

    /** @throws UserError when the end of the file is passed */
    public void skip(long count) throws UserError {
        file.require(position, count, "the next part");
        position += count;
    }

    private ByteBuffer next(int count) throws UserError {
        if (!file.contains(position, count)) {
            throw file.error("the file ends at byte " + file.length() + " where more is expected at byte "
                    + Long.toUnsignedString(position) + "; it is cut short or damaged");
        }
        ByteBuffer bytes = file.sliceUnchecked(position, count, order);
        position += count;
        return bytes;
    }

    public int uint8() throws UserError {
        return next(1).get() & 0xff;
    }

    public byte int8() throws UserError {
        return next(1).get();
    }

    public int uint16() throws UserError {
        return next(2).getShort() & 0xffff;
    }

    public short int16() throws UserError {
        return next(2).getShort();
    }

    public int int32() throws UserError {
        return next(4).getInt();
    }

    public long uint32() throws UserError {
        return next(4).getInt() & 0xffffffffL;
    }

    public long int64() throws UserError {
        return next(8).getLong();
    }

    public float float32() throws UserError {
        return next(4).getFloat();
    }

    public double float64() throws UserError {
        return next(8).getDouble();
    }

    /** Text of a number of bytes, up to the first zero byte. */
    public String text(long count) throws UserError {
        String text = text(count, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Text of a number of bytes. */
    public String text(long count, Charset charset) throws UserError {
        byte[] bytes = file.copy(position, count, "a text");
        position += bytes.length;
        return new String(bytes, charset);
    }
}
