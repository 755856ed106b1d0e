package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lamella.data.Unit;
import org.lamella.figure.Curve;
import org.lamella.figure.PlotAxis;
import org.lamella.ui.plot.PlotContent;
import org.lamella.ui.plot.PlotWidget;

/** Plots one above the other: what lies below a point has its x. */
class PlotAlignmentTest {
    private Shell shell;

    @BeforeEach
    void open() {
        Ui.ready();
        shell = Ui.get(() -> {
            Shell made = new Shell(Ui.display(), SWT.SHELL_TRIM);
            made.setLayout(new FillLayout());
            made.setBounds(50, 50, 700, 600);
            return made;
        });
    }

    @AfterEach
    void close() {
        Ui.run(shell::dispose);
    }

    private static PlotWidget plot(Composite parent, String x, double most) {
        PlotWidget plot = new PlotWidget(parent);
        show(plot, x, most);
        return plot;
    }

    private static void show(PlotWidget plot, String x, double most) {
        plot.show(PlotContent.of(PlotAxis.linear(x, Unit.NANOMETRE), PlotAxis.linear("signal", Unit.COUNTS),
                List.of(Curve.line("", new double[] {0, 100, 200}, new double[] {0, most, most / 2}, 0))));
    }

    /** Where the area of a plot begins and ends on the screen. */
    private static List<Integer> ends(PlotWidget plot) {
        var area = plot.chart().getPlotArea().getControl();
        int left = area.toDisplay(0, 0).x;
        return List.of(left, left + area.getSize().x);
    }

    private static int ownLeft(PlotWidget plot) {
        return Ui.display().map(plot.chart().getPlotArea().getControl(), plot.chart(), 0, 0).x;
    }

    @Test
    void plotsWithOneXAxisAreInLine() {
        PlotWidget[] plots = Ui.get(() -> {
            SashForm sash = new SashForm(shell, SWT.VERTICAL);
            PlotWidget[] made = {plot(sash, "distance", 4), plot(sash, "distance", 4_000_000), plot(sash, "energy", 4)};
            shell.open();
            return made;
        });
        Ui.await("plots in line", () -> ends(plots[0]).equals(ends(plots[1])));
        assertNotEquals(Ui.get(() -> ownLeft(plots[0])), Ui.get(() -> ownLeft(plots[1])), "the numbers of the axes are not equally wide");
        assertTrue(Ui.get(() -> ends(plots[2]).get(0) < ends(plots[0]).get(0)), "an axis of its own takes what room it needs");
        // Other numbers, and the other one is the wider.
        int before = Ui.get(() -> ends(plots[0]).get(0));
        Ui.run(() -> {
            show(plots[0], "distance", 0.00004);
            show(plots[1], "distance", 4);
        });
        Ui.await("plots in line again", () -> ends(plots[0]).equals(ends(plots[1])) && ends(plots[0]).get(0) != before);
        Ui.run(() -> shell.setSize(500, 600));
        Ui.await("plots in line in a small window", () -> ends(plots[0]).equals(ends(plots[1])) && ends(plots[0]).get(1) < shell.getBounds().x + 500);
        // The wider axis takes all of the room that there is for it: nothing is left of what the other took before.
        Ui.run(() -> show(plots[0], "distance", 4));
        Ui.await("no room left over", () -> ends(plots[0]).equals(ends(plots[1]))
                && Math.min(plots[0].chart().getLocation().x, plots[1].chart().getLocation().x) == 0);
    }

    @Test
    void plotsSideBySideKeepTheirOwnWidths() {
        PlotWidget[] plots = Ui.get(() -> {
            SashForm sash = new SashForm(shell, SWT.HORIZONTAL);
            PlotWidget[] made = {plot(sash, "distance", 4), plot(sash, "distance", 4_000_000)};
            shell.open();
            return made;
        });
        Ui.await("two plots", () -> plots[0].chart().getPlotArea().getSize().x > 0 && plots[1].chart().getPlotArea().getSize().x > 0);
        Ui.sleep(300);
        assertTrue(Ui.get(() -> ends(plots[0]).get(0) - plots[0].toDisplay(0, 0).x < ends(plots[1]).get(0) - plots[1].toDisplay(0, 0).x));
    }
}
