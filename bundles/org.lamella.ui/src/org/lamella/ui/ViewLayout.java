package org.lamella.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** How views are laid out: in columns with narrow margins, with a line of fields or a text on top and the rest below. */
public final class ViewLayout {
    private static final int MARGIN = 4;
    private static final int NARROWEST_MARGIN = 2;
    private static final int FIELD_WIDTH = 60;

    private ViewLayout() {
    }

    /** Columns for what is added to a view. */
    public static void columns(Composite parent, int columns) {
        parent.setLayout(layout(columns, MARGIN));
    }

    /** Columns for a single line of fields over a picture or plot, which gets all the height that there is. */
    public static void lineOfFields(Composite parent, int columns) {
        parent.setLayout(layout(columns, NARROWEST_MARGIN));
    }

    private static GridLayout layout(int columns, int marginHeight) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = MARGIN;
        layout.marginHeight = marginHeight;
        return layout;
    }

    /**
     * Adds a text over all columns, in as many lines as it takes.
     *
     * @param id what tests find it by
     */
    public static Label text(Composite parent, String id) {
        Label label = new Label(parent, SWT.WRAP);
        label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, columns(parent), 1));
        label.setData("org.lamella.id", id);
        return label;
    }

    /** Gives a control all columns and the height that the others leave. */
    public static void fill(Control control) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, columns(control.getParent()), 1));
    }

    private static int columns(Composite parent) {
        return ((GridLayout) parent.getLayout()).numColumns;
    }

    /**
     * Adds a field for a number with its name in front, in a column each.
     *
     * @param id what tests find it by
     * @param apply is called when Enter is pressed and when the field is left
     */
    public static Text field(Composite parent, String name, String id, String tip, Runnable apply) {
        Label caption = new Label(parent, SWT.NONE);
        caption.setText(name);
        caption.setToolTipText(tip);
        Text text = new Text(parent, SWT.BORDER);
        text.setToolTipText(tip);
        text.setData("org.lamella.id", id);
        GridData data = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        data.widthHint = FIELD_WIDTH;
        text.setLayoutData(data);
        text.addListener(SWT.DefaultSelection, event -> apply.run());
        text.addListener(SWT.FocusOut, event -> apply.run());
        return text;
    }
}
