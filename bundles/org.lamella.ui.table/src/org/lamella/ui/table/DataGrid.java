package org.lamella.ui.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lamella.data.UserError;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;

/**
 * Shows a table of a result, of any length: numbers with five digits, copied and exported with all of them; a click on a
 * heading sorts, again the other way round, a third time as it was. Rows are told by their index in the table that is
 * shown, whatever order they are in.
 */
public final class DataGrid extends Composite {
    private static final int WIDEST = 280;
    private static final int MEASURED_ROWS = 100;
    private static final double BOLD = 1.12;
    /** As many cells as are sorted or copied at once, well under 50 ms. */
    private static final int FEW_CELLS = 20_000;
    private static final int SWATCH = 12;
    /** The widget needs time for each column, the more the more there are already. */
    private static final int MOST_COLUMNS = 200;
    private static final int FIRST_COLUMNS = 24;
    private static final int COLUMN_SLICE = 4;
    private static final int ROW_SLICE = 5_000;

    private final int style;
    private Table table;
    private final LatestTask background;
    private final Map<RGB, Image> swatches = new HashMap<>();
    private final BitSet checked = new BitSet();
    private final List<Runnable> selectionListeners = new ArrayList<>();
    private final List<Consumer<Integer>> checkListeners = new ArrayList<>();
    private org.lamella.analysis.Table data;
    private int[] order = {};
    private IntFunction<Color> swatch;
    private int sortedBy = -1;
    private boolean isDescending;

    public DataGrid(Composite parent) {
        this(parent, SWT.NONE);
    }

    /** @param style {@link SWT#CHECK} for a check box in each row, or {@link SWT#NONE} */
    public DataGrid(Composite parent, int style) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        this.style = SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | style & SWT.CHECK;
        background = new LatestTask(this, "table");
        createTable();
        addDisposeListener(event -> swatches.values().forEach(Image::dispose));
    }

    private void createTable() {
        table = new Table(this, style);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.setData("org.lamella.id", "grid.table");
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, this::selected);
        table.addListener(SWT.KeyDown, event -> {
            if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'c') {
                copy(false);
            } else if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'a') {
                table.selectAll();
                selectionListeners.forEach(Runnable::run);
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

    /** The widget, for tests; another one after another table was shown. */
    public Table table() {
        return table;
    }

    /**
     * Shows a table. A long one fills up while the window goes on working.
     *
     * @param shown null for nothing
     */
    public void show(org.lamella.analysis.Table shown) {
        if (shown == null && data == null) {
            return;
        }
        sortedBy = -1;
        checked.clear();
        data = shown;
        order = shown == null ? new int[0] : RowOrder.original(shown);
        // A new widget is there sooner than one is emptied.
        boolean hadFocus = table.isFocusControl();
        table.dispose();
        createTable();
        layout();
        if (hadFocus) {
            table.setFocus();
        }
        grow(table);
    }

    /** How many columns are too many to be shown; they are copied and exported with the others. */
    public int hiddenColumns() {
        return data == null ? 0 : Math.max(0, data.columns().size() - MOST_COLUMNS);
    }

    /** Adds columns and rows, so many that nobody waits for them, and the others later. */
    private void grow(Table grown) {
        if (grown.isDisposed() || data == null) {
            return;
        }
        int there = grown.getColumnCount();
        int columns = Math.min(MOST_COLUMNS, data.columns().size());
        if (there < columns) {
            addColumns(there, Math.min(columns, there == 0 ? FIRST_COLUMNS : there + COLUMN_SLICE));
        }
        // Rows come last: every further column would copy them.
        if (grown.getColumnCount() == columns) {
            int rows = grown.getItemCount();
            grown.setItemCount(Math.min(order.length, rows == 0 ? FEW_CELLS : rows + ROW_SLICE));
        }
        if (grown.getColumnCount() < columns || grown.getItemCount() < order.length) {
            getDisplay().asyncExec(() -> grow(grown));
        }
    }

    private void addColumns(int from, int to) {
        List<List<Object>> rows = data.rows();
        GC gc = new GC(table);
        table.setRedraw(false);
        for (int c = from; c < to; c++) {
            int index = c;
            String heading = data.columns().get(c).heading();
            TableColumn column = new TableColumn(table, RowOrder.isNumeric(rows, c) ? SWT.RIGHT : SWT.LEFT);
            column.setText(heading);
            column.addListener(SWT.Selection, event -> sort(index));
            int cells = 0;
            for (List<Object> row : rows.subList(0, Math.min(MEASURED_ROWS, rows.size()))) {
                cells = Math.max(cells, TableText.shown(row.get(c)).length());
            }
            int wanted = Math.min(WIDEST, cells * gc.textExtent("0").x);
            // A heading is never cut: it holds the unit. The first column has swatch and check box as well.
            column.setWidth(Math.max((int) (gc.textExtent(heading).x * BOLD), wanted) + (c == 0 ? 48 : 28));
        }
        table.setRedraw(true);
        gc.dispose();
    }

    private void fill(Event event) {
        if (event.index < 0 || event.index >= order.length) {
            return;
        }
        TableItem item = (TableItem) event.item;
        int row = order[event.index];
        List<Object> cells = data.rows().get(row);
        for (int c = 0; c < Math.min(cells.size(), MOST_COLUMNS); c++) {
            item.setText(c, TableText.shown(cells.get(c)));
        }
        Color colour = swatch == null ? null : swatch.apply(row);
        item.setImage(0, colour == null ? null : swatches.computeIfAbsent(colour.getRGB(), this::swatch));
        if ((table.getStyle() & SWT.CHECK) != 0) {
            item.setChecked(checked.get(row));
        }
    }

    private Image swatch(RGB colour) {
        ImageGcDrawer drawer = (gc, width, height) -> {
            gc.setBackground(new Color(colour));
            gc.fillRectangle(0, 0, width, height);
        };
        return new Image(getDisplay(), drawer, SWATCH, SWATCH);
    }

    /** Puts a square of a colour before each row; null, also as the colour of a row, for none. */
    public void setSwatch(IntFunction<Color> colourOfRow) {
        swatch = colourOfRow;
        table.clearAll();
    }

    private void selected(Event event) {
        if (event.detail == SWT.CHECK) {
            TableItem item = (TableItem) event.item;
            int row = order[table.indexOf(item)];
            checked.set(row, item.getChecked());
            checkListeners.forEach(listener -> listener.accept(row));
        } else {
            selectionListeners.forEach(Runnable::run);
        }
    }

    /** The selected rows, in the order in which they are shown. */
    public int[] selectedRows() {
        return Arrays.stream(table.getSelectionIndices()).sorted().map(index -> order[index]).toArray();
    }

    /** Selects one row and scrolls to it; -1 for none. Tells no listener. */
    public void select(int row) {
        for (int i = 0; row >= 0 && i < order.length; i++) {
            if (order[i] == row && i < table.getItemCount()) {
                table.setSelection(i);
                return;
            }
        }
        table.deselectAll();
    }

    /** Calls back when the user selects other rows. */
    public void onSelection(Runnable listener) {
        selectionListeners.add(listener);
    }

    /** Calls back with a row when the user checks or unchecks it. */
    public void onCheck(Consumer<Integer> listener) {
        checkListeners.add(listener);
    }

    public boolean isChecked(int row) {
        return checked.get(row);
    }

    /** Tells no listener. */
    public void setChecked(int row, boolean wanted) {
        checked.set(row, wanted);
        table.clearAll();
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
        org.lamella.analysis.Table sorted = data;
        boolean descending = isDescending;
        boolean asItWas = sortedBy < 0;
        table.setSortColumn(asItWas ? null : table.getColumn(column));
        table.setSortDirection(descending ? SWT.DOWN : SWT.UP);
        if (sorted.rows().size() <= FEW_CELLS) {
            reorder(asItWas ? RowOrder.original(data) : RowOrder.sorted(data, column, descending));
            return;
        }
        background.submit(() -> asItWas ? RowOrder.original(sorted) : RowOrder.sorted(sorted, column, descending), found -> {
            if (data == sorted) {
                reorder(found);
            }
        }, Problems::report);
    }

    /** The rows that were selected stay selected, wherever they are now. */
    private void reorder(int[] wanted) {
        BitSet before = new BitSet();
        Arrays.stream(selectedRows()).forEach(before::set);
        order = wanted;
        table.deselectAll();
        table.clearAll();
        if (!before.isEmpty() && before.cardinality() < FEW_CELLS) {
            table.select(java.util.stream.IntStream.range(0, order.length).filter(index -> before.get(order[index])).toArray());
        }
    }

    private void copy(boolean all) {
        if (data == null) {
            return;
        }
        org.lamella.analysis.Table copied = data;
        int selected = table.getSelectionCount();
        int[] rows = all || selected == 0 || selected == table.getItemCount() ? order.clone() : selectedRows();
        if ((long) rows.length * copied.columns().size() <= FEW_CELLS) {
            TableTools.toClipboard(this, TableText.tabbed(copied, rows));
        } else {
            background.submit(() -> TableText.tabbed(copied, rows), text -> TableTools.toClipboard(this, text), Problems::report);
        }
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
            save(data, order.clone(), Path.of(file));
        }
    }

    private static void save(org.lamella.analysis.Table saved, int[] rows, Path file) {
        Job job = Job.create("Saving " + file.getFileName(), (IProgressMonitor monitor) -> {
            try {
                DelimitedText.save(TableText.csv(saved, rows), file);
            } catch (UserError | RuntimeException | OutOfMemoryError e) {
                Problems.report(e);
            }
            return Status.OK_STATUS;
        });
        job.setPriority(Job.SHORT);
        job.schedule();
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }
}
