package org.lamella.readers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lamella.data.UserError;
import org.lamella.readers.emsa.EmsaWriter;
import org.lamella.readers.hdf5.HyperSpyWriter;
import org.lamella.readers.ripple.RippleWriter;
import org.lamella.readers.text.CsvWriter;
import org.lamella.readers.tiff.TiffFormatWriter;

/** Writes datasets in the format that the ending of a file asks for. */
public final class Writers {
    private final List<FormatWriter> all;

    private Writers(List<FormatWriter> all) {
        this.all = List.copyOf(all);
    }

    /** The writers that ship with Lamella: TIFF, EMSA, Ripple, CSV, HyperSpy. */
    public static Writers builtIn() {
        return new Writers(List.of(new TiffFormatWriter(), new EmsaWriter(), new RippleWriter(), new CsvWriter(), new HyperSpyWriter()));
    }

    /** These writers and more; for an ending that both know, those already here are taken. */
    public Writers with(List<? extends FormatWriter> more) {
        List<FormatWriter> writers = new ArrayList<>(all);
        writers.addAll(more);
        return new Writers(writers);
    }

    public List<FormatWriter> all() {
        return all;
    }

    /**
     * The writer for a file.
     *
     * @throws UserError when no writer knows its ending; the message lists those that are known
     */
    public FormatWriter forFile(Path file) throws UserError {
        Path name = file.getFileName();
        String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        for (FormatWriter writer : all) {
            if (writer.endings().stream().anyMatch(ending -> lower.endsWith("." + ending.toLowerCase(Locale.ROOT)))) {
                return writer;
            }
        }
        throw new UserError(file + ": the ending says no format that can be written; these are known: " + all.stream()
                .map(writer -> writer.endings().stream().map(ending -> "." + ending).collect(Collectors.joining(" ")) + " (" + writer.format() + ")")
                .collect(Collectors.joining(", ")));
    }
}
