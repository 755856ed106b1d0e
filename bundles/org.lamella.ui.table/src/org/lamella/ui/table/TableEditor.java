package org.lamella.ui.table;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lamella.ui.FileEditor;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;

/** Shows a delimited text file as a table. */
public final class TableEditor extends FileEditor {
    public static final String ID = "org.lamella.ui.table.editor";

    private DataGrid grid;

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
        Path file = datasetInput().path();
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
}
