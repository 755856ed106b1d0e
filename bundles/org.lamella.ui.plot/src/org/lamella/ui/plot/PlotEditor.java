package org.lamella.ui.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.display.Listeners;
import org.lamella.figure.Curve;
import org.lamella.ui.DatasetEditor;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;

/**
 * An editor for spectra and line scans; series of them have a slider. Analyses lay curves and windows over what it shows, see
 * {@link ActivePlot}.
 */
public final class PlotEditor extends DatasetEditor {
    public static final String ID = "org.lamella.ui.plot.editor";

    private final Listeners<PlotEditor> chosenCurve = new Listeners<>();
    private PlotWidget plot;
    private DatasetCurves curves;
    private LatestTask reading;
    private Scale slider;
    private Label place;
    private long chosen;
    private PlotContent own;
    private PlotAddition addition = PlotAddition.NONE;

    @Override
    protected void prepare(Dataset read) throws UserError {
        curves = new DatasetCurves(read);
    }

    @Override
    protected void show(Composite parent) {
        plot = new PlotWidget(parent);
        plot.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot.setFigureSaver(figure -> new FigureSaveDialog(getSite().getShell(), figure).open());
        reading = new LatestTask(plot, "curve");
        if (curves.count() > 1) {
            createSlider(parent);
        }
        showCurve(0);
        plot.setFocus();
        ActivePlot.of(getSite().getWorkbenchWindow()).update();
    }

    private void createSlider(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        row.setLayout(new GridLayout(2, false));
        slider = new Scale(row, SWT.HORIZONTAL);
        slider.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        int last = (int) Math.min(Integer.MAX_VALUE - 1, curves.count() - 1);
        slider.setMaximum(last);
        slider.setPageIncrement(Math.max(1, last / 10));
        slider.setData("org.lamella.id", "plot.slider");
        place = new Label(row, SWT.NONE);
        GridData placeData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        placeData.widthHint = 220;
        place.setLayoutData(placeData);
        place.setText(curves.place(0));
        slider.addListener(SWT.Selection, event -> choose(slider.getSelection()));
    }

    /** How many curves the dataset has. */
    public long count() {
        return curves == null ? 0 : curves.count();
    }

    /** Which curve is shown, counted with the fastest of the other axes first. */
    public long chosen() {
        return chosen;
    }

    /** Shows another curve, as if the slider were moved there. */
    public void choose(long index) {
        long wanted = Math.max(0, Math.min(count() - 1, index));
        if (wanted == chosen) {
            return;
        }
        chosen = wanted;
        if (slider != null) {
            place.setText(curves.place(wanted));
            if (slider.getSelection() != wanted) {
                slider.setSelection((int) wanted);
            }
        }
        showCurve(wanted);
        chosenCurve.tell(this);
    }

    /** Hears when another curve is chosen. */
    Listeners<PlotEditor> chosenCurve() {
        return chosenCurve;
    }

    private void showCurve(long index) {
        reading.submit(() -> curves.read(index), content -> {
            own = content;
            showAll();
        }, Problems::report);
    }

    /** Lays something over the curve; it stays when another curve is shown, until it is replaced. */
    public void add(PlotAddition newAddition) {
        if (plot == null || plot.isDisposed()) {
            return;
        }
        boolean otherWindows = !newAddition.windows().equals(addition.windows());
        boolean otherContent = !newAddition.curves().equals(addition.curves()) || !newAddition.lines().equals(addition.lines());
        addition = newAddition;
        if (otherWindows) {
            plot.setWindows(addition.windows());
        }
        if (otherContent && own != null) {
            showAll();
        }
    }

    private void showAll() {
        List<Curve> all = new ArrayList<>();
        // A curve alone needs no name; beside others it does.
        own.curves().forEach(curve -> all.add(addition.curves().isEmpty() || !curve.name().isBlank() ? curve
                : new Curve("spectrum", curve.x(), curve.y(), curve.lower(), curve.upper(), curve.style(), curve.errorBars(), curve.category())));
        all.addAll(addition.curves());
        boolean logarithmic = plot.content().y().logarithmic();
        plot.show(new PlotContent(own.x(), own.y(), all, addition.lines()).withLogarithmicY(logarithmic));
    }

    /** The plot; null until the file has been read. */
    public PlotWidget plot() {
        return plot;
    }

    /** The file that is shown. */
    public Path path() {
        return datasetInput().path();
    }

    @Override
    public void setFocus() {
        if (plot != null) {
            plot.setFocus();
        } else {
            super.setFocus();
        }
    }
}
