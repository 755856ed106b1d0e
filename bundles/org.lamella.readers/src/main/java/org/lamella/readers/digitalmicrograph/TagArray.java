package org.lamella.readers.digitalmicrograph;

/**
 * An array among the tags: where it lies, not its values.
 *
 * @param offset the byte of its first element
 * @param elementTypes the tag types of the fields of one element; a single one for plain numbers
 * @param count the number of elements
 * @param bytes the length of the whole array
 */
record TagArray(long offset, int[] elementTypes, long count, long bytes) {
}
