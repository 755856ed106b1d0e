package org.lamella.readers.text;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.storage.WholeFile;

/**
 * Writes curves as a table: the coordinate in the first column, each curve in one of its own, the units in the headings. All
 * curves of a file have one axis. Every value has all its digits; what is no number is left empty.
 */
public final class CsvWriter implements FormatWriter {
    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public List<String> endings() {
        return List.of("csv");
    }

    @Override
    public String holds() {
        return "spectra and curves over one axis";
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public Optional<String> refusal(Dataset dataset) {
        if (dataset.axes().size() != 1) {
            return Optional.of("'" + dataset.name() + "' has " + dataset.axes().size() + " axes where a curve has one");
        }
        return dataset.type().startsWith("complex") ? Optional.of("'" + dataset.name() + "' is complex") : Optional.empty();
    }

    @Override
    public void write(Path file, List<Dataset> datasets) throws UserError {
        Axis axis = datasets.get(0).axes().get(0);
        for (Dataset dataset : datasets) {
            Optional<String> refusal = refusal(dataset);
            if (refusal.isPresent()) {
                throw new UserError(file + ": " + refusal.get() + "; CSV holds " + holds());
            }
            Axis other = dataset.axes().get(0);
            if (other.size() != axis.size() || other.scale() != axis.scale() || other.offset() != axis.offset() || !other.unit().equals(axis.unit())) {
                throw new UserError(file + ": '" + dataset.name() + "' and '" + datasets.get(0).name()
                        + "' have different axes, so they do not fit one table; choose one of them");
            }
        }
        WholeFile.write(file, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                List<Cursor<? extends RealType<?>>> cursors = new ArrayList<>();
                StringBuilder heading = new StringBuilder(heading(axis.name(), axis.unit()));
                for (Dataset dataset : datasets) {
                    Unit unit = Unit.parse(dataset.metadata().text(CommonMetadata.NODE + "/" + CommonMetadata.INTENSITY_UNIT).orElse(""));
                    heading.append(',').append(heading(dataset.name(), unit));
                    cursors.add(Views.flatIterable(dataset.array()).cursor());
                }
                out.write(heading + "\r\n");
                for (long i = 0; i < axis.size(); i++) {
                    StringBuilder line = new StringBuilder(Double.toString(axis.coordinate(i)));
                    for (Cursor<? extends RealType<?>> cursor : cursors) {
                        double value = cursor.next().getRealDouble();
                        line.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
                    }
                    out.write(line + "\r\n");
                }
            }
        });
    }

    /** A heading without what would end it, or be taken for a number or a comment. */
    private static String heading(String name, Unit unit) {
        String plain = name.replaceAll("[,;\"\\s]+", " ").strip();
        String text = plain.isEmpty() || plain.matches("[-+.\\d].*|[#%].*") ? "column " + plain : plain;
        boolean written = !unit.equals(Unit.NONE) && !unit.equals(Unit.PIXEL);
        return text.strip() + (written ? " (" + unit.symbol() + ")" : unit.equals(Unit.PIXEL) ? " (px)" : "");
    }
}
