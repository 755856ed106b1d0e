package org.lamella.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;

/** An editor of one dataset: it is read in the background, and a line says why when it cannot be shown. */
public abstract class DatasetEditor extends FileEditor {
    private Composite area;
    private Label message;
    private Dataset dataset;

    @Override
    public void createPartControl(Composite parent) {
        area = parent;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        area.setLayout(layout);
        message = new Label(area, SWT.WRAP | SWT.CENTER);
        message.setText("Reading " + datasetInput().path().getFileName() + "…");
        message.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        message.setData("org.lamella.id", "editor.message");
        OpenFiles.dataset(datasetInput(), this::arrived, this::fail);
    }

    private void arrived(Dataset read) {
        if (area.isDisposed()) {
            return;
        }
        try {
            prepare(read);
        } catch (UserError e) {
            fail(e.getMessage());
            return;
        }
        dataset = read;
        message.dispose();
        show(area);
        area.layout();
    }

    private void fail(String text) {
        if (!area.isDisposed() && !message.isDisposed()) {
            message.setText(text + "\n\nPut the file back and open it again, or close this editor.");
            area.layout();
        }
    }

    /**
     * Takes a dataset that has been read.
     *
     * @throws UserError when this editor cannot show it
     */
    protected abstract void prepare(Dataset read) throws UserError;

    /** Makes the widgets that show the dataset, in one column. */
    protected abstract void show(Composite parent);

    /** The dataset; null until it has been read. */
    protected final Dataset dataset() {
        return dataset;
    }

    @Override
    public void setFocus() {
        if (!area.isDisposed()) {
            area.setFocus();
        }
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == Dataset.class ? type.cast(dataset) : super.getAdapter(type);
    }
}
