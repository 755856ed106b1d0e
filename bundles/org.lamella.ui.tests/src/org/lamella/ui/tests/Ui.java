package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.image.ImageEditor;
import org.lamella.ui.image.Tool;

/** Drives real widgets: finds them, presses mouse and keys through the windowing system, waits for what must come. */
final class Ui {
    private static final long PATIENCE = 30_000;

    private Ui() {
    }

    static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** Calls something on the thread of the display. */
    static <T> T get(Callable<T> action) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> error = new AtomicReference<>();
        display().syncExec(() -> {
            try {
                result.set(action.call());
            } catch (Throwable e) {
                error.set(e);
            }
        });
        if (error.get() instanceof Error e) {
            throw e;
        }
        if (error.get() != null) {
            throw new IllegalStateException(error.get());
        }
        return result.get();
    }

    static void run(Runnable action) {
        get(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until something holds on the thread of the display. */
    static void await(String what, BooleanSupplier condition) {
        await(PATIENCE, what, condition);
    }

    /** The same for what takes longer. */
    static void await(long patience, String what, BooleanSupplier condition) {
        long end = System.currentTimeMillis() + patience;
        while (System.currentTimeMillis() < end) {
            if (get(condition::getAsBoolean)) {
                return;
            }
            sleep(20);
        }
        fail("waited in vain for: " + what + "; open windows: " + get(Ui::shells));
    }

    static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> shells() {
        List<String> texts = new ArrayList<>();
        for (Shell shell : display().getShells()) {
            if (shell.isVisible()) {
                texts.add(shell.getText() + ": " + texts(shell));
            }
        }
        return texts;
    }

    static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    static IWorkbenchPage page() {
        return window().getActivePage();
    }

    /** What the workbench said when it started: there is a jar among the plug-ins that is none. */
    private static String firstMessage;
    private static Boolean beganWithWelcome;

    static synchronized String firstMessage() {
        if (firstMessage == null) {
            firstMessage = message();
        }
        return firstMessage;
    }

    /** Waits for the window and for what it says about the broken plug-in. */
    static void ready() {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!PlatformUI.isWorkbenchRunning() && System.currentTimeMillis() < end) {
            sleep(50);
        }
        await("the window", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0 && page() != null && window().getShell().isVisible());
        run(() -> {
            window().getShell().setBounds(0, 0, 1280, 800);
            window().getShell().forceActive();
        });
        firstMessage();
        beganWithWelcome();
    }

    /** Whether the Welcome page was there when the window opened; it is closed then, since the tests look for editors of files. */
    static synchronized boolean beganWithWelcome() {
        if (beganWithWelcome == null) {
            beganWithWelcome = get(() -> page().getActiveEditor() != null && page().getActiveEditor().getTitle().equals("Welcome"));
            closeEditors();
        }
        return beganWithWelcome;
    }

    static ImageEditor openImage(Path file) {
        run(() -> OpenFiles.open(page(), List.of(file)));
        await("the image " + file.getFileName(), () -> page().getActiveEditor() instanceof ImageEditor editor
                && editor.getEditorInput().getToolTipText().equals(file.toString()) && editor.canvas() != null && !editor.canvas().isBusy()
                && editor.canvas().getSize().x > 50);
        ImageEditor editor = get(() -> (ImageEditor) page().getActiveEditor());
        focus(editor);
        return editor;
    }

    /** Gives an editor the keyboard: on a screen without a window manager nobody does when a dialog has closed. */
    static void focus(ImageEditor editor) {
        run(() -> {
            window().getShell().forceActive();
            page().activate(editor);
            editor.canvas().setFocus();
        });
        await("the focus", () -> display().getActiveShell() == window().getShell() && editor.canvas().isFocusControl());
    }

    /** Chooses a tool by its key; a key that comes before the window has the keyboard is lost and pressed again. */
    static void tool(ImageEditor editor, int key, Tool tool) {
        for (int attempt = 0; attempt < 10 && get(() -> editor.canvas().tool()) != tool; attempt++) {
            focus(editor);
            key(key);
            sleep(200 * attempt);
        }
        await("the tool", () -> editor.canvas().tool() == tool);
    }

    /** Draws a rectangle with its tool, from corner to corner in the coordinates of the canvas. */
    static void drawRectangle(ImageEditor editor, int x1, int y1, int x2, int y2, Runnable onTheWay) {
        tool(editor, 'r', Tool.RECTANGLE);
        drag(editor.canvas(), x1, y1, x2, y2, onTheWay);
        await("the rectangle", () -> !editor.document().regions().all().isEmpty() && editor.canvas().tool() == Tool.SELECT);
    }

    static void closeEditors() {
        run(() -> page().closeAllEditors(false));
    }

    /** A widget by the id that it carries, in any open window. */
    static <T extends Widget> T find(Class<T> type, String id) {
        T found = get(() -> {
            for (Shell shell : display().getShells()) {
                T widget = search(shell, type, each -> id.equals(each.getData("org.lamella.id")));
                if (widget != null) {
                    return widget;
                }
            }
            return null;
        });
        assertNotNull(found, "widget " + id);
        return found;
    }

    static boolean exists(String id) {
        return get(() -> {
            for (Shell shell : display().getShells()) {
                if (search(shell, Widget.class, each -> id.equals(each.getData("org.lamella.id"))) != null) {
                    return true;
                }
            }
            return false;
        });
    }

    static boolean isVisible(String id) {
        return exists(id) && find(Control.class, id).isVisible() && find(Control.class, id).getShell().isVisible();
    }

    private static <T extends Widget> T search(Control control, Class<T> type, Predicate<Widget> wanted) {
        if (type.isInstance(control) && wanted.test(control)) {
            return type.cast(control);
        }
        if (control instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                if (type.isInstance(item) && wanted.test(item)) {
                    return type.cast(item);
                }
            }
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                T found = search(child, type, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A button of an open window by its text, accelerator marks left out. */
    static Button button(String text) {
        Button found = get(() -> {
            for (Shell shell : display().getShells()) {
                Button button = shell.isVisible() ? search(shell, Button.class, each -> ((Button) each).getText().replace("&", "").equals(text)) : null;
                if (button != null) {
                    return button;
                }
            }
            return null;
        });
        assertNotNull(found, "button " + text);
        return found;
    }

    /** All texts of labels in a window. */
    static String texts(Control control) {
        StringBuilder text = new StringBuilder();
        if (control instanceof Label label) {
            text.append(label.getText()).append(' ');
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                text.append(texts(child));
            }
        }
        return text.toString();
    }

    /** Waits for a message, returns what it says, and closes it. */
    static String message() {
        await("a message", () -> dialog() != null);
        String text = get(() -> texts(dialog()));
        click(button("OK"));
        await("the message to close", () -> dialog() == null);
        return text;
    }

    private static Shell dialog() {
        for (Shell shell : display().getShells()) {
            if (shell.isVisible() && shell.getText().equals("Lamella") && shell != window().getShell()) {
                return shell;
            }
        }
        return null;
    }

    static boolean hasMessage() {
        return get(() -> dialog() != null);
    }

    /** The button that stops the first job of the Progress view; null when there is none. */
    static ToolItem stopButton() {
        return get(() -> {
            for (Shell shell : display().getShells()) {
                ToolItem item = search(shell, ToolItem.class, each -> String.valueOf(((ToolItem) each).getToolTipText()).startsWith("Cancel Operation")
                        && ((ToolItem) each).isEnabled());
                if (item != null && item.getParent().isVisible()) {
                    return item;
                }
            }
            return null;
        });
    }

    /** Clicks the middle of a control with the mouse. */
    static void click(Control control) {
        // Without a window manager the window of the workbench may lie over its dialogs.
        run(() -> {
            if (control.getShell() != display().getActiveShell()) {
                control.getShell().moveAbove(null);
                control.getShell().forceActive();
            }
        });
        Point middle = get(() -> {
            Rectangle area = control.getBounds();
            return control.toDisplay(area.width / 2, area.height / 2);
        });
        Events.mouse(SWT.MouseMove, middle, 0);
        Events.mouse(SWT.MouseDown, middle, 1);
        Events.mouse(SWT.MouseUp, middle, 1);
    }

    static void click(ToolItem item) {
        Point middle = get(() -> {
            Rectangle area = item.getBounds();
            return item.getParent().toDisplay(area.x + area.width / 2, area.y + area.height / 2);
        });
        Events.mouse(SWT.MouseMove, middle, 0);
        Events.mouse(SWT.MouseDown, middle, 1);
        Events.mouse(SWT.MouseUp, middle, 1);
    }

    /** Clicks a place of a canvas, in its own coordinates. */
    static void click(Control control, int x, int y) {
        Events.mouse(SWT.MouseMove, get(() -> control.toDisplay(x, y)), 0);
        Events.button(control, SWT.MouseDown, x, y);
        Events.button(control, SWT.MouseUp, x, y);
    }

    /** Drags on a canvas with the left button, in steps, along a straight line in its own coordinates. */
    static void drag(Control control, int x1, int y1, int x2, int y2, Runnable onTheWay) {
        Events.mouse(SWT.MouseMove, get(() -> control.toDisplay(x1, y1)), 0);
        Events.button(control, SWT.MouseDown, x1, y1);
        int steps = 12;
        for (int i = 1; i <= steps; i++) {
            int x = x1 + (x2 - x1) * i / steps;
            int y = y1 + (y2 - y1) * i / steps;
            Events.mouse(SWT.MouseMove, get(() -> control.toDisplay(x, y)), 0);
            if (i == steps / 2) {
                onTheWay.run();
            }
        }
        Events.button(control, SWT.MouseUp, x2, y2);
    }

    /** Puts the mouse somewhere on the screen, where no tooltip is in the way. */
    static void point(int x, int y) {
        Events.mouse(SWT.MouseMove, new Point(x, y), 0);
    }

    /** Presses a key, with modifiers such as {@link SWT#CTRL} held. */
    static void key(int keyCode, int... modifiers) {
        for (int modifier : modifiers) {
            Events.key(SWT.KeyDown, modifier);
        }
        Events.key(SWT.KeyDown, keyCode);
        Events.key(SWT.KeyUp, keyCode);
        for (int modifier : modifiers) {
            Events.key(SWT.KeyUp, modifier);
        }
        sleep(30);
        get(() -> true);
    }

    /** Runs a command as its menu item would. */
    static void command(String id) {
        run(() -> {
            try {
                PlatformUI.getWorkbench().getService(org.eclipse.ui.handlers.IHandlerService.class).executeCommand(id, null);
            } catch (Exception e) {
                throw new IllegalStateException(id, e);
            }
        });
    }

    /** Runs a command that opens a dialog, without waiting for it to end. */
    static void commandWithDialog(String id) {
        display().asyncExec(() -> {
            try {
                PlatformUI.getWorkbench().getService(org.eclipse.ui.handlers.IHandlerService.class).executeCommand(id, null);
            } catch (Exception e) {
                throw new IllegalStateException(id, e);
            }
        });
    }
}
