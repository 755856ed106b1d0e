package org.lamella.display;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who wants to hear of changes. Listeners are called in the order in which they came, on the thread that makes the
 * change; one that leaves while it is called hears nothing more.
 *
 * @param <T> what changes are described by
 */
public final class Listeners<T> {
    private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

    public void add(Consumer<T> listener) {
        all.add(listener);
    }

    public void remove(Consumer<T> listener) {
        all.remove(listener);
    }

    public void tell(T change) {
        all.forEach(listener -> listener.accept(change));
    }

    /** How many are listening; a document that is closed must have none left. */
    public int size() {
        return all.size();
    }
}
