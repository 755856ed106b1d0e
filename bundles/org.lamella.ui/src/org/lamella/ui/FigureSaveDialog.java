package org.lamella.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lamella.analysis.Figure;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.report.FigureExport;

/** Saves a figure as PNG, SVG or PDF at a width that the user chooses. */
public final class FigureSaveDialog extends TitleAreaDialog {
    private static final double SMALLEST_WIDTH = 10;
    private static final double LARGEST_WIDTH = 2000;
    private static final double SMALLEST_RESOLUTION = 36;
    private static final double LARGEST_RESOLUTION = 2400;

    private final Figure figure;
    private final Settings settings = Settings.of("figure");
    private Combo format;
    private Text width;
    private Text resolution;
    private Text file;

    public FigureSaveDialog(Shell parent, Figure figure) {
        super(parent);
        this.figure = figure;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Save figure");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite outer = (Composite) super.createDialogArea(parent);
        setTitle("Save figure");
        setMessage("SVG and PDF stay sharp at any size; PNG has as many pixels as width and resolution make.");
        Composite area = new Composite(outer, SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        area.setLayout(layout);
        new Label(area, SWT.NONE).setText("&Format");
        format = new Combo(area, SWT.READ_ONLY);
        format.setItems(Arrays.stream(FigureExport.Format.values()).map(Enum::name).toArray(String[]::new));
        format.setText(settings.get("format", "PNG"));
        format.setLayoutData(wide(2));
        format.setData("org.lamella.id", "figure.format");
        width = field(area, "&Width (mm)", settings.get("width", "180"), "figure.width");
        resolution = field(area, "&Resolution (dots per inch)", settings.get("resolution", "300"), "figure.resolution");
        new Label(area, SWT.NONE).setText("F&ile");
        file = new Text(area, SWT.BORDER);
        file.setText(Path.of(settings.get("folder", System.getProperty("user.home"))).resolve(figure.name()) + ending());
        GridData fileData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        fileData.widthHint = 380;
        file.setLayoutData(fileData);
        file.setData("org.lamella.id", "figure.file");
        var browse = new org.eclipse.swt.widgets.Button(area, SWT.PUSH);
        browse.setText("&Browse…");
        browse.addListener(SWT.Selection, event -> browse());
        format.addListener(SWT.Selection, event -> {
            file.setText(file.getText().replaceFirst("(?i)\\.(png|svg|pdf)$", "") + ending());
            check();
        });
        for (Text text : new Text[] {width, resolution, file}) {
            text.addListener(SWT.Modify, event -> check());
        }
        resolution.setEnabled(format.getText().equals("PNG"));
        return outer;
    }

    private static GridData wide(int columns) {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
    }

    private static Text field(Composite area, String label, String value, String id) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        text.setText(value);
        text.setLayoutData(wide(2));
        text.setData("org.lamella.id", id);
        return text;
    }

    private String ending() {
        return "." + FigureExport.Format.valueOf(format.getText()).ending();
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        Path now = Path.of(file.getText());
        dialog.setFilterPath(now.getParent() == null ? "" : now.getParent().toString());
        dialog.setFileName(now.getFileName().toString());
        dialog.setFilterExtensions(new String[] {"*" + ending()});
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            file.setText(chosen.endsWith(ending()) ? chosen : chosen + ending());
        }
    }

    private OptionalDouble number(Text text, double least, double most) {
        OptionalDouble value = NumberText.parse(text.getText(), Unit.NONE);
        return value.isPresent() && value.getAsDouble() >= least && value.getAsDouble() <= most ? value : OptionalDouble.empty();
    }

    private void check() {
        resolution.setEnabled(format.getText().equals("PNG"));
        String problem = number(width, SMALLEST_WIDTH, LARGEST_WIDTH).isEmpty() ? "The width must be between 10 and 2000 mm."
                : number(resolution, SMALLEST_RESOLUTION, LARGEST_RESOLUTION).isEmpty() ? "The resolution must be between 36 and 2400 dots per inch."
                : file.getText().isBlank() ? "Choose a file." : null;
        setErrorMessage(problem);
        getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Save", true).setData("org.lamella.id", "figure.save");
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        double millimetres = number(width, SMALLEST_WIDTH, LARGEST_WIDTH).orElseThrow();
        double dots = number(resolution, SMALLEST_RESOLUTION, LARGEST_RESOLUTION).orElseThrow();
        FigureExport.Format chosen = FigureExport.Format.valueOf(format.getText());
        Path target = Path.of(file.getText());
        settings.put("format", chosen);
        settings.put("width", width.getText());
        settings.put("resolution", resolution.getText());
        settings.put("folder", target.toAbsolutePath().getParent());
        Job job = Job.create("Saving " + target.getFileName(), (IProgressMonitor monitor) -> {
            try {
                FigureExport.write(figure, target, chosen, millimetres, dots, new MonitorProgress(monitor));
            } catch (UserError | RuntimeException | LinkageError | OutOfMemoryError e) {
                Problems.report(e);
            }
            return Status.OK_STATUS;
        });
        job.setUser(true);
        job.schedule();
        super.okPressed();
    }
}
