package org.lamella.ui.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.lamella.analysis.Figure;
import org.lamella.ui.Problems;

/** The context menu of a plot. */
final class PlotMenu {
    private final PlotWidget plot;
    private final MenuItem save;
    private Consumer<Figure> saver = figure -> { };

    PlotMenu(PlotWidget plot) {
        this.plot = plot;
        Menu menu = new Menu(plot.area());
        item(menu, SWT.PUSH, "&Copy data\tCtrl+C", () -> copy(plot));
        item(menu, SWT.PUSH, "&Export data as CSV…", () -> export(plot.getShell(), "plot.csv", plot.content().text(',')));
        save = item(menu, SWT.PUSH, "&Save figure…", () -> saver.accept(plot.content().figure("plot")));
        save.setEnabled(false);
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem logarithmic = item(menu, SWT.CHECK, "&Logarithmic y\tL", () -> plot.setLogarithmicY(!plot.content().y().logarithmic()));
        item(menu, SWT.PUSH, "Show &all\t0", plot::showAll);
        menu.addListener(SWT.Show, event -> logarithmic.setSelection(plot.content().y().logarithmic()));
        plot.area().setMenu(menu);
    }

    private static MenuItem item(Menu menu, int style, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, style);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    void setFigureSaver(Consumer<Figure> newSaver) {
        saver = newSaver;
        save.setEnabled(true);
    }

    static void copy(PlotWidget plot) {
        copy(plot, plot.content().text('\t'));
    }

    static void copy(Control owner, String text) {
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(owner.getDisplay());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    /** Asks where to, and saves a text there. */
    static void export(Shell shell, String name, String text) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.csv"});
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file == null) {
            return;
        }
        Path target = Path.of(file);
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Problems.report(file + ": the data cannot be saved (" + e.getMessage() + ")", e);
        }
    }
}
