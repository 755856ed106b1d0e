package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ParameterInfo;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;
import org.lamella.ui.Settings;
import org.lamella.ui.table.DelimitedText;

/**
 * The dialog of an analysis, made from what the analysis says about its parameters; nobody writes one by hand. Values are
 * remembered from one run to the next.
 */
public final class AnalysisDialog extends TitleAreaDialog {
    private static final int COPY = IDialogConstants.CLIENT_ID + 1;
    private static final int RECIPE = IDialogConstants.CLIENT_ID + 2;
    private static final int RESET = IDialogConstants.CLIENT_ID + 3;
    private static final int HEIGHT = 560;
    private static final int WIDTH = 640;

    private final IWorkbenchWindow window;
    private final InstalledAnalysis analysis;
    private final Settings settings;
    private final List<Path> initialInputs;
    private final Map<String, String> initialParameters;
    private final Map<String, ParameterControl> controls = new LinkedHashMap<>();
    private InputList inputs;
    private AnalysisRequest request;

    /** @param parameters values that come before the remembered ones */
    public AnalysisDialog(IWorkbenchWindow window, InstalledAnalysis analysis, List<Path> inputs, Map<String, String> parameters) {
        super(window.getShell());
        this.window = window;
        this.analysis = analysis;
        this.settings = Settings.of("dialog." + analysis.info().name());
        this.initialInputs = List.copyOf(inputs);
        this.initialParameters = Map.copyOf(parameters);
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    /** What the user asked for; there after the dialog was closed with Run. */
    public AnalysisRequest request() {
        return request;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(analysis.info().label());
        shell.setData("org.lamella.id", "analysis.dialog");
    }

    @Override
    protected Point getInitialSize() {
        int width = settings.getInteger("width", 0);
        int height = settings.getInteger("height", 0);
        if (width > 0 && height > 0) {
            return new Point(width, height);
        }
        Point wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
        return new Point(Math.max(WIDTH, Math.min(wanted.x, 900)), Math.max(360, Math.min(wanted.y, HEIGHT + 160)));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite outer = (Composite) super.createDialogArea(parent);
        setTitle(analysis.info().label());
        setMessage(analysis.info().description().replaceFirst("\\.?$", "."));
        Composite area = new Composite(outer, SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout();
        layout.marginWidth = 12;
        area.setLayout(layout);
        inputs = new InputList(area, initialInputs, this::check);
        ScrolledComposite scroll = new ScrolledComposite(area, SWT.V_SCROLL);
        GridData scrollData = new GridData(SWT.FILL, SWT.FILL, true, true);
        scrollData.heightHint = Math.min(HEIGHT - 180, 34 * analysis.info().parameters().size() + 20);
        scroll.setLayoutData(scrollData);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        Composite parameters = new Composite(scroll, SWT.NONE);
        parameters.setLayout(new GridLayout(3, false));
        for (ParameterInfo parameter : analysis.info().parameters()) {
            String value = initialParameters.getOrDefault(parameter.name(),
                    parameter.name().equals("region") ? null : settings.get("parameter." + parameter.name(), null));
            ParameterControl control = new ParameterControl(parameters, parameter, value, window, this::check);
            // A tool tip needs a mouse; who comes by the Tab key reads the same above.
            control.control().addListener(SWT.FocusIn, event -> setMessage(parameter.label() + ": " + control.meaning()));
            controls.put(parameter.name(), control);
        }
        scroll.setContent(parameters);
        scroll.setMinSize(parameters.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        return outer;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, RESET, "Re&set", false).setData("org.lamella.id", "reset");
        createButton(parent, COPY, "&Copy as command line", false).setData("org.lamella.id", "copyCommandLine");
        createButton(parent, RECIPE, "Save as &recipe…", false).setData("org.lamella.id", "saveRecipe");
        createButton(parent, IDialogConstants.OK_ID, "R&un", true).setData("org.lamella.id", "run");
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        controls.forEach((name, control) -> {
            String text = control.text();
            if (!text.isBlank()) {
                values.put(name, text);
            }
        });
        return values;
    }

    private void check() {
        Button run = getButton(IDialogConstants.OK_ID);
        if (run == null) {
            return;
        }
        String problem = null;
        for (ParameterControl control : controls.values()) {
            String own = problem(control);
            control.mark(own);
            problem = problem == null ? own : problem;
        }
        if (problem == null && inputs.files().isEmpty() && analysis.info().needsInput()) {
            problem = "Add at least one input file.";
        }
        setErrorMessage(problem);
        run.setEnabled(problem == null);
        getButton(COPY).setEnabled(problem == null);
        getButton(RECIPE).setEnabled(problem == null);
    }

    /** What is wrong with one value, in one line; null when nothing is. */
    private String problem(ParameterControl control) {
        String text = control.text();
        if (text.isBlank()) {
            return null;
        }
        try {
            ParameterValues.parse(analysis.info(), Map.of(control.info().name(), text));
            return null;
        } catch (UserError e) {
            return e.getMessage();
        }
    }

    private AnalysisRequest current() {
        return new AnalysisRequest(analysis.info().name(), inputs.files(), values()).withoutDefaults(analysis.info());
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case RESET -> {
                controls.values().forEach(ParameterControl::reset);
                check();
            }
            case COPY -> {
                Clipboard clipboard = new Clipboard(getShell().getDisplay());
                clipboard.setContents(new Object[] {current().commandLine()}, new Transfer[] {TextTransfer.getInstance()});
                clipboard.dispose();
                setMessage("Copied: " + current().commandLine());
            }
            case RECIPE -> saveRecipe(getShell(), current());
            default -> super.buttonPressed(id);
        }
    }

    /** Asks for a file and writes the recipe of a request into it. */
    static void saveRecipe(Shell shell, AnalysisRequest request) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.yaml"});
        dialog.setFileName(request.analysis() + ".yaml");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            try {
                DelimitedText.save(request.recipe().write(), Path.of(file));
            } catch (UserError e) {
                Problems.report(e);
            }
        }
    }

    @Override
    protected void okPressed() {
        request = current();
        List<String> names = new ArrayList<>(controls.keySet());
        for (String name : names) {
            // A region belongs to its image; everything else is wanted again the next time.
            if (!name.equals("region")) {
                settings.put("parameter." + name, controls.get(name).isDefault() ? null : controls.get(name).text());
            }
        }
        super.okPressed();
    }

    @Override
    public boolean close() {
        if (getShell() != null && !getShell().isDisposed()) {
            settings.put("width", getShell().getSize().x);
            settings.put("height", getShell().getSize().y);
        }
        return super.close();
    }
}
