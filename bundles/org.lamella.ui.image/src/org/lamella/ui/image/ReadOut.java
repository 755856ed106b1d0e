package org.lamella.ui.image;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.display.ImageDocument;
import org.lamella.ui.LatestTask;
import org.lamella.ui.NumberText;

/** The line below an image: where the mouse is, in calibrated units and pixels, the value there, and the magnification. */
final class ReadOut {
    private final ImageCanvas canvas;
    private final Label place;
    private final Label zoom;
    private final LatestTask reading;

    ReadOut(Composite parent, ImageCanvas canvas) {
        this.canvas = canvas;
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 2;
        row.setLayout(layout);
        place = new Label(row, SWT.NONE);
        place.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        place.setData("org.lamella.id", "image.readout");
        zoom = new Label(row, SWT.RIGHT);
        GridData zoomData = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        zoomData.widthHint = 70;
        zoom.setLayoutData(zoomData);
        reading = new LatestTask(place, "image value");
        canvas.mouse().cursorListeners().add(this::show);
        canvas.viewListeners().add(view -> {
            if (!zoom.isDisposed()) {
                zoom.setText(NumberText.shortText(Math.round(1000 * view.scale()) / 10.0) + " %");
            }
        });
        describe();
    }

    /** Without a mouse on the image: how large it is. */
    private void describe() {
        ImageDocument document = canvas.document();
        Axis x = document.xAxis();
        Axis y = document.yAxis();
        String pixels = x.size() + " × " + y.size() + " px";
        String size = document.isCalibrated() ? "  =  " + NumberText.shortText(x.size() * Math.abs(x.scale()), x.unit()) + " × "
                + NumberText.shortText(y.size() * Math.abs(y.scale()), y.unit()) : "  (no pixel size)";
        place.setText(pixels + size + "   " + document.dataset().type());
    }

    private void show(double[] cursor) {
        if (place.isDisposed()) {
            return;
        }
        ImageDocument document = canvas.document();
        var plane = document.pyramid().plane();
        if (cursor == null || cursor[0] < 0 || cursor[1] < 0 || cursor[0] >= plane.width() || cursor[1] >= plane.height()) {
            describe();
            return;
        }
        long column = (long) cursor[0];
        long row = (long) cursor[1];
        String text = where(document, column, row);
        reading.submit(() -> plane.read(column, row, 1, 1, 1)[0], value -> place.setText(text + "   value " + value(value)),
                error -> place.setText(text));
    }

    private static String value(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : NumberText.shortText(value);
    }

    private static String where(ImageDocument document, long column, long row) {
        Axis x = document.xAxis();
        Axis y = document.yAxis();
        String pixels = column + ", " + row + " px";
        if (!document.isCalibrated() && (x.unit().equals(Unit.PIXEL) || x.unit().equals(Unit.NONE))) {
            return pixels;
        }
        return x.name() + " = " + NumberText.shortText(x.coordinate(column), x.unit()) + ", " + y.name() + " = "
                + NumberText.shortText(y.coordinate(row), y.unit()) + "   (" + pixels + ")";
    }
}
