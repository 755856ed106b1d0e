package org.example.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** Goes through Help > Install New Software as a user does, says in a file what it did, and closes the window. */
public class InstallDriver implements IStartup {
    private static final long PATIENCE = 120_000;
    private static final String LABEL = "Examples of plug-ins";

    @Override
    public void earlyStartup() {
        Thread thread = new Thread(this::drive, "driver");
        thread.setDaemon(true);
        thread.start();
    }

    private void drive() {
        try {
            await("the window", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0
                    && PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().isVisible());
            display().asyncExec(() -> {
                try {
                    PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.eclipse.equinox.p2.ui.sdk.install", null);
                } catch (Exception e) {
                    say("failed: " + e);
                }
            });
            Shell wizard = await("the dialog", () -> shell("Install"));
            say("opened: Install");
            press(wizard, "Add...");
            Shell site = await("the dialog of a site", () -> shell("Add Repository"));
            run(() -> {
                Text name = find(site, Text.class, text -> true);
                name.setText("Examples");
                Control location = find(site, Control.class, control -> control != name && (control instanceof Text || control instanceof Combo)
                        && control.getEnabled());
                if (location instanceof Combo combo) {
                    combo.setText(System.getProperty("driver.repository"));
                } else {
                    ((Text) location).setText(System.getProperty("driver.repository"));
                }
            });
            press(site, "Add");
            say("added: " + System.getProperty("driver.repository"));
            TreeItem item = await("the feature", () -> {
                Tree tree = find(wizard, Tree.class, each -> true);
                return tree == null || tree.getItemCount() == 0 ? null : item(tree, LABEL);
            });
            run(() -> {
                item.setChecked(true);
                Event event = new Event();
                event.item = item;
                event.detail = SWT.CHECK;
                item.getParent().notifyListeners(SWT.Selection, event);
            });
            say("ticked: " + get(item::getText));
            press(wizard, "Next >");
            await("the details", () -> texts(wizard).contains("Install Details") ? true : null);
            say("page: Install Details");
            if (get(() -> button(wizard, "Next >").isEnabled())) {
                press(wizard, "Next >");
                Button accept = await("the licence", () -> find(wizard, Button.class, each -> plain(each).startsWith("I accept")));
                run(() -> {
                    accept.setSelection(true);
                    find(wizard, Button.class, each -> plain(each).startsWith("I do not accept")).setSelection(false);
                    accept.notifyListeners(SWT.Selection, new Event());
                });
                say("accepted: the licence");
            }
            press(wizard, "Finish");
            say("finished");
            untilRestart();
        } catch (Throwable e) {
            say("failed: " + e + "; windows: " + get(this::windows));
        }
        display().asyncExec(() -> PlatformUI.getWorkbench().close());
    }

    /** Unsigned content is trusted as the user is asked to; the offer to start again is the end. */
    private void untilRestart() throws Exception {
        long end = System.currentTimeMillis() + PATIENCE;
        while (System.currentTimeMillis() < end) {
            Shell trust = get(() -> shell("Trust"));
            if (trust != null) {
                run(() -> {
                    Button all = find(trust, Button.class, each -> plain(each).equals("Select All"));
                    if (all != null) {
                        all.notifyListeners(SWT.Selection, new Event());
                    }
                });
                say("trusted: " + get(trust::getText));
                press(trust, "Trust Selected");
                await("the end of " + trust, () -> trust.isDisposed() ? true : null);
            }
            Shell restart = get(() -> shell("Software Updates"));
            if (restart != null) {
                say("offered: " + get(() -> texts(restart)));
                press(restart, "No");
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no offer to start again");
    }

    private static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    private static Shell shell(String title) {
        for (Shell shell : display().getShells()) {
            if (!shell.isDisposed() && shell.isVisible() && shell.getText().startsWith(title)) {
                return shell;
            }
        }
        return null;
    }

    private static String plain(Button button) {
        return button.getText().replace("&", "");
    }

    private static Button button(Shell shell, String text) {
        return find(shell, Button.class, each -> plain(each).equals(text));
    }

    private void press(Shell shell, String text) throws Exception {
        Button button = await("the button " + text, () -> {
            Button found = button(shell, text);
            return found != null && found.isEnabled() && found.isVisible() ? found : null;
        });
        // Not waited for: what it opens may stay.
        display().asyncExec(() -> button.notifyListeners(SWT.Selection, new Event()));
        Thread.sleep(200);
    }

    private static <T extends Control> T find(Control control, Class<T> type, Predicate<T> wanted) {
        if (type.isInstance(control) && wanted.test(type.cast(control))) {
            return type.cast(control);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                T found = find(child, type, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The item with this label, below a category or not; categories are opened on the way. */
    private static TreeItem item(Tree tree, String label) {
        for (TreeItem top : tree.getItems()) {
            if (top.getText().equals(label)) {
                return top;
            }
            for (TreeItem below : top.getItems()) {
                if (below.getText().equals(label)) {
                    return below;
                }
            }
            if (!top.getExpanded() && top.getItemCount() > 0) {
                top.setExpanded(true);
                Event event = new Event();
                event.item = top;
                tree.notifyListeners(SWT.Expand, event);
            }
        }
        return null;
    }

    private static String texts(Control control) {
        StringBuilder text = new StringBuilder();
        if (control instanceof Label label) {
            text.append(label.getText()).append(' ');
        } else if (control instanceof Text field) {
            text.append(field.getText()).append(' ');
        } else if (control instanceof Button button) {
            text.append('[').append(plain(button)).append(button.isEnabled() ? "] " : " (off)] ");
        } else if (control instanceof Tree tree) {
            for (TreeItem item : tree.getItems()) {
                text.append('{').append(item.getText()).append("} ");
            }
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                text.append(texts(child));
            }
        }
        return text.toString();
    }

    private String windows() {
        StringBuilder text = new StringBuilder();
        for (Shell shell : display().getShells()) {
            if (shell.isVisible() && shell.getParent() != null) {
                text.append(shell.getText()).append(": ").append(texts(shell)).append("; ");
            }
        }
        return text.toString();
    }

    private static <T> T get(Callable<T> action) {
        Object[] result = new Object[2];
        display().syncExec(() -> {
            try {
                result[0] = action.call();
            } catch (Throwable e) {
                result[1] = e;
            }
        });
        if (result[1] != null) {
            throw new IllegalStateException((Throwable) result[1]);
        }
        @SuppressWarnings("unchecked")
        T value = (T) result[0];
        return value;
    }

    private static void run(Runnable action) {
        get(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until there is something other than null and false. */
    private static <T> T await(String what, Callable<T> condition) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE;
        while (System.currentTimeMillis() < end) {
            T value = get(condition);
            if (value != null && !Boolean.FALSE.equals(value)) {
                return value;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("waited in vain for " + what);
    }

    private static void say(String line) {
        try {
            Files.writeString(Path.of(System.getProperty("driver.log")), line.replaceAll("\\s+", " ") + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
