package org.lamella.ui.plot;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.ui.DatasetEditor;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;

/** An editor for spectra and line scans; series of them have a slider. */
public final class PlotEditor extends DatasetEditor {
    public static final String ID = "org.lamella.ui.plot.editor";

    private PlotWidget plot;
    private DatasetCurves curves;
    private LatestTask reading;

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
    }

    private void createSlider(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        row.setLayout(new GridLayout(2, false));
        Scale slider = new Scale(row, SWT.HORIZONTAL);
        slider.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        int last = (int) Math.min(Integer.MAX_VALUE - 1, curves.count() - 1);
        slider.setMaximum(last);
        slider.setPageIncrement(Math.max(1, last / 10));
        slider.setData("org.lamella.id", "plot.slider");
        Label place = new Label(row, SWT.NONE);
        GridData placeData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        placeData.widthHint = 220;
        place.setLayoutData(placeData);
        place.setText(curves.place(0));
        slider.addListener(SWT.Selection, event -> {
            place.setText(curves.place(slider.getSelection()));
            showCurve(slider.getSelection());
        });
    }

    private void showCurve(long index) {
        boolean logarithmic = plot.content().y().logarithmic();
        reading.submit(() -> curves.read(index), content -> plot.show(content.withLogarithmicY(logarithmic)), Problems::report);
    }

    /** The plot; null until the file has been read. */
    public PlotWidget plot() {
        return plot;
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
