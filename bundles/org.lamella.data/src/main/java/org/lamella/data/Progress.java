package org.lamella.data;

import java.util.concurrent.CancellationException;

/** How an engine tells how far it is and learns that it should stop. */
public interface Progress {
    /** Reports nothing and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String step) {
            // nobody is watching
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * @param fraction how much is done, 0 to 1
     * @param step what is being done, in a few words
     */
    void report(double fraction, String step);

    boolean isCancelled();

    /** @throws CancellationException when the user has asked to stop */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /** A part of this progress, from one fraction to another. */
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String step) {
                whole.report(from + (to - from) * fraction, step);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
