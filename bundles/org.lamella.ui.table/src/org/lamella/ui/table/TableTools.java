package org.lamella.ui.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lamella.ui.Problems;

/** Tables of a view: every one can be copied (Ctrl+C, Ctrl+A), exported as CSV, and has its units in the headings. */
public final class TableTools {
    private static final int LEAST_WIDTH = 60;
    private static final double BOLD = 1.12;

    private TableTools() {
    }

    /**
     * Makes a table.
     *
     * @param style {@link SWT#CHECK} for check boxes, or {@link SWT#NONE}
     * @param id what tests find it by
     * @param widths widths of some columns, by their heading
     * @param headings the headings, with units in brackets
     */
    public static Table table(Composite parent, int style, String id, Map<String, Integer> widths, String... headings) {
        Table table = new Table(parent, style | SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setData("org.lamella.id", id);
        GC gc = new GC(table);
        for (String heading : headings) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(heading);
            // A heading is never cut: it holds the unit.
            column.setWidth(Math.max(widths.getOrDefault(heading, LEAST_WIDTH), (int) (gc.textExtent(heading).x * BOLD) + 24));
            column.setMoveable(true);
        }
        gc.dispose();
        table.addListener(SWT.KeyDown, event -> key(table, event));
        menu(table);
        return table;
    }

    /** Shows rows; only what is different is changed, so that a table that follows the mouse does not flicker. */
    public static void fill(Table table, List<String[]> rows) {
        table.setItemCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            TableItem item = table.getItem(i);
            String[] cells = rows.get(i);
            for (int c = 0; c < cells.length; c++) {
                if (!cells[c].equals(item.getText(c))) {
                    item.setText(c, cells[c]);
                }
            }
        }
    }

    private static void key(Table table, Event event) {
        if ((event.stateMask & SWT.MOD1) == 0) {
            return;
        }
        if (event.keyCode == 'c') {
            copy(table, table.getSelectionCount() > 0 ? table.getSelection() : table.getItems());
        } else if (event.keyCode == 'a') {
            table.selectAll();
        }
    }

    private static void menu(Table table) {
        Menu menu = new Menu(table);
        item(menu, "&Copy\tCtrl+C", () -> copy(table, table.getSelectionCount() > 0 ? table.getSelection() : table.getItems()));
        item(menu, "Copy &all", () -> copy(table, table.getItems()));
        item(menu, "&Export as CSV…", () -> export(table));
        table.setMenu(menu);
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
    }

    private static String[] headings(Table table) {
        return Arrays.stream(table.getColumns()).map(TableColumn::getText).toArray(String[]::new);
    }

    private static String[] cells(Table table, TableItem item) {
        String[] cells = new String[table.getColumnCount()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = item.getText(c);
        }
        return cells;
    }

    /** Copies rows as text that spreadsheets take: tabs between cells, headings first. */
    static void copy(Table table, TableItem[] items) {
        StringBuilder text = new StringBuilder(String.join("\t", headings(table))).append('\n');
        for (TableItem item : items) {
            text.append(String.join("\t", cells(table, item))).append('\n');
        }
        toClipboard(table, text.toString());
    }

    static void toClipboard(Composite owner, String text) {
        Clipboard clipboard = new Clipboard(owner.getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private static void export(Table table) {
        FileDialog dialog = new FileDialog(table.getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.csv"});
        dialog.setFileName("table.csv");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            StringBuilder text = new StringBuilder(DelimitedText.line(Arrays.asList(headings(table))));
            for (TableItem item : table.getItems()) {
                text.append(DelimitedText.line(Arrays.asList(cells(table, item))));
            }
            try {
                DelimitedText.save(text.toString(), java.nio.file.Path.of(file));
            } catch (org.lamella.data.UserError e) {
                Problems.report(e);
            }
        }
    }
}
