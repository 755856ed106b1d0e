package org.lamella.ui.results.set;

import java.nio.file.Path;

/**
 * One image of an {@link ImageSet}: its file, what was found in it, and what was set by hand. It never changes; what changes gives
 * another entry.
 *
 * @param <E> the kind of entry itself
 */
public interface ImageSetEntry<E extends ImageSetEntry<E>> {
    /** The message of an entry that is to be measured. */
    String WAITING = "waiting";

    Path path();

    /** What is wrong, or what is being done; empty when it is measured. */
    String message();

    /** What was set by hand; equal to that of another entry when the same was set. */
    Object correction();

    /** Why it takes no part in the statistics; null when it does. */
    String excluded();

    /** Whether it is measured. */
    boolean isDone();

    /** Whether anything was set by hand. */
    boolean isCorrected();

    /** The same with another message. */
    E saying(String newMessage);

    /** To be measured again, because other parameters count now. */
    E again();

    /** @param reason null to take it back into the statistics */
    E excludedBecause(String reason);

    default String name() {
        return path().getFileName().toString();
    }

    /** Whether it is to be measured. */
    default boolean isWaiting() {
        return message().equals(WAITING);
    }
}
