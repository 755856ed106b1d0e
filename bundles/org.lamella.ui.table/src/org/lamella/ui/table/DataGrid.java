package org.lamella.ui.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lamella.analysis.Descriptions;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;

/**
 * Shows a table of a result, of any length: numbers with five digits, copied and exported with all of them; a click on a
 * heading sorts, again the other way round, a third time as it was.
 */
public final class DataGrid extends Composite {
    private static final int WIDEST = 280;

    private final Table table;
    private org.lamella.analysis.Table data;
    private List<List<Object>> rows = List.of();
    private int sortedBy = -1;
    private boolean isDescending;

    public DataGrid(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        table = new Table(this, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.setData("org.lamella.id", "grid.table");
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.KeyDown, event -> {
            if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'c') {
                copy(false);
            } else if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'a') {
                table.selectAll();
            }
        });
        Menu menu = new Menu(table);
        item(menu, "&Copy\tCtrl+C", () -> copy(false));
        item(menu, "Copy &all", () -> copy(true));
        item(menu, "&Export as CSV…", this::export);
        table.setMenu(menu);
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
    }

    /** The widget, for tests. */
    public Table table() {
        return table;
    }

    /** @param shown null for nothing */
    public void show(org.lamella.analysis.Table shown) {
        data = shown;
        rows = shown == null ? List.of() : shown.rows();
        sortedBy = -1;
        table.setRedraw(false);
        table.setSortColumn(null);
        table.removeAll();
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        if (shown != null) {
            for (int c = 0; c < shown.columns().size(); c++) {
                int index = c;
                boolean isNumber = rows.stream().limit(200).map(row -> row.get(index)).anyMatch(Number.class::isInstance);
                TableColumn column = new TableColumn(table, isNumber ? SWT.RIGHT : SWT.LEFT);
                column.setText(shown.columns().get(c).heading());
                column.addListener(SWT.Selection, event -> sort(index));
            }
        }
        table.setItemCount(rows.size());
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(Math.min(WIDEST, column.getWidth() + 12));
        }
        table.setRedraw(true);
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        List<Object> row = rows.get(event.index);
        for (int c = 0; c < row.size(); c++) {
            item.setText(c, text(row.get(c)));
        }
    }

    private static String text(Object cell) {
        if (cell instanceof Double number && Double.isFinite(number) && number != Math.rint(number)) {
            return String.format(Locale.ROOT, "%.5g", number);
        }
        return cell instanceof Quantity quantity ? quantity.format() : Descriptions.value(cell);
    }

    private void sort(int column) {
        if (sortedBy != column) {
            sortedBy = column;
            isDescending = false;
        } else if (!isDescending) {
            isDescending = true;
        } else {
            sortedBy = -1;
        }
        rows = data.rows();
        if (sortedBy >= 0) {
            Comparator<List<Object>> order = (a, b) -> compare(a.get(column), b.get(column));
            rows = new ArrayList<>(rows);
            rows.sort(isDescending ? order.reversed() : order);
        }
        table.setSortColumn(sortedBy < 0 ? null : table.getColumn(column));
        table.setSortDirection(isDescending ? SWT.DOWN : SWT.UP);
        table.clearAll();
    }

    /** Numbers before text, nothing last. */
    private static int compare(Object a, Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof Number != b instanceof Number) {
            return a instanceof Number ? -1 : 1;
        }
        return a.toString().compareToIgnoreCase(b.toString());
    }

    private void copy(boolean all) {
        if (data == null) {
            return;
        }
        StringBuilder text = new StringBuilder(String.join("\t", data.columns().stream().map(org.lamella.analysis.Table.Column::heading).toList()));
        text.append('\n');
        List<List<Object>> copied = new ArrayList<>();
        if (all || table.getSelectionCount() == 0) {
            copied.addAll(rows);
        } else {
            for (int index : table.getSelectionIndices()) {
                copied.add(rows.get(index));
            }
        }
        for (List<Object> row : copied) {
            text.append(String.join("\t", row.stream().map(Descriptions::value).toList())).append('\n');
        }
        TableTools.toClipboard(this, text.toString());
    }

    private void export() {
        if (data == null) {
            return;
        }
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.csv"});
        dialog.setFileName(data.name().replaceFirst("\\.\\w+$", "") + ".csv");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            StringBuilder text = new StringBuilder(DelimitedText.line(data.columns().stream().map(org.lamella.analysis.Table.Column::heading).toList()));
            rows.forEach(row -> text.append(DelimitedText.line(row.stream().map(Descriptions::value).toList())));
            try {
                DelimitedText.save(text.toString(), Path.of(file));
            } catch (UserError e) {
                Problems.report(e);
            }
        }
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }
}
