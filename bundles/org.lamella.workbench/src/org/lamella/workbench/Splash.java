package org.lamella.workbench;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.lamella.ui.Icons;

/**
 * What is seen until the window opens: drawn from the icon, so that no picture has to be kept, and shown by the program itself, since
 * it is started without a native launcher.
 */
final class Splash {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 220;
    private static final int ICON = 128;
    private static final int MARGIN = 36;
    private static final Color GROUND = new Color(0x1d, 0x20, 0x26);
    private static final Color TEXT = new Color(0xf2, 0xf4, 0xf7);
    private static final Color SECONDARY = new Color(0xb4, 0xba, 0xc4);

    private final Shell shell;

    private Splash(Shell shell) {
        this.shell = shell;
    }

    /** Shows it in the middle of the screen. */
    static Splash show(Display display) {
        Shell shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
        shell.setText("Lamella is starting");
        shell.setData("org.lamella.id", "splash");
        Rectangle screen = display.getPrimaryMonitor().getClientArea();
        shell.setBounds(screen.x + (screen.width - WIDTH) / 2, screen.y + (screen.height - HEIGHT) / 2, WIDTH, HEIGHT);
        Image icon = Icons.descriptor("lamella-128").createImage(display);
        Font large = font(display, 2.6);
        shell.addListener(SWT.Paint, event -> paint(event.gc, icon, large));
        shell.addListener(SWT.Dispose, event -> {
            icon.dispose();
            large.dispose();
        });
        shell.open();
        // The thread of the display is busy from now on: what is to be seen must be drawn at once.
        shell.update();
        while (display.readAndDispatch()) {
            continue;
        }
        return new Splash(shell);
    }

    private static Font font(Display display, double scale) {
        FontData data = display.getSystemFont().getFontData()[0];
        return new Font(display, data.getName(), (int) Math.round(data.getHeight() * scale), SWT.BOLD);
    }

    private static void paint(GC gc, Image icon, Font large) {
        gc.setBackground(GROUND);
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        gc.drawImage(icon, MARGIN, (HEIGHT - ICON) / 2);
        int left = MARGIN + ICON + MARGIN / 2;
        gc.setForeground(TEXT);
        Font small = gc.getFont();
        gc.setFont(large);
        int top = HEIGHT / 2 - gc.getFontMetrics().getHeight();
        gc.drawText("Lamella", left, top, true);
        int below = top + gc.getFontMetrics().getHeight() + 8;
        gc.setFont(small);
        gc.setForeground(SECONDARY);
        gc.drawText("Numbers that hold up,\nfrom images and spectra\nof electron microscopes", left, below, true);
    }

    void close() {
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }
}
