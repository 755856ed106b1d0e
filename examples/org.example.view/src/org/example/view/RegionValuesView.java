package org.example.view;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImagePyramid;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.image.ActiveImage;

/** Mean and standard deviation in the selected region of the image in front; follows both. */
public final class RegionValuesView extends ViewPart {
    private static final int LARGEST = 1024;

    private Text text;
    private LatestTask task;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        text = new Text(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        text.setData("org.lamella.id", "example.values");
        // Nothing is read from a file on the thread of the display; of several requests only the last is answered.
        task = new LatestTask(text, "region values");
        ActiveImage.of(getSite().getWorkbenchWindow()).follow(text, new ActiveImage.Listener() {
            @Override
            public void imageChanged(Optional<ImageDocument> document) {
                show(document);
            }

            @Override
            public void changed(ImageDocument document, ImageDocument.Change change) {
                show(Optional.of(document));
            }
        });
    }

    private void show(Optional<ImageDocument> document) {
        if (document.isEmpty()) {
            text.setText("Open an image, press R and draw a rectangle.");
            return;
        }
        ImageDocument image = document.get();
        ImagePyramid pyramid = image.pyramid();
        Region.Rectangle region = image.regions().selected().filter(Region.Rectangle.class::isInstance).map(Region.Rectangle.class::cast)
                .orElse(new Region.Rectangle("whole image", 0, 0, (int) Math.min(LARGEST, image.xAxis().size()), (int) Math.min(LARGEST, image.yAxis().size())));
        task.submit(() -> describe(region, ImageDocument.read(pyramid, image.xAxis(), image.yAxis(), region)), text::setText, Problems::report);
    }

    private static String describe(Region.Rectangle region, Image part) throws UserError {
        double[] values = part.pixels();
        double mean = java.util.Arrays.stream(values).average().orElse(Double.NaN);
        double squares = java.util.Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Double.NaN;
        return String.format(Locale.ROOT, "%s%n%d pixels%nmean %.6g%nstandard deviation %.4g", region.name(), values.length, mean, deviation);
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}
