package org.lamella.ui.tests;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** What mouse and keyboard tell the windowing system, one event at a time. */
final class Events {
    private Events() {
    }

    /** A button of the mouse on a canvas; those that the display posts do not carry where the mouse is. */
    static void button(Control control, int type, int x, int y) {
        Ui.run(() -> {
            Event event = new Event();
            event.type = type;
            event.x = x;
            event.y = y;
            event.button = 1;
            event.count = 1;
            event.stateMask = type == SWT.MouseUp ? SWT.BUTTON1 : 0;
            control.notifyListeners(type, event);
        });
        Ui.sleep(20);
        Ui.get(() -> true);
    }

    static void mouse(int type, Point place, int button) {
        Ui.run(() -> {
            Event event = new Event();
            event.type = type;
            event.x = place.x;
            event.y = place.y;
            event.button = button;
            Ui.display().post(event);
        });
        Ui.sleep(30);
        Ui.get(() -> true);
    }

    static void key(int type, int keyCode) {
        Ui.run(() -> {
            Event event = new Event();
            event.type = type;
            boolean isNamed = keyCode == SWT.BS || keyCode == SWT.CR || keyCode == SWT.DEL || keyCode == SWT.ESC || keyCode == SWT.TAB;
            if (isNamed || (keyCode & SWT.KEYCODE_BIT) != 0 || keyCode == SWT.CTRL || keyCode == SWT.SHIFT || keyCode == SWT.ALT) {
                event.keyCode = keyCode;
            } else {
                event.character = (char) keyCode;
            }
            Ui.display().post(event);
        });
    }
}
