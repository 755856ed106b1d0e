package org.lamella.readers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How one element of an array is stored in a file. {@link #label()} is the name that a dataset carries as its type
 * ({@code uint16}, {@code float32}, {@code complex64}).
 *
 * <p>A complex element is read as its modulus: the array of a dataset is real. For the usual complex images (Fourier
 * transforms, holograms) this is what is looked at; a complex number without imaginary part and without sign keeps
 * its value. A {@code bool} is read as 0 or 1.</p>
 */
public enum ElementType {
    BOOL(1), UINT8(1), INT8(1), UINT16(2), INT16(2), UINT32(4), INT32(4), UINT64(8), INT64(8), FLOAT16(2), FLOAT32(4), FLOAT64(8),
    COMPLEX64(8), COMPLEX128(16);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** The number of bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The type of a label such as {@code uint16}; empty when there is none. */
    public static Optional<ElementType> ofLabel(String label) {
        return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
    }

    /** Whether numbers have a real and an imaginary part. */
    public boolean isComplex() {
        return this == COMPLEX64 || this == COMPLEX128;
    }

    /** The type's usual name, which counts bits. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
