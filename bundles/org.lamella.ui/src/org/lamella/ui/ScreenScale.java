package org.lamella.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/**
 * How many device pixels a point of the screen has where a control is shown. Asking the toolkit takes several questions to
 * the screen, too long for every painting; the answer is kept until the control moves to another screen or changes its size.
 */
public final class ScreenScale {
    private final Control control;
    private double pixelsPerPoint;

    public ScreenScale(Control control) {
        this.control = control;
        control.addListener(SWT.ZoomChanged, event -> pixelsPerPoint = 0);
        control.addListener(SWT.Resize, event -> pixelsPerPoint = 0);
    }

    /** 1 on an ordinary screen, 2 on a sharp one. */
    public double pixelsPerPoint() {
        if (pixelsPerPoint == 0) {
            pixelsPerPoint = control.getMonitor().getZoom() / 100.0;
        }
        return pixelsPerPoint;
    }
}
