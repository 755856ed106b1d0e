package org.lamella.ui.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.table.DataGrid;
import org.lamella.ui.table.DelimitedText;

/** What one result found: summary, figures, tables, and where its numbers come from. */
final class ResultPane extends Composite {
    private final TabFolder tabs;
    private final StyledText summary;
    private final FigureList figures;
    private final Combo tableNames;
    private final DataGrid grid;
    private final StyledText provenance;
    private final LatestTask reading;
    private final Composite tablePage;
    /** What the pages have still to show; a page is filled when it is seen. */
    private final Map<Control, Runnable> waiting = new HashMap<>();
    private List<Path> tables = List.of();
    private Path shownTable;

    ResultPane(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        tabs = new TabFolder(this, SWT.TOP);
        tabs.setData("org.lamella.id", "results.tabs");
        summary = text("result.summary");
        tab("Summary", summary);
        figures = new FigureList(tabs);
        tab("Figures", figures);
        tablePage = new Composite(tabs, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 2;
        layout.marginHeight = 2;
        tablePage.setLayout(layout);
        tableNames = new Combo(tablePage, SWT.READ_ONLY);
        tableNames.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        tableNames.setData("org.lamella.id", "results.tables");
        tableNames.addListener(SWT.Selection, event -> showTable());
        grid = new DataGrid(tablePage);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tab("Tables", tablePage);
        provenance = text("result.provenance");
        tab("Provenance", provenance);
        reading = new LatestTask(this, "result table");
    }

    private StyledText text(String id) {
        StyledText text = new StyledText(tabs, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
        text.setMargins(8, 6, 8, 6);
        text.setLineSpacing(2);
        text.setData("org.lamella.id", id);
        return text;
    }

    private void tab(String title, Control control) {
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(control);
        control.addListener(SWT.Show, event -> fill(control));
    }

    /** @param result null for nothing */
    void show(StoredResult result) {
        waiting.put(summary, () -> summary.setText(summary(result)));
        waiting.put(figures, () -> figures.show(result == null ? List.of() : result.files("figures", ".svg")));
        waiting.put(tablePage, () -> showTables(result == null ? List.of() : result.files("tables", ".csv")));
        waiting.put(provenance, () -> provenance.setText(result == null ? "" : provenance(result)));
        fill(tabs.getItem(Math.max(0, tabs.getSelectionIndex())).getControl());
        // Texts are read by screen readers and searched as well; each has its own turn, so that the window answers in between.
        for (Control text : List.of(summary, provenance)) {
            getDisplay().asyncExec(() -> fill(text));
        }
    }

    private void fill(Control page) {
        Runnable filling = waiting.remove(page);
        if (filling != null && !page.isDisposed()) {
            filling.run();
        }
    }

    private static String summary(StoredResult result) {
        if (result == null) {
            return "No results yet. Run an analysis from the menu Analysis; what it finds stands here and stays on disk.";
        }
        StringBuilder text = new StringBuilder(String.join("\n", result.summary()));
        for (String warning : result.warnings()) {
            text.append("\n\nWarning: ").append(warning);
        }
        return text.toString();
    }

    private void showTables(List<Path> files) {
        tables = files;
        tableNames.setItems(tables.stream().map(file -> file.getFileName().toString().replaceFirst("\\.csv$", "")).toArray(String[]::new));
        tableNames.select(0);
        showTable();
    }

    private void showTable() {
        int index = tableNames.getSelectionIndex();
        if (index < 0) {
            shownTable = null;
            grid.show(null);
            return;
        }
        Path file = tables.get(index);
        if (!file.equals(shownTable)) {
            // The table of another result must not stand here, not even when this one cannot be read.
            grid.show(null);
        }
        shownTable = file;
        reading.submit(() -> DelimitedText.read(file), table -> {
            if (file.equals(shownTable)) {
                grid.show(table);
            }
        }, Problems::report);
    }

    private static String provenance(StoredResult result) {
        JsonNode json = result.json();
        StringBuilder text = new StringBuilder();
        text.append("Analysis   ").append(result.analysis()).append("\nSoftware   ").append(json.path("software").path("name").asText()).append(' ')
                .append(json.path("software").path("version").asText()).append("\nStarted    ").append(result.started()).append("\nFinished   ")
                .append(json.path("time").path("finished").asText()).append("\nFolder     ").append(result.folder()).append("\n\nInputs\n");
        for (JsonNode input : json.path("inputs")) {
            text.append("  ").append(input.path("path").asText()).append("\n    ").append(or(input.path("format"), "format unknown"))
                    .append(", SHA-256 ").append(or(input.path("sha256"), "unknown")).append('\n');
            if (input.has("error")) {
                text.append("    failed: ").append(input.path("error").asText()).append('\n');
            }
        }
        text.append("\nParameters\n");
        for (Map.Entry<String, JsonNode> parameter : json.path("parameters").properties()) {
            text.append("  ").append(parameter.getKey()).append(" = ").append(shown(parameter.getValue())).append('\n');
        }
        return text.toString();
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return value.path("value").asText() + " " + value.path("unit").asText();
        }
        if (value.isNull()) {
            return "automatic";
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String or(JsonNode text, String otherwise) {
        return text.isTextual() ? text.asText() : otherwise;
    }
}
