package org.lamella.readers.storage;

import java.nio.ByteBuffer;

/** Gives the bytes of one cell of an array, elements in the order of the axes (the fastest first), byte order set. */
@FunctionalInterface
interface CellSource {
    ByteBuffer cell(long index);
}
