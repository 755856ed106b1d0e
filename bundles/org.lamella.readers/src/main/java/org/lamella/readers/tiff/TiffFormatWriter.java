package org.lamella.readers.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.TiffWriter;

/** Writes images and stacks as calibrated TIFF, without loss or not at all. */
public final class TiffFormatWriter implements FormatWriter {
    private static final Map<String, ElementType> TYPES = Map.of("bool", ElementType.UINT8, "uint8", ElementType.UINT8, "uint16", ElementType.UINT16,
            "float16", ElementType.FLOAT32, "float32", ElementType.FLOAT32, "int8", ElementType.FLOAT32, "int16", ElementType.FLOAT32);

    @Override
    public String format() {
        return "TIFF";
    }

    @Override
    public List<String> endings() {
        return List.of("tif", "tiff");
    }

    @Override
    public String holds() {
        return "grey images and stacks of up to 16 bits or float32, with pixel size";
    }

    @Override
    public Optional<String> refusal(Dataset dataset) {
        if (!dataset.isImage()) {
            return Optional.of("'" + dataset.name() + "' is no image");
        }
        if (dataset.axis(Dataset.CHANNEL).isPresent()) {
            return Optional.of("'" + dataset.name() + "' is a colour image");
        }
        return TYPES.containsKey(dataset.type()) ? Optional.empty() : Optional.of("'" + dataset.name() + "' is " + dataset.type());
    }

    @Override
    public void write(Path file, List<Dataset> datasets) throws UserError {
        Dataset dataset = datasets.get(0);
        Optional<String> refusal = datasets.size() > 1 ? Optional.of("several datasets") : refusal(dataset);
        if (refusal.isPresent()) {
            throw new UserError(file + ": a TIFF file is written of " + holds() + "; " + refusal.get());
        }
        try {
            TiffWriter.write(file, new Pages(dataset), TYPES.get(dataset.type()));
        } catch (UncheckedIOException e) {
            throw new UserError(e.getCause().getMessage(), e);
        }
    }

    /** The images of a dataset, each read when it is asked for. */
    private static final class Pages extends AbstractList<Image> {
        private final Dataset dataset;

        Pages(Dataset dataset) {
            this.dataset = dataset;
        }

        @Override
        public Image get(int index) {
            try {
                return dataset.image(index);
            } catch (UserError e) {
                throw new UncheckedIOException(new IOException(e.getMessage(), e));
            }
        }

        @Override
        public int size() {
            return Math.toIntExact(dataset.imageCount());
        }
    }
}
