package org.lamella.lattice.ui;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.ColourMap;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.PowerSpectrumPanel;
import org.lamella.figure.ReciprocalImage;
import org.lamella.lattice.PowerSpectrum;
import org.lamella.lattice.Spot;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;

/** The power spectrum of the selected region; it follows while the region is dragged. */
public final class PowerSpectrumView extends ViewPart {
    public static final String ID = "org.lamella.lattice.ui.spectrum";

    private SpectrumCanvas canvas;
    private LatticeSession session;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        session = LatticeSession.of(getSite().getWorkbenchWindow());
        canvas = new SpectrumCanvas(parent, session);
        session.use(canvas);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("zoom-in", "Zoom in (+)", () -> canvas.zoom(1 / 1.25)));
        bar.add(new ViewAction("zoom-out", "Zoom out (−)", () -> canvas.zoom(1.25)));
        bar.add(new ViewAction("zoom-fit", "Show all (0)", canvas::showAll));
        bar.add(new Separator());
        bar.add(new ViewAction("calibrate", "Calibrate the image from spot A…", this::calibrate));
        bar.add(new ViewAction("save-figure", "Save figure…", this::save));
        IMenuManager menu = getViewSite().getActionBars().getMenuManager();
        for (ColourMap map : ColourMap.all()) {
            if (!map.isDiverging()) {
                menu.add(new Action(map.name(), Action.AS_RADIO_BUTTON) {
                    {
                        setChecked(canvas.colours() == map);
                    }

                    @Override
                    public void run() {
                        canvas.setColours(map);
                    }
                });
            }
        }
    }

    private void calibrate() {
        if (session.picked().isEmpty() || session.shown().isEmpty()) {
            Problems.report("Click a spot of a known phase first: it becomes A, and the image is calibrated from it.", null);
            return;
        }
        new CalibrateDialog(getSite().getShell(), session, session.picked().get(0)).open();
    }

    /** Saves the spectrum with its spots as a figure. */
    private void save() {
        LatticeSession.Shown shown = session.shown().orElse(null);
        if (shown == null) {
            return;
        }
        RegionMeasurement result = session.result().orElse(null);
        double range = canvas.reach();
        new LatestTask(canvas, "figure").submit(() -> figure(shown, result, range), figure -> new FigureSaveDialog(getSite().getShell(), figure).open(),
                Problems::report);
    }

    private FigureGrid figure(LatticeSession.Shown shown, RegionMeasurement result, double range) {
        PowerSpectrum spectrum = shown.spectrum();
        PowerSpectrumPanel.Builder panel = PowerSpectrumPanel.of(new ReciprocalImage(spectrum.picture(), spectrum.width(), spectrum.height(),
                spectrum.width() / 2, spectrum.height() / 2, spectrum.stepX(), spectrum.stepY(), spectrum.unit().reciprocal()));
        panel.range(range);
        for (int i = 0; result != null && i < result.spots().size(); i++) {
            Spot spot = result.spots().get(i);
            String label = LatticeText.reflections(result, i);
            panel.spot(new org.lamella.figure.Spot(spot.gx(), spot.gy(),
                    label.isEmpty() ? org.lamella.ui.NumberText.shortText(1 / spot.length(), spot.unit()) : label,
                    label.isEmpty() ? CategoricalColours.NONE : 0));
        }
        String name = "power-spectrum-" + shown.region().name().replaceAll("[^A-Za-z0-9._-]+", "-");
        return FigureGrid.of(name, "", FigureGrid.SINGLE_COLUMN, panel.build());
    }

    /** The widget that shows the spectrum. */
    org.eclipse.swt.widgets.Control canvas() {
        return canvas;
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }
}
