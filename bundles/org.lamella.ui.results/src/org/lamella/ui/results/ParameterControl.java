package org.lamella.ui.results;

import java.util.List;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.ParameterInfo;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.display.ImageDocument;
import org.lamella.display.RegionFile;
import org.lamella.ui.NumberText;

/** The row of one parameter in a dialog: label with unit, field, and what it means. */
final class ParameterControl {
    private final ParameterInfo info;
    private final Control control;
    private final ControlDecoration decoration;

    /**
     * @param value the value to begin with as text; null for the default
     * @param changed is called when the user changes it
     */
    ParameterControl(Composite parent, ParameterInfo info, String value, IWorkbenchWindow window, Runnable changed) {
        this.info = info;
        String unit = info.unit().equals(Unit.NONE) ? "" : " (" + info.unit().symbol() + ")";
        Label label = new Label(parent, SWT.NONE);
        label.setText(info.type() == ParameterInfo.Type.BOOLEAN ? "" : info.label() + unit);
        control = field(parent, changed);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = 8;
        data.widthHint = 260;
        control.setLayoutData(data);
        control.setData("org.lamella.id", "parameter." + info.name());
        control.setToolTipText(meaning());
        label.setToolTipText(meaning());
        decoration = new ControlDecoration(control, SWT.LEFT | SWT.TOP);
        decoration.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
        decoration.hide();
        Label hint = new Label(parent, SWT.NONE);
        GridData hintData = new GridData(SWT.FILL, SWT.CENTER, false, false);
        hintData.widthHint = 200;
        if (info.name().equals("region") && info.type() == ParameterInfo.Type.TEXT) {
            hint.dispose();
            regionButton(parent, window);
        } else {
            hint.setLayoutData(hintData);
            hint.setText(info.choices().isEmpty() ? Descriptions.range(info) : "");
            hint.setEnabled(false);
            hint.setToolTipText(meaning());
        }
        set(value == null ? defaultText() : value);
    }

    ParameterInfo info() {
        return info;
    }

    Control control() {
        return control;
    }

    /** What the parameter does, what is allowed, and what it is when nothing is given. */
    String meaning() {
        String range = info.choices().isEmpty() ? Descriptions.range(info) : "one of " + String.join(", ", info.choices());
        String text = info.meaning().isBlank() ? info.label() : info.meaning();
        return text + (range.isEmpty() ? "" : "; " + range) + (defaultText().isEmpty() ? "" : "; default " + defaultText()) + "  [" + info.name() + "]";
    }

    private Control field(Composite parent, Runnable changed) {
        if (info.type() == ParameterInfo.Type.BOOLEAN) {
            Button check = new Button(parent, SWT.CHECK);
            check.setText(info.label());
            check.addListener(SWT.Selection, event -> changed.run());
            return check;
        }
        if (!info.choices().isEmpty() && info.type() == ParameterInfo.Type.TEXT) {
            Combo combo = new Combo(parent, SWT.READ_ONLY);
            combo.setItems(info.choices().toArray(String[]::new));
            combo.addListener(SWT.Selection, event -> changed.run());
            return combo;
        }
        Text text = new Text(parent, SWT.BORDER);
        if (info.defaultValue().isEmpty()) {
            text.setMessage("automatic");
        }
        text.addListener(SWT.Modify, event -> changed.run());
        return text;
    }

    /** Fills in rectangles of the image in front. */
    private void regionButton(Composite parent, IWorkbenchWindow window) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText("From ima&ge…");
        button.setData("org.lamella.id", "parameter.region.fromImage");
        button.addListener(SWT.Selection, event -> {
            Menu menu = new Menu(button);
            IEditorPart editor = window.getActivePage().getActiveEditor();
            ImageDocument document = editor == null ? null : editor.getAdapter(ImageDocument.class);
            List<Region.Rectangle> rectangles = document == null ? List.of() : document.regions(Region.Rectangle.class);
            entry(menu, "All rectangles", RegionFile.parameter(rectangles), !rectangles.isEmpty());
            for (Region.Rectangle rectangle : rectangles) {
                entry(menu, rectangle.name(), RegionFile.parameter(List.of(rectangle)), true);
            }
            entry(menu, "Whole image", "", true);
            menu.addListener(SWT.Hide, hidden -> menu.getDisplay().asyncExec(menu::dispose));
            menu.setVisible(true);
        });
    }

    private void entry(Menu menu, String label, String value, boolean isEnabled) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label);
        item.setEnabled(isEnabled);
        item.addListener(SWT.Selection, event -> set(value));
    }

    private String defaultText() {
        return Descriptions.value(info.defaultValue().orElse(null));
    }

    boolean isDefault() {
        return text().strip().equals(defaultText());
    }

    void reset() {
        set(defaultText());
    }

    private void set(String value) {
        switch (control) {
            case Button check -> check.setSelection(value.matches("(?i)true|yes|on|1"));
            case Combo combo -> combo.setText(value);
            default -> ((Text) control).setText(value);
        }
    }

    /** The value as it is typed on the command line: with a decimal point, whatever was typed here. */
    String text() {
        return switch (control) {
            case Button check -> Boolean.toString(check.getSelection());
            case Combo combo -> combo.getText();
            default -> {
                String typed = ((Text) control).getText();
                boolean isNumber = info.type() == ParameterInfo.Type.NUMBER || info.type() == ParameterInfo.Type.INTEGER;
                yield isNumber ? NumberText.withPoint(typed) : typed;
            }
        };
    }

    /** @param problem what is wrong, in one line; null for nothing */
    void mark(String problem) {
        if (problem == null) {
            decoration.hide();
        } else {
            decoration.setDescriptionText(problem);
            decoration.show();
        }
    }
}
