package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.eels.ui.SpectraPerspective;
import org.lamella.ui.plot.MapCanvas;
import org.lamella.ui.plot.PlotEditor;

/** The maps of a spectrum image that takes some time: the job is started and stopped by the buttons of its view. */
class SpectraMapsTest {
    private static final String JOB = "Edges of all spectra";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void perspective() {
        Ui.ready();
        InterphaseViewsTest.perspective(SpectraPerspective.ID);
    }

    @AfterAll
    static void back() {
        Ui.closeEditors();
        InterphaseViewsTest.perspective("org.lamella.lattice.ui.perspective");
    }

    private static Job job() {
        return Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(JOB)).findFirst().orElse(null);
    }

    /** A button of the workbench's view bars by what it says. */
    private static ToolItem button(String tip) {
        return Ui.get(() -> search(Ui.window().getShell(), tip));
    }

    private static ToolItem search(Control control, String tip) {
        if (control instanceof ToolBar bar) {
            return Arrays.stream(bar.getItems()).filter(item -> String.valueOf(item.getToolTipText()).startsWith(tip)).findFirst().orElse(null);
        }
        if (control instanceof Composite composite) {
            return Arrays.stream(composite.getChildren()).map(child -> search(child, tip)).filter(java.util.Objects::nonNull).findFirst().orElse(null);
        }
        return null;
    }

    @Test
    void measuringAllSpectraCanBeStopped() throws Exception {
        PlotEditor opened = SpectraViewsTest.open(SpectrumSamples.largeImage(folder));
        SpectraViewsTest.name("Mn-L, O-K");
        Label hint = Ui.find(Label.class, "spectra.maps.hint");
        Ui.await("the hint", () -> hint.getText().equals("4096 spectra: press \"Measure all spectra\"."));
        Ui.click(button("Measure all spectra"));
        Ui.await("the job", () -> job() != null && job().getState() == Job.RUNNING);
        Job job = job();
        assertEquals("Measuring 4096 spectra…", Ui.get(hint::getText));
        long stopped = System.nanoTime();
        Ui.click(button("Stop measuring"));
        Ui.await("the end", () -> job.getState() == Job.NONE);
        // A spectrum takes a few milliseconds; the bound is for a busy machine.
        assertTrue(System.nanoTime() - stopped < 5_000_000_000L);
        assertFalse(job.getResult().isOK(), "it was stopped before it was done");
        Ui.await("the hint again", () -> hint.getText().startsWith("4096 spectra: press"));
        assertFalse(Ui.hasMessage(), "who cancels need not be told");
        MapCanvas map = Ui.find(MapCanvas.class, "spectra.map");
        assertNull(Ui.get(map::content), "nothing half measured is shown");
        // The window works on: another spectrum is measured at once.
        Ui.run(() -> opened.choose(100));
        Ui.await("the spectrum", () -> opened.chosen() == 100);
        Ui.run(() -> Ui.page().closeEditor(opened, false));
    }
}
