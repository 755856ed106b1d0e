package org.example.view.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.display.RegionSet;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.image.ActiveImage;

class RegionValuesViewTest {
    private static final long PATIENCE = 60_000;

    @TempDir
    private Path folder;

    /** Does something on the thread of the display. */
    private static <T> T ui(Callable<T> action) {
        AtomicReference<T> result = new AtomicReference<>();
        Display.getDefault().syncExec(() -> {
            try {
                result.set(action.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return result.get();
    }

    private static void await(String what, Callable<Boolean> condition) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!ui(condition)) {
            if (System.currentTimeMillis() > end) {
                fail("waited in vain for " + what);
            }
            Thread.sleep(50);
        }
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    private static <T extends Control> T find(Control control, Class<T> type, Predicate<Control> wanted) {
        if (type.isInstance(control) && wanted.test(control)) {
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

    /** A widget of an open window by the id that it carries. */
    private static <T extends Control> T find(Class<T> type, String id) {
        return ui(() -> {
            for (Shell shell : Display.getDefault().getShells()) {
                T found = find(shell, type, control -> id.equals(control.getData("org.lamella.id")));
                if (found != null) {
                    return found;
                }
            }
            return null;
        });
    }

    private static void awaitTheWindow() throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        while (!PlatformUI.isWorkbenchRunning() && System.currentTimeMillis() < end) {
            Thread.sleep(50);
        }
        await("the window", () -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0 && page() != null);
    }

    @Test
    void itsTourIsInTheList() throws Exception {
        awaitTheWindow();
        ui(() -> page().showView("org.lamella.workbench.tour"));
        Combo tours = find(Combo.class, "tour.choice");
        ui(() -> {
            tours.setText("Values of a region");
            tours.notifyListeners(SWT.Selection, new Event());
            return null;
        });
        assertEquals("2.  Show the view", ui(() -> find(Button.class, "tour.tick.1").getText()));
    }

    @Test
    void theViewFollowsTheSelectedRegion() throws Exception {
        awaitTheWindow();
        double[] pixels = new double[64 * 48];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 64;
        }
        Path file = folder.resolve("ramp.tif");
        TiffWriter.write(file, Image.of(64, 48, pixels, 0.1, Unit.NANOMETRE), ElementType.FLOAT32);
        ui(() -> page().showView("org.example.view"));
        ui(() -> {
            OpenFiles.open(page(), List.of(file));
            return null;
        });
        Text text = find(Text.class, "example.values");
        await("the image", () -> text.getText().contains("3072 pixels"));
        ui(() -> {
            RegionSet regions = ActiveImage.of(PlatformUI.getWorkbench().getWorkbenchWindows()[0]).document().orElseThrow().regions();
            regions.restore(new RegionSet.State(List.of(new Region.Rectangle("edge", 10, 5, 3, 4)), "edge"));
            return null;
        });
        await("the region", () -> text.getText().contains("12 pixels"));
        assertEquals(true, ui(() -> text.getText().contains("mean 11")), ui(text::getText));
    }
}
