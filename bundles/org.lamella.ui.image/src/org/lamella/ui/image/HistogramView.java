package org.lamella.ui.image;

import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Unit;
import org.lamella.display.DisplaySettings;
import org.lamella.display.ImageDocument;
import org.lamella.figure.ColourMap;
import org.lamella.ui.LabelText;
import org.lamella.ui.NumberText;
import org.lamella.ui.Undo;
import org.lamella.ui.ViewLayout;

/** Histogram and contrast of the image in front: limits by hand or by percentiles, gamma, logarithm, colours. */
public final class HistogramView extends ViewPart {
    public static final String ID = "org.lamella.ui.image.histogram";

    private HistogramCanvas canvas;
    private Combo colours;
    private Text low;
    private Text high;
    private Text gamma;
    private Button logarithmic;
    private Label problem;
    private ImageDocument document;
    private DisplaySettings beforeDrag;
    private boolean isShowing;

    @Override
    public void createPartControl(Composite parent) {
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 6;
        layout.marginHeight = 6;
        parent.setLayout(layout);
        canvas = new HistogramCanvas(parent, this::drag);
        GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1);
        wide.minimumHeight = 60;
        wide.heightHint = 120;
        canvas.setLayoutData(wide);
        low = field(parent, "Dark at (%)", "histogram.low", "The percentile of the pixels that becomes darkest");
        high = field(parent, "Bright at (%)", "histogram.high", "The percentile of the pixels that becomes brightest");
        gamma = field(parent, "Gamma", "histogram.gamma", "Above 1 brightens the dark parts");
        new Label(parent, SWT.NONE).setText("Colours");
        colours = new Combo(parent, SWT.READ_ONLY);
        colours.setItems(ColourMap.all().stream().map(ColourMap::name).toArray(String[]::new));
        colours.setData("org.lamella.id", "histogram.colours");
        colours.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        colours.addListener(SWT.Selection, event -> change("Colours", document.display().withColours(ColourMap.named(colours.getText()).orElseThrow())));
        logarithmic = new Button(parent, SWT.CHECK);
        logarithmic.setText("&Logarithm");
        logarithmic.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false, 2, 1));
        logarithmic.addListener(SWT.Selection, event -> change("Logarithm", document.display().withLogarithm(logarithmic.getSelection())));
        Button automatic = new Button(parent, SWT.PUSH);
        automatic.setText("&Automatic");
        automatic.setToolTipText("Half a percent of the pixels cut at either end, gamma 1");
        automatic.setData("org.lamella.id", "histogram.automatic");
        automatic.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, true, false, 2, 1));
        automatic.addListener(SWT.Selection, event -> change("Automatic contrast", DisplaySettings.MICROGRAPH.withColours(document.display().colours())));
        problem = new Label(parent, SWT.WRAP);
        problem.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
        ActiveImage.of(getSite().getWorkbenchWindow()).follow(parent, new ActiveImage.Listener() {
            @Override
            public void imageChanged(Optional<ImageDocument> now) {
                document = now.orElse(null);
                show();
            }

            @Override
            public void changed(ImageDocument changed, ImageDocument.Change change) {
                if (change == ImageDocument.Change.DISPLAY) {
                    show();
                }
            }
        });
    }

    private Text field(Composite parent, String label, String id, String tip) {
        Text text = ViewLayout.field(parent, label, id, tip, this::apply);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 50;
        text.setLayoutData(data);
        return text;
    }

    private void show() {
        isShowing = true;
        boolean isThere = document != null;
        for (var control : new org.eclipse.swt.widgets.Control[] {low, high, gamma, colours, logarithmic}) {
            control.setEnabled(isThere);
        }
        canvas.show(document);
        if (isThere) {
            DisplaySettings display = document.display();
            double[] percentiles = {display.contrast().lowPercentile(), display.contrast().highPercentile()};
            if (display.isFixed()) {
                percentiles[0] = document.sample().percentileOf(display.fixedLow());
                percentiles[1] = document.sample().percentileOf(display.fixedHigh());
            }
            low.setText(NumberText.shortText(percentiles[0]));
            high.setText(NumberText.shortText(percentiles[1]));
            gamma.setText(NumberText.shortText(display.contrast().gamma()));
            colours.setText(display.colours().name());
            logarithmic.setSelection(display.contrast().logarithmic());
        }
        isShowing = false;
    }

    /** Takes over what was typed. */
    private void apply() {
        if (document == null || isShowing) {
            return;
        }
        OptionalDouble dark = NumberText.parse(low.getText(), Unit.PERCENT);
        OptionalDouble bright = NumberText.parse(high.getText(), Unit.PERCENT);
        OptionalDouble power = NumberText.parse(gamma.getText(), Unit.NONE);
        boolean fits = dark.isPresent() && bright.isPresent() && power.isPresent() && dark.getAsDouble() >= 0
                && dark.getAsDouble() < bright.getAsDouble() && bright.getAsDouble() <= 100 && power.getAsDouble() >= 0.05 && power.getAsDouble() <= 20;
        LabelText.show(problem, fits ? "" : "Percentiles must rise within 0 to 100, gamma lie between 0.05 and 20.");
        if (!fits) {
            return;
        }
        DisplaySettings display = document.display();
        boolean samePercentiles = low.getText().equals(NumberText.shortText(display.isFixed() ? document.sample().percentileOf(display.fixedLow())
                : display.contrast().lowPercentile()))
                && high.getText().equals(NumberText.shortText(display.isFixed() ? document.sample().percentileOf(display.fixedHigh())
                        : display.contrast().highPercentile()));
        DisplaySettings wanted = samePercentiles ? display : display.withPercentiles(dark.getAsDouble(), bright.getAsDouble());
        change("Contrast", wanted.withGamma(power.getAsDouble()));
    }

    private void drag(double[] limits, boolean isDragging) {
        if (beforeDrag == null) {
            beforeDrag = document.display();
        }
        DisplaySettings after = document.display().withLimits(limits[0], limits[1]);
        document.setDisplay(after);
        if (!isDragging) {
            DisplaySettings before = beforeDrag;
            ImageDocument target = document;
            beforeDrag = null;
            Undo.add("Contrast", () -> target.setDisplay(after), () -> target.setDisplay(before));
        }
    }

    private void change(String label, DisplaySettings after) {
        ImageDocument target = document;
        DisplaySettings before = target == null ? null : target.display();
        if (target != null && !after.equals(before)) {
            Undo.perform(label, () -> target.setDisplay(after), () -> target.setDisplay(before));
        }
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
