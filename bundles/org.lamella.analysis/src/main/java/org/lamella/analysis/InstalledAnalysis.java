package org.lamella.analysis;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * An analysis that can be run: what it says about itself, and how to get a new instance of it. Inside the product these
 * come from the {@link AnalysisRegistry}; a plain Java program makes one with {@link #of(Class)}.
 *
 * @param info the description
 * @param factory makes a new instance for each run
 */
public record InstalledAnalysis(AnalysisInfo info, Supplier<Analysis> factory) {
    public InstalledAnalysis {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(factory, "factory");
    }

    /**
     * Reads the annotations of an analysis class with a public constructor without arguments.
     *
     * @throws IllegalArgumentException when the class is not a usable analysis; the message says why
     */
    public static InstalledAnalysis of(Class<? extends Analysis> type) {
        return AnalysisAnnotations.read(type, type.getSimpleName(), () -> AnalysisAnnotations.newInstance(type));
    }
}
