package org.lamella.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.part.ViewPart;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.InstalledPlugin;
import org.lamella.ui.Appearance;
import org.lamella.ui.Installed;
import org.lamella.ui.LabelText;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.table.TableTools;

/** The plug-ins that are installed: from where, in which version, whether each works, and why not. */
public final class PluginsView extends ViewPart {
    public static final String ID = "org.lamella.workbench.plugins";

    private Label summary;
    private Table table;
    private LatestTask loading;

    @Override
    public void createPartControl(Composite parent) {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        parent.setLayout(layout);
        summary = new Label(parent, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.horizontalIndent = 6;
        data.verticalIndent = 4;
        summary.setLayoutData(data);
        summary.setData("org.lamella.id", "plugins.summary");
        table = TableTools.table(parent, SWT.NONE, "plugins.table", Map.of("Kind", 90, "Name", 170, "State", 60, "From", 170, "Version", 130,
                "Place", 260, "Reason", 320), "Kind", "Name", "State", "From", "Version", "Place", "Reason");
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        loading = new LatestTask(parent, "plug-ins");
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("folder-open", "Open the folder for plug-ins of your own", PluginsView::openFolder));
        bar.add(new ViewAction("refresh", "Look again", this::load));
        Appearance.of(parent).onChange(table, this::load);
        load();
    }

    /** Looking at plug-ins makes one of each, which is not for the thread of the display. */
    private void load() {
        summary.setText("Looking for plug-ins…");
        loading.submit(() -> Installed.find().map(AnalysisRegistry::plugins).orElse(List.of()), this::show, Problems::report);
    }

    private void show(List<InstalledPlugin> plugins) {
        // What cannot be used comes first: somebody looks for it.
        List<InstalledPlugin> shown = plugins.stream()
                .filter(plugin -> !plugin.kind().equals("service") || plugin.state() != InstalledPlugin.State.READY)
                .sorted(Comparator.comparing(plugin -> plugin.state() == InstalledPlugin.State.READY)).toList();
        List<String[]> rows = new ArrayList<>();
        for (InstalledPlugin plugin : shown) {
            rows.add(new String[] {plugin.kind(), plugin.name(), plugin.state().word(), plugin.bundle(), plugin.version(), plugin.location(),
                plugin.reason()});
        }
        TableTools.fill(table, rows);
        Appearance appearance = Appearance.of(table);
        for (int i = 0; i < shown.size(); i++) {
            table.getItem(i).setForeground(shown.get(i).state() == InstalledPlugin.State.READY ? null : appearance.error());
        }
        long unusable = shown.stream().filter(plugin -> plugin.state() != InstalledPlugin.State.READY).count();
        LabelText.show(summary, shown.size() + " plug-ins" + (unusable == 0 ? ", all of them ready" : ", " + unusable + " of them cannot be used"));
    }

    private static void openFolder() {
        Path folder = Path.of(System.getProperty("user.home"), ".lamella", "plugins");
        try {
            Files.createDirectories(folder);
            if (!Program.launch(folder.toString())) {
                Problems.report("Jars of your own go into " + folder + "; they are found at the next start.", null);
            }
        } catch (IOException e) {
            Problems.report("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
