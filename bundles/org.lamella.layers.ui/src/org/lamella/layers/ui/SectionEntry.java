package org.lamella.layers.ui;

import java.nio.file.Path;
import org.lamella.layers.SectionCorrection;
import org.lamella.layers.plugin.MeasuredSection;
import org.lamella.ui.results.set.ImageSetEntry;

/**
 * One image of the set.
 *
 * @param path its file
 * @param message what is wrong, or what is being done; empty when it is measured
 * @param measured what was found; null until then
 * @param correction what was set by hand
 * @param excluded why it takes no part in the statistics; null when it does
 */
public record SectionEntry(Path path, String message, MeasuredSection measured, SectionCorrection correction, String excluded)
        implements ImageSetEntry<SectionEntry> {
    static SectionEntry waiting(Path path) {
        return new SectionEntry(path, WAITING, null, SectionCorrection.NONE, null);
    }

    @Override
    public boolean isDone() {
        return measured != null;
    }

    @Override
    public boolean isCorrected() {
        return !correction.isNone();
    }

    /** Whether it has layers. */
    public boolean hasLayers() {
        return measured != null && measured.hasLayers();
    }

    @Override
    public SectionEntry saying(String newMessage) {
        return new SectionEntry(path, newMessage, measured, correction, excluded);
    }

    @Override
    public SectionEntry again() {
        return new SectionEntry(path, WAITING, null, correction, excluded);
    }

    @Override
    public SectionEntry excludedBecause(String reason) {
        return new SectionEntry(path, message, measured, correction, reason);
    }

    SectionEntry found(MeasuredSection section) {
        return new SectionEntry(path, "", section, correction, excluded);
    }

    SectionEntry corrected(SectionCorrection newCorrection) {
        return new SectionEntry(path, WAITING, measured, newCorrection, excluded);
    }
}
