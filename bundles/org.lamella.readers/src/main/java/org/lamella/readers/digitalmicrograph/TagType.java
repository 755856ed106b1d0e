package org.lamella.readers.digitalmicrograph;

/** The codes of the types of a tag's value. */
final class TagType {
    static final int INT16 = 2;
    static final int INT32 = 3;
    static final int UINT16 = 4;
    static final int UINT32 = 5;
    static final int FLOAT32 = 6;
    static final int FLOAT64 = 7;
    static final int BOOLEAN = 8;
    static final int CHARACTER = 9;
    static final int INT8 = 10;
    static final int INT64 = 11;
    static final int UINT64 = 12;
    static final int STRUCTURE = 15;
    static final int STRING = 18;
    static final int ARRAY = 20;

    private TagType() {
    }

    /** The size of a plain value; 0 for anything that is none. */
    static int bytes(long type) {
        return switch ((int) Math.max(0, Math.min(type, 100))) {
            case BOOLEAN, CHARACTER, INT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT32 -> 4;
            case FLOAT64, INT64, UINT64 -> 8;
            default -> 0;
        };
    }
}
