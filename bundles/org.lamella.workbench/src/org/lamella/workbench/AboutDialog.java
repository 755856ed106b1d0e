package org.lamella.workbench;

import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.IHandlerService;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.InstalledLibrary;
import org.lamella.ui.Icons;
import org.lamella.ui.Installed;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.table.TableTools;
import org.osgi.framework.FrameworkUtil;

/** What Lamella is, in which version, how to cite it, and the licence of every part of it; all of it can be copied. */
final class AboutDialog extends TrayDialog {
    private static final int DETAILS = IDialogConstants.CLIENT_ID + 1;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;

    private final IWorkbenchWindow window;

    AboutDialog(IWorkbenchWindow window) {
        super(window.getShell());
        this.window = window;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("About Lamella");
    }

    @Override
    public boolean isHelpAvailable() {
        return false;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        ((GridLayout) area.getLayout()).numColumns = 2;
        Label icon = new Label(area, SWT.NONE);
        icon.setImage(Icons.image("lamella-48"));
        Label name = new Label(area, SWT.NONE);
        name.setText("Lamella " + version());
        name.setFont(JFaceResources.getHeaderFont());
        name.setData("org.lamella.id", "about.name");
        TabFolder tabs = new TabFolder(area, SWT.NONE);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.widthHint = WIDTH;
        data.heightHint = HEIGHT;
        tabs.setLayoutData(data);
        tabs.setData("org.lamella.id", "about.tabs");
        tab(tabs, "Lamella").setControl(text(tabs));
        tab(tabs, "Licences").setControl(licences(tabs));
        return area;
    }

    private static TabItem tab(TabFolder tabs, String title) {
        TabItem tab = new TabItem(tabs, SWT.NONE);
        tab.setText(title);
        return tab;
    }

    private static Text text(TabFolder tabs) {
        Text text = new Text(tabs, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL);
        String about = Platform.getProduct() == null ? null : Platform.getProduct().getProperty("aboutText");
        text.setText((about == null ? "Lamella" : about) + "\n\nVersion " + version() + "\nJava " + Runtime.version() + " by "
                + System.getProperty("java.vendor") + "\n" + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
        text.setData("org.lamella.id", "about.text");
        return text;
    }

    private static Table licences(TabFolder tabs) {
        Table table = TableTools.table(tabs, SWT.NONE, "about.licences", Map.of("Library", 260, "Version", 150, "Licence", 190), "Library", "Version",
                "Licence");
        new LatestTask(table, "licences").submit(() -> Installed.find().map(AnalysisRegistry::libraries).orElse(List.of()), libraries -> TableTools.fill(table,
                libraries.stream().map(AboutDialog::row).toList()), Problems::report);
        return table;
    }

    private static String[] row(InstalledLibrary library) {
        return new String[] {library.name(), library.version(), library.licence()};
    }

    static String version() {
        return FrameworkUtil.getBundle(AboutDialog.class).getVersion().toString();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, DETAILS, "&Installation details", false);
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == DETAILS) {
            close();
            try {
                window.getService(IHandlerService.class).executeCommand("org.eclipse.ui.help.installationDialog", null);
            } catch (org.eclipse.core.commands.common.CommandException e) {
                Problems.report(e);
            }
            return;
        }
        super.buttonPressed(button);
    }
}
