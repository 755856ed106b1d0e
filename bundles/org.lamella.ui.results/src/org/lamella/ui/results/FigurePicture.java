package org.lamella.ui.results;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.lamella.analysis.Figure;
import org.lamella.ui.Appearance;
import org.lamella.ui.FigureSaveDialog;

/** One figure of a result. The Tab key reaches it, the arrow keys scroll, its menu saves and copies it. */
final class FigurePicture extends Canvas {
    private static final int MARGIN = 3;
    private static final int STEP = 40;

    private final ImageData data;
    private final ScrolledComposite scroll;

    FigurePicture(Composite parent, Figure figure, ImageData data, ScrolledComposite scroll) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.data = data;
        this.scroll = scroll;
        setData("org.lamella.id", "results.figure");
        setToolTipText(figure.name());
        Image image = new Image(getDisplay(), data);
        addDisposeListener(event -> image.dispose());
        addListener(SWT.Paint, event -> {
            event.gc.drawImage(image, MARGIN, MARGIN);
            if (isFocusControl()) {
                event.gc.setForeground(Appearance.of(this).accent());
                event.gc.setLineWidth(2);
                event.gc.drawRectangle(1, 1, data.width + 2 * MARGIN - 2, data.height + 2 * MARGIN - 2);
            }
        });
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseDown, event -> setFocus());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = true);
        Menu menu = new Menu(this);
        item(menu, "&Save figure…", () -> new FigureSaveDialog(getShell(), figure).open());
        item(menu, "&Copy\tCtrl+C", this::copy);
        setMenu(menu);
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
    }

    private void key(Event event) {
        int page = scroll.getClientArea().height - STEP;
        switch (event.keyCode) {
            case SWT.ARROW_UP -> scroll(-STEP);
            case SWT.ARROW_DOWN -> scroll(STEP);
            case SWT.PAGE_UP -> scroll(-page);
            case SWT.PAGE_DOWN, ' ' -> scroll(page);
            case 'c' -> {
                if ((event.stateMask & SWT.MOD1) != 0) {
                    copy();
                }
            }
            default -> {
                // nothing else is meant for a picture
            }
        }
    }

    private void scroll(int by) {
        Point origin = scroll.getOrigin();
        scroll.setOrigin(origin.x, Math.max(0, origin.y + by));
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getDisplay());
        clipboard.setContents(new Object[] {data}, new Transfer[] {ImageTransfer.getInstance()});
        clipboard.dispose();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(data.width + 2 * MARGIN, data.height + 2 * MARGIN);
    }
}
