package org.lamella.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.ImagePlane;
import org.lamella.data.UserError;
import org.lamella.display.DisplaySettings;
import org.lamella.display.TileColours;
import org.lamella.display.ValueSample;
import org.lamella.readers.OpenedFile;
import org.lamella.ui.Appearance;
import org.lamella.ui.Installed;
import org.lamella.ui.LatestTask;
import org.lamella.ui.NumberText;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;

/** A small picture of a file and a line about each of its datasets, read in the background. */
final class FilePreview extends Composite {
    private static final int SIDE = 320;
    private static final int MOST_LINES = 6;

    /** What is shown of a file; no picture for what is no image. */
    private record Preview(String text, ImageData picture, double aspect) {
    }

    private final Canvas canvas;
    private final Label text;
    private final LatestTask reading;
    private Image picture;
    private double aspect = 1;

    FilePreview(Composite parent) {
        super(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        setLayout(layout);
        canvas = new Canvas(this, SWT.DOUBLE_BUFFERED);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text = new Label(this, SWT.WRAP);
        text.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        text.setData("org.lamella.id", "preview.text");
        reading = new LatestTask(this, "preview");
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        addDisposeListener(event -> setPicture(null));
    }

    /** @param file null or a folder for nothing */
    void show(Path file) {
        if (file == null || !Files.isRegularFile(file)) {
            fill(new Preview("", null, 1));
            return;
        }
        reading.submit(() -> read(file), this::fill, error -> fill(new Preview(Problems.message(error), null, 1)));
    }

    private void fill(Preview preview) {
        text.setText(preview.text);
        aspect = preview.aspect;
        setPicture(preview.picture == null ? null : new Image(getDisplay(), preview.picture));
        layout();
        canvas.redraw();
    }

    private void setPicture(Image newPicture) {
        if (picture != null) {
            picture.dispose();
        }
        picture = newPicture;
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(Appearance.of(canvas).surround());
        if (picture != null && area.width > 4 && area.height > 4) {
            gc.fillRectangle(area);
            Rectangle bounds = picture.getBounds();
            double scale = Math.min(area.width / (double) bounds.width, area.height / (bounds.height * aspect));
            int width = (int) Math.max(1, bounds.width * scale);
            int height = (int) Math.max(1, bounds.height * aspect * scale);
            gc.setInterpolation(SWT.HIGH);
            gc.drawImage(picture, 0, 0, bounds.width, bounds.height, (area.width - width) / 2, (area.height - height) / 2, width, height);
        }
    }

    private static Preview read(Path file) throws UserError {
        OpenedFile opened = Installed.readers().open(file);
        List<String> lines = new ArrayList<>();
        lines.add(opened.format() + (opened.datasets().size() > 1 ? ", " + opened.datasets().size() + " datasets" : ""));
        opened.datasets().stream().limit(MOST_LINES).map(FilePreview::describe).forEach(lines::add);
        Dataset main = opened.datasets().get(OpenFiles.mainDataset(opened.datasets()));
        if (!main.isImage()) {
            return new Preview(String.join("\n", lines), null, 1);
        }
        ImagePlane plane = main.plane(0);
        int step = (int) Math.max(1, Math.ceil(Math.max(plane.width(), plane.height()) / (double) SIDE));
        int columns = (int) ((plane.width() - 1) / step + 1);
        int rows = (int) ((plane.height() - 1) / step + 1);
        double[] values = plane.read(0, 0, columns, rows, step);
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        DisplaySettings display = DisplaySettings.MICROGRAPH;
        byte[] indices = new TileColours(display, display.limits(ValueSample.of(plane))).indices(rounded);
        RGB[] palette = new RGB[TileColours.MISSING + 1];
        int[] colours = TileColours.palette(display.colours());
        for (int i = 0; i < palette.length; i++) {
            palette[i] = new RGB(colours[i] >> 16 & 255, colours[i] >> 8 & 255, colours[i] & 255);
        }
        double aspect = plane.y().unit().convertsTo(plane.x().unit())
                ? Math.abs(plane.y().unit().convert(plane.y().scale(), plane.x().unit()) / plane.x().scale()) : 1;
        return new Preview(String.join("\n", lines), new ImageData(columns, rows, 8, new PaletteData(palette), 1, indices), aspect);
    }

    private static String describe(Dataset dataset) {
        List<Axis> axes = dataset.axes().stream().filter(axis -> !axis.name().equals(Dataset.CHANNEL)).toList();
        String shape = axes.stream().map(axis -> Long.toString(axis.size())).collect(Collectors.joining(" × "));
        Axis first = axes.get(0);
        boolean isCalibrated = first.unit().isLength() || first.unit().isReciprocalLength() || first.unit().isEnergy();
        String step = isCalibrated ? ", " + NumberText.shortText(Math.abs(first.scale()), first.unit()) + " per pixel" : "";
        return dataset.name() + ": " + shape + ", " + dataset.type() + step;
    }
}
