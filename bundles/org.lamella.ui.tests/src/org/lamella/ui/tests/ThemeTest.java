package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.ui.Appearance;
import org.lamella.ui.OpenFiles;

/** From the light theme to the dark one and back, looked at on the screen: nothing keeps the colours of the theme before. */
class ThemeTest {
    @TempDir
    private Path folder;

    @Test
    void nothingKeepsTheColoursOfTheThemeBefore() throws Exception {
        Ui.ready();
        Path file = Files.writeString(folder.resolve("numbers.csv"), "a (nm),b\n1,2\n3,4\n");
        Ui.run(() -> OpenFiles.open(Ui.page(), List.of(file)));
        Ui.await("the table", () -> Ui.exists("grid.table") && Ui.find(Table.class, "grid.table").getItemCount() == 2);
        int[] seen = inBothThemes();
        assertFalse(seen[0] == 0 || seen[1] == 0 || seen[2] < 2, "there are tables, labels and rows");
    }

    @Test
    void theLabelsOfTheWelcomePageStandOnItsGround() {
        Ui.ready();
        Ui.command("org.lamella.workbench.showWelcome");
        Ui.await("the page", () -> Ui.isVisible("welcome"));
        int[] seen = inBothThemes();
        assertFalse(seen[3] < 8, "there are labels with a ground round them");
    }

    /** Changes the theme to and fro and looks at the window each time; counts what was seen last. */
    private static int[] inBothThemes() {
        Appearance look = Ui.get(() -> Appearance.of(Ui.display()));
        boolean before = Ui.get(look::isDark);
        int[] seen = new int[4];
        try {
            for (boolean dark : new boolean[] {true, false, true, false}) {
                Ui.run(() -> look.setDark(dark));
                Ui.await("the theme", () -> look.isDark() == dark);
                // The window system and the workbench style their widgets a little later.
                Ui.sleep(1500);
                Ui.point(2, 2);
                List<String> wrong = new ArrayList<>();
                java.util.Arrays.fill(seen, 0);
                Ui.run(() -> {
                    ImageData screen = Screen.part(Ui.display().getBounds());
                    look(Ui.window().getShell(), screen, dark, wrong, seen);
                });
                assertEquals(List.of(), wrong, dark ? "dark" : "light");
            }
        } finally {
            Ui.run(() -> look.setDark(before));
            Ui.closeEditors();
        }
        return seen;
    }

    /** Tables have the ground of the theme, and labels can be read. */
    private static void look(Control control, ImageData screen, boolean dark, List<String> wrong, int[] seen) {
        if (!control.isVisible()) {
            return;
        }
        if (control instanceof Table table && table.getItemCount() < 4) {
            double[] range = brightness(table, new Rectangle(0, 0, table.getSize().x, table.getSize().y), screen);
            seen[0]++;
            if (range[2] < 0.4 != dark) {
                wrong.add("table " + table.getData("org.lamella.id") + " of brightness " + range[2]);
            }
            for (int row = 0; row < table.getItemCount(); row++) {
                double[] letters = brightness(table, table.getItem(row).getBounds(0), screen);
                seen[2]++;
                if (letters[1] - letters[0] < 0.4) {
                    wrong.add("row " + row + " of " + table.getData("org.lamella.id") + " from " + letters[0] + " to " + letters[1]);
                }
            }
        } else if (!text(control).isBlank() && control.isEnabled() && isSeen(control, 0)) {
            Rectangle all = new Rectangle(0, 0, control.getSize().x, control.getSize().y);
            double[] range = brightness(control, all, screen);
            seen[1]++;
            if (range[1] - range[0] < 0.4) {
                wrong.add("text " + text(control) + " from " + range[0] + " to " + range[1]);
            }
            // Most of a text is ground, and so is what lies right above it.
            double[] above = brightness(control, new Rectangle(0, -1, all.width, 1), screen);
            if (isSeen(control, 1)) {
                seen[3]++;
                if (Math.abs(range[2] - above[2]) > 0.01) {
                    wrong.add("text " + text(control) + " on " + range[2] + " in " + above[2]);
                }
            }
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                look(child, screen, dark, wrong, seen);
            }
        }
    }

    private static String text(Control control) {
        return control instanceof Label label ? label.getText() : control instanceof Link link ? link.getText() : "";
    }

    /** Whether nothing cuts a text off or lies in so many rows above it; of a page that is scrolled only a part is seen. */
    private static boolean isSeen(Control text, int above) {
        Rectangle needed = text.getBounds();
        needed.y -= above;
        needed.height += above;
        Control inner = text;
        for (Composite outer = text.getParent(); outer != null; outer = outer.getParent()) {
            Rectangle area = outer.getClientArea();
            if (needed.intersection(area).width < needed.width || needed.intersection(area).height < needed.height) {
                return false;
            }
            Rectangle line = new Rectangle(needed.x, needed.y, needed.width, above);
            Control own = inner;
            if (java.util.Arrays.stream(outer.getChildren()).anyMatch(child -> child != own && child.isVisible() && child.getBounds().intersects(line))) {
                return false;
            }
            needed = new Rectangle(needed.x + outer.getLocation().x, needed.y + outer.getLocation().y, needed.width, needed.height);
            inner = outer;
        }
        return true;
    }

    /** The darkest, the brightest and the middle value of what is seen of a part of a control, from 0 to 1. */
    private static double[] brightness(Control control, Rectangle part, ImageData screen) {
        Point origin = control.toDisplay(part.x, part.y);
        List<Double> values = new ArrayList<>();
        for (int y = Math.max(0, origin.y); y < Math.min(screen.height, origin.y + part.height); y++) {
            for (int x = Math.max(0, origin.x); x < Math.min(screen.width, origin.x + part.width); x++) {
                RGB rgb = screen.palette.getRGB(screen.getPixel(x, y));
                values.add((0.3 * rgb.red + 0.59 * rgb.green + 0.11 * rgb.blue) / 255);
            }
        }
        values.sort(null);
        return values.isEmpty() ? new double[] {0, 1, 0.5} : new double[] {values.get(0), values.get(values.size() - 1), values.get(values.size() / 2)};
    }
}
