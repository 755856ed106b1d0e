package org.lamella.eels;

import java.util.Locale;

/** How an ionisation edge looks in a spectrum of electron energy losses; it decides which windows suit it. */
public enum EdgeShape {
    /** A sudden rise and a long tail, as K edges have. */
    SAW_TOOTH,
    /** A maximum some ten to hundred eV above the threshold, held back by the centrifugal barrier. */
    DELAYED,
    /** Narrow, intense peaks at the threshold: transitions into empty d or f states. */
    WHITE_LINES,
    /** A broad peak at low loss, on the tail of the plasmons. */
    PLASMON_LIKE;

    /** As the table of edges writes it, for example {@code white-lines}. */
    static EdgeShape parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** In words, for example {@code white lines}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("saw tooth", "saw-tooth").replace("plasmon like", "plasmon-like");
    }
}
