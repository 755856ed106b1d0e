package org.lamella.ui;

import java.util.function.Supplier;

/**
 * Something that takes a while to compute, kept as long as what it was computed of stays the same. Used on the thread of the display.
 *
 * @param <K> what it was computed of
 * @param <V> what was computed
 */
public final class Kept<K, V> {
    private K of;
    private V value;

    /** @param maker computes it when it was computed of something else, or never */
    public V get(K now, Supplier<V> maker) {
        if (!now.equals(of)) {
            value = maker.get();
            of = now;
        }
        return value;
    }
}
