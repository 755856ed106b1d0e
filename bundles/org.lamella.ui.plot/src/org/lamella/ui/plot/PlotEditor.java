package org.lamella.ui.plot;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.ui.DatasetInput;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;

/** An editor for spectra and line scans; series of them have a slider. */
public final class PlotEditor extends EditorPart {
    public static final String ID = "org.lamella.ui.plot.editor";

    private Composite parent;
    private Label message;
    private PlotWidget plot;
    private Dataset dataset;
    private DatasetCurves curves;
    private LatestTask reading;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof DatasetInput)) {
            throw new PartInitException("a plot editor opens datasets of files, not " + input.getName());
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    private DatasetInput datasetInput() {
        return (DatasetInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite container) {
        parent = container;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        parent.setLayout(layout);
        message = new Label(parent, SWT.WRAP | SWT.CENTER);
        message.setText("Reading " + datasetInput().path().getFileName() + "…");
        message.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        OpenFiles.dataset(datasetInput(), this::show, this::fail);
    }

    private void fail(String text) {
        if (!parent.isDisposed() && !message.isDisposed()) {
            message.setText(text + "\n\nPut the file back and open it again, or close this editor.");
            parent.layout();
        }
    }

    private void show(Dataset read) {
        if (parent.isDisposed()) {
            return;
        }
        try {
            curves = new DatasetCurves(read);
        } catch (UserError e) {
            fail(e.getMessage());
            return;
        }
        dataset = read;
        message.dispose();
        plot = new PlotWidget(parent);
        plot.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        plot.setFigureSaver(figure -> new FigureSaveDialog(getSite().getShell(), figure).open());
        reading = new LatestTask(plot, "curve");
        if (curves.count() > 1) {
            createSlider();
        }
        parent.layout();
        showCurve(0);
        plot.setFocus();
    }

    private void createSlider() {
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
        } else if (!parent.isDisposed()) {
            parent.setFocus();
        }
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == Dataset.class) {
            return type.cast(dataset);
        }
        return type == Path.class ? type.cast(datasetInput().path()) : super.getAdapter(type);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // curves are shown, not changed
    }

    @Override
    public void doSaveAs() {
        // the context menu exports
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
