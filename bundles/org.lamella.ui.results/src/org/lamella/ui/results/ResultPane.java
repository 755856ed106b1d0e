package org.lamella.ui.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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
        Composite page = new Composite(tabs, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 2;
        layout.marginHeight = 2;
        page.setLayout(layout);
        tableNames = new Combo(page, SWT.READ_ONLY);
        tableNames.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        tableNames.setData("org.lamella.id", "results.tables");
        tableNames.addListener(SWT.Selection, event -> showTable());
        grid = new DataGrid(page);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tab("Tables", page);
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
    }

    /** @param result null for nothing */
    void show(StoredResult result) {
        if (result == null) {
            summary.setText("No results yet. Run an analysis from the menu Analysis; what it finds stands here and stays on disk.");
            provenance.setText("");
            tables = List.of();
            figures.show(List.of());
        } else {
            StringBuilder text = new StringBuilder(String.join("\n", result.summary()));
            for (String warning : result.warnings()) {
                text.append("\n\nWarning: ").append(warning);
            }
            summary.setText(text.toString());
            provenance.setText(provenance(result));
            tables = result.files("tables", ".csv");
            figures.show(result.files("figures", ".svg"));
        }
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
