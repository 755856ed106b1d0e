package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.lamella.analysis.Figure;
import org.lamella.ui.Appearance;
import org.lamella.ui.FigureImage;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.SvgFigure;

/** The figures of a result one below the other, drawn in the background at the width of the view. */
final class FigureList extends Composite {
    private static final int WIDEST = 900;
    private static final int NARROWEST = 240;
    private static final int MOST = 30;

    private record Drawn(Figure figure, ImageData data) {
    }

    private final ScrolledComposite scroll;
    private final Composite column;
    private final LatestTask drawing;
    private List<Path> files = List.of();
    private int drawnWidth;

    FigureList(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(new org.eclipse.swt.layout.FillLayout());
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.getVerticalBar().setIncrement(40);
        column = new Composite(scroll, SWT.NONE);
        column.setLayout(new GridLayout());
        scroll.setContent(column);
        scroll.setData("org.lamella.id", "results.figures");
        drawing = new LatestTask(this, "figures");
        scroll.addListener(SWT.Resize, event -> {
            if (Math.abs(width() - drawnWidth) > 24) {
                getDisplay().timerExec(200, this::draw);
            }
        });
    }

    void show(List<Path> svgFiles) {
        files = List.copyOf(svgFiles.subList(0, Math.min(MOST, svgFiles.size())));
        draw();
    }

    private int width() {
        return Math.clamp(scroll.getClientArea().width - 24, NARROWEST, WIDEST);
    }

    private void draw() {
        if (isDisposed()) {
            return;
        }
        List<Path> now = files;
        int width = width();
        drawing.submit(() -> {
            List<Drawn> drawn = new ArrayList<>();
            for (Path file : now) {
                Figure figure = SvgFigure.read(file, "");
                drawn.add(new Drawn(figure, FigureImage.render(figure, width)));
            }
            return drawn;
        }, drawn -> fill(drawn, width), Problems::report);
    }

    private void fill(List<Drawn> drawn, int width) {
        drawnWidth = width;
        for (var child : column.getChildren()) {
            child.dispose();
        }
        for (Drawn one : drawn) {
            Label label = new Label(column, SWT.NONE);
            Image image = new Image(getDisplay(), one.data);
            label.setImage(image);
            label.setToolTipText(one.figure.name());
            label.addDisposeListener(event -> image.dispose());
            label.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
            label.setMenu(menu(label, one));
        }
        if (drawn.isEmpty()) {
            Label none = new Label(column, SWT.NONE);
            none.setText("This result has no figures.");
            none.setForeground(Appearance.of(this).secondaryText());
        }
        column.setSize(column.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        column.layout();
    }

    private Menu menu(Label label, Drawn one) {
        Menu menu = new Menu(label);
        MenuItem save = new MenuItem(menu, SWT.PUSH);
        save.setText("&Save figure…");
        save.addListener(SWT.Selection, event -> new FigureSaveDialog(getShell(), one.figure).open());
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText("&Copy");
        copy.addListener(SWT.Selection, event -> {
            Clipboard clipboard = new Clipboard(getDisplay());
            clipboard.setContents(new Object[] {one.data}, new Transfer[] {ImageTransfer.getInstance()});
            clipboard.dispose();
        });
        return menu;
    }
}
