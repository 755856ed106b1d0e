package org.lamella.ui.table;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.lamella.ui.DatasetInput;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;

/** Shows a delimited text file as a table. */
public final class TableEditor extends EditorPart {
    public static final String ID = "org.lamella.ui.table.editor";

    private DataGrid grid;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof DatasetInput)) {
            throw new PartInitException("a table editor opens files, not " + input.getName());
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        parent.setLayout(layout);
        Label state = new Label(parent, SWT.WRAP);
        state.setData("org.lamella.id", "table.state");
        state.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        grid = new DataGrid(parent);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Path file = ((DatasetInput) getEditorInput()).path();
        state.setText("Reading " + file.getFileName() + "…");
        new LatestTask(parent, "table").submit(() -> DelimitedText.read(file), table -> {
            grid.show(table);
            int shown = table.columns().size() - grid.hiddenColumns();
            state.setText("  " + table.rows().size() + " rows, " + table.columns().size() + " columns"
                    + (grid.hiddenColumns() == 0 ? "" : "; the first " + shown + " columns are shown, copying and exporting take all"));
        }, error -> state.setText(Problems.message(error)));
    }

    @Override
    public void setFocus() {
        grid.setFocus();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == Path.class ? type.cast(((DatasetInput) getEditorInput()).path()) : super.getAdapter(type);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // tables are shown, not changed
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
