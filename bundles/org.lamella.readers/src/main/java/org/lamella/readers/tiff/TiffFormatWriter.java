package org.lamella.readers.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.TiffWriter;

/** Writes images and stacks as TIFF with the calibration of ImageJ, without loss or not at all. */
public final class TiffFormatWriter implements FormatWriter {
    /** Types that a TIFF for ImageJ has not, and the smallest that holds the same values. */
    private static final Map<ElementType, ElementType> INSTEAD = Map.of(ElementType.BOOL, ElementType.UINT8, ElementType.INT8, ElementType.INT16,
            ElementType.FLOAT16, ElementType.FLOAT32);

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
        return "grey images and stacks of up to 32-bit whole numbers or 64-bit floats, with pixel size, depth and time";
    }

    private static Optional<ElementType> type(Dataset dataset) {
        return ElementType.ofLabel(dataset.type()).map(type -> INSTEAD.getOrDefault(type, type)).filter(TiffWriter.TYPES::contains);
    }

    @Override
    public Optional<String> refusal(Dataset dataset) {
        String name = "'" + dataset.name() + "'";
        if (!dataset.isImage()) {
            return Optional.of(name + " is no image");
        }
        if (dataset.axis(Dataset.CHANNEL).isPresent()) {
            return Optional.of(name + " is a colour image");
        }
        if (type(dataset).isEmpty()) {
            return Optional.of(name + " is " + dataset.type());
        }
        List<Axis> image = dataset.signalAxes();
        if (image.stream().anyMatch(axis -> axis.isCalibrated() && axis.scale() < 0)) {
            return Optional.of(name + " has an axis that runs backwards");
        }
        List<Axis> stack = dataset.navigationAxes();
        for (int i = 0; i < stack.size(); i++) {
            Axis axis = stack.get(i);
            boolean last = i == stack.size() - 1;
            boolean depth = i == 0 && axis.unit().isLength() && axis.scale() > 0 && image.get(0).unit().isLength();
            boolean time = last && axis.unit().convertsTo(Unit.SECOND) && axis.scale() > 0 && axis.offset() == 0;
            if (stack.size() > 2 || axis.isCalibrated() && !depth && !time) {
                return Optional.of(name + " is a stack along '" + axis.name() + "'" + (axis.isCalibrated() ? " in " + axis.unit() : "")
                        + (stack.size() > 2 ? " and more" : ""));
            }
        }
        return Optional.empty();
    }

    @Override
    public void write(Path file, List<Dataset> datasets) throws UserError {
        Dataset dataset = datasets.get(0);
        Optional<String> refusal = datasets.size() > 1 ? Optional.of("there are " + datasets.size() + " datasets") : refusal(dataset);
        if (refusal.isPresent()) {
            throw new UserError(file + ": " + refusal.get() + "; TIFF holds " + holds());
        }
        Unit pixels = dataset.signalAxes().get(0).unit();
        List<Axis> stack = dataset.navigationAxes().stream().map(axis -> axis.unit().isLength() ? axis.in(pixels) : axis).toList();
        try {
            TiffWriter.write(file, new Pages(dataset), type(dataset).orElseThrow(), stack);
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
