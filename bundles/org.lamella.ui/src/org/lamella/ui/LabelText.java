package org.lamella.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Label;

/** Texts of labels that change while something is looked at. */
public final class LabelText {
    private LabelText() {
    }

    /**
     * Shows a text. What stands around the label is laid out anew only when the text needs other room: that takes the toolkit
     * long, and most texts are as high as the one before.
     */
    public static void show(Label label, String text) {
        if (text.equals(label.getText())) {
            return;
        }
        label.setText(text);
        Point size = label.getSize();
        boolean wraps = (label.getStyle() & SWT.WRAP) != 0;
        Point needed = label.computeSize(wraps && size.x > 0 ? size.x : SWT.DEFAULT, SWT.DEFAULT);
        if (needed.y != size.y || !wraps && needed.x > size.x) {
            label.getParent().layout();
        }
    }
}
