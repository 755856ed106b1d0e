package org.lamella.ui.image;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.lamella.data.Region;
import org.lamella.display.RegionShape;

/** The keyboard on an image: arrows move the selected region (Shift: ten pixels, Ctrl: its size) or the image. */
final class CanvasKeys {
    private static final int PAN = 60;

    private final ImageCanvas canvas;
    private final RegionCommands commands;

    CanvasKeys(ImageCanvas canvas) {
        this.canvas = canvas;
        this.commands = new RegionCommands(canvas.document());
        canvas.addListener(SWT.KeyDown, this::key);
        // Without this a canvas leaves Tab and the arrows to the traversal of the focus.
        canvas.addListener(SWT.Traverse, event -> {
            boolean isTab = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            boolean throughRegions = !canvas.document().regions().all().isEmpty() && (event.stateMask & SWT.CTRL) == 0;
            event.doit = isTab && !throughRegions;
        });
    }

    private void key(Event event) {
        int step = (event.stateMask & SWT.SHIFT) != 0 ? 10 : 1;
        boolean resize = (event.stateMask & SWT.CTRL) != 0;
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> arrow(-step, 0, resize);
            case SWT.ARROW_RIGHT -> arrow(step, 0, resize);
            case SWT.ARROW_UP -> arrow(0, -step, resize);
            case SWT.ARROW_DOWN -> arrow(0, step, resize);
            case SWT.TAB -> canvas.document().regions().selectNext((event.stateMask & SWT.SHIFT) == 0);
            case SWT.ESC -> escape();
            case SWT.CR, SWT.KEYPAD_CR -> canvas.mouse().finishPolygon();
            case SWT.KEYPAD_ADD -> canvas.zoom(1.25);
            case SWT.KEYPAD_SUBTRACT -> canvas.zoom(0.8);
            default -> letter(event);
        }
    }

    private void letter(Event event) {
        if ((event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) != 0) {
            return;
        }
        char key = Character.toUpperCase(event.character);
        switch (key) {
            case '+', '=' -> canvas.zoom(1.25);
            case '-' -> canvas.zoom(0.8);
            case '0' -> canvas.fit();
            case '1' -> canvas.actualSize();
            default -> {
                for (Tool tool : Tool.values()) {
                    if (tool.key() == key) {
                        canvas.setTool(tool);
                    }
                }
            }
        }
    }

    private void escape() {
        if (canvas.mouse().isDrawing() || canvas.tool() != Tool.SELECT) {
            canvas.mouse().giveUp();
        } else {
            canvas.document().regions().select(null);
        }
    }

    private void arrow(int dx, int dy, boolean resize) {
        Region selected = canvas.document().regions().selected().orElse(null);
        if (selected == null) {
            canvas.pan(-dx * PAN, -dy * PAN);
        } else if (!resize) {
            commands.replace("Move " + selected.name(), RegionShape.moved(selected, dx, dy));
        } else if (selected instanceof Region.Rectangle r && r.width() + dx > 0 && r.height() + dy > 0) {
            commands.replace("Reshape " + r.name(), new Region.Rectangle(r.name(), r.x(), r.y(), r.width() + dx, r.height() + dy));
        }
    }
}
