package org.lamella.workbench;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.lamella.ui.Icons;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.RecentFiles;
import org.lamella.ui.Settings;

/** Where a user begins: what Lamella does, files, the sample project, guided tours, and what was open last. */
public final class WelcomeEditor extends EditorPart {
    public static final String ID = "org.lamella.workbench.welcome";

    private static final Settings SETTINGS = Settings.of("welcome");
    private static final String SHOW = "show";
    private static final int MOST_RECENT = 8;
    /** From this width on there are two columns. */
    private static final int WIDE = 720;
    private static final int TEXT_WIDTH = 220;
    private static final int LEAST_WIDTH = 320;

    private ScrolledComposite scrolled;
    private Composite page;
    private Composite columns;
    private Composite recent;
    private Control first;
    private List<Path> shownFiles;
    private boolean hasMadeRoom;

    /** Whether the user wants the page at the start. */
    static boolean isWanted() {
        return SETTINGS.getBoolean(SHOW, true);
    }

    static void open(IWorkbenchPage page) {
        try {
            IEditorPart part = page.openEditor(new WelcomeInput(), ID);
            if (part instanceof WelcomeEditor editor) {
                editor.scrolled.getDisplay().asyncExec(editor::makeRoom);
            }
        } catch (PartInitException e) {
            Problems.report(e);
        }
    }

    /** Some perspectives leave hardly any room for editors: the page then takes the whole window. */
    private void makeRoom() {
        if (scrolled.isDisposed()) {
            return;
        }
        scrolled.setOrigin(0, 0);
        if (scrolled.getClientArea().width < LEAST_WIDTH) {
            IWorkbenchPage in = getSite().getPage();
            in.setPartState(in.getReference(this), IWorkbenchPage.STATE_MAXIMIZED);
            hasMadeRoom = true;
        }
    }

    /** Before something else is shown. */
    private void giveBackRoom() {
        if (hasMadeRoom) {
            IWorkbenchPage in = getSite().getPage();
            in.setPartState(in.getReference(this), IWorkbenchPage.STATE_RESTORED);
            hasMadeRoom = false;
        }
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        scrolled.setShowFocusedControl(true);
        scrolled.setData("org.lamella.id", "welcome");
        page = new Composite(scrolled, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 24;
        layout.marginHeight = 18;
        layout.verticalSpacing = 14;
        page.setLayout(layout);
        title();
        columns = new Composite(page, SWT.NONE);
        columns.setLayoutData(wide());
        GridLayout columnLayout = new GridLayout(1, true);
        columnLayout.marginWidth = 0;
        columnLayout.horizontalSpacing = 32;
        columnLayout.verticalSpacing = 18;
        columns.setLayout(columnLayout);
        Composite left = column(columns);
        begin(left);
        new WelcomeSamples(section(left, "Sample project"), getSite().getWorkbenchWindow(), this::fit);
        Composite right = column(columns);
        tours(section(right, "Guided tours"));
        recent = section(right, "Recent files");
        Button show = new Button(page, SWT.CHECK);
        show.setText("Show this page at the &start");
        show.setSelection(isWanted());
        show.setData("org.lamella.id", "welcome.show");
        show.addListener(SWT.Selection, event -> SETTINGS.put(SHOW, show.getSelection()));
        scrolled.setContent(page);
        scrolled.addListener(SWT.Resize, event -> fit());
        showRecent();
    }

    private void title() {
        Composite row = new Composite(page, SWT.NONE);
        row.setLayoutData(wide());
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.horizontalSpacing = 14;
        row.setLayout(layout);
        Label icon = new Label(row, SWT.NONE);
        icon.setImage(Icons.image("lamella-48"));
        icon.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false, 1, 2));
        Label name = new Label(row, SWT.NONE);
        name.setText("Lamella");
        name.setFont(JFaceResources.getHeaderFont());
        Label what = new Label(row, SWT.WRAP);
        what.setText("Turns images and spectra of electron microscopes into numbers that hold up: lattice spacings and phases, layers of "
                + "interphases and cross-sections, gradients of line scans, energy-loss edges, each with its uncertainty.");
        what.setLayoutData(wide());
    }

    private void begin(Composite parent) {
        Composite section = section(parent, "Begin");
        first = action(section, "open", "Open files…", "Images, spectra, tables; or drop them on the window.",
                () -> command("org.lamella.workbench.open"));
        action(section, "folder", "Show a folder…", "In the navigator, with a preview of each file.", () -> command("org.lamella.workbench.openFolder"));
        action(section, "help", "Help", "What each view does, and a page for each analysis.", () -> command("org.lamella.workbench.showHelp"));
    }

    private void tours(Composite section) {
        List<Tour> tours = Tour.installed();
        for (Tour tour : tours) {
            action(section, "tour." + tour.id(), tour.title(), tour.description(), () -> tour(tour.id()));
        }
        if (tours.isEmpty()) {
            text(section, "None is installed.");
        }
    }

    private void tour(String id) {
        try {
            ((TourView) getSite().getPage().showView(TourView.ID)).show(id);
        } catch (PartInitException e) {
            Problems.report(e);
        }
    }

    private void command(String id) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(id, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            Problems.report(e);
        }
    }

    private void showRecent() {
        List<Path> files = RecentFiles.all().stream().limit(MOST_RECENT).toList();
        if (files.equals(shownFiles)) {
            return;
        }
        shownFiles = files;
        for (Control control : recent.getChildren()) {
            control.dispose();
        }
        for (Path file : files) {
            Link link = link(recent, "recent", file.getFileName().toString(), () -> OpenFiles.open(getSite().getPage(), List.of(file)));
            link.setToolTipText(file.toString());
        }
        if (files.isEmpty()) {
            text(recent, "None yet.");
        }
        fit();
    }

    private static GridData wide() {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = TEXT_WIDTH;
        return data;
    }

    private static Composite column(Composite parent) {
        Composite column = new Composite(parent, SWT.NONE);
        column.setLayoutData(wide());
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 18;
        column.setLayout(layout);
        return column;
    }

    private static Composite section(Composite parent, String heading) {
        Composite section = new Composite(parent, SWT.NONE);
        section.setLayoutData(wide());
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        section.setLayout(layout);
        Label label = new Label(section, SWT.NONE);
        label.setText(heading);
        label.setFont(JFaceResources.getBannerFont());
        Label line = new Label(section, SWT.SEPARATOR | SWT.HORIZONTAL);
        line.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite content = new Composite(section, SWT.NONE);
        content.setLayoutData(wide());
        GridLayout contentLayout = new GridLayout();
        contentLayout.marginWidth = 0;
        contentLayout.marginHeight = 0;
        content.setLayout(contentLayout);
        return content;
    }

    private Link action(Composite parent, String id, String label, String description, Runnable action) {
        Link link = link(parent, id, label, action);
        if (!description.isEmpty()) {
            text(parent, description);
        }
        return link;
    }

    private Link link(Composite parent, String id, String label, Runnable action) {
        Link link = new Link(parent, SWT.NONE);
        link.setText("<a>" + label.replace("&", "&&") + "</a>");
        link.setData("org.lamella.id", "welcome." + id);
        link.addListener(SWT.Selection, event -> {
            giveBackRoom();
            action.run();
        });
        return link;
    }

    private static void text(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        label.setLayoutData(wide());
    }

    /** One column or two, as high as the texts need in the width that there is. */
    private void fit() {
        int width = scrolled.getClientArea().width;
        ((GridLayout) columns.getLayout()).numColumns = width >= WIDE ? 2 : 1;
        scrolled.setMinHeight(page.computeSize(Math.max(TEXT_WIDTH, width), SWT.DEFAULT).y);
        page.layout(true, true);
    }

    @Override
    public void setFocus() {
        showRecent();
        first.setFocus();
        // The first link is not the first line: what it stands under is to be seen as well.
        scrolled.setOrigin(0, 0);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // there is nothing to save
    }

    @Override
    public void doSaveAs() {
        // there is nothing to save
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
