package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImagePyramid;
import org.lamella.display.Listeners;
import org.lamella.display.RegionSet;
import org.lamella.lattice.PowerSpectrum;
import org.lamella.lattice.SpectrumBrightness;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;
import org.lamella.ui.image.ActiveImage;

/**
 * What the lattice views of a window show together: the power spectrum of the region in use, its spots and phases, which
 * phases are drawn, and which spots were picked. It follows the region while it is dragged and measures when it rests.
 * Used on the thread of the display.
 */
public final class LatticeSession {
    private static final String KEY = "org.lamella.latticeSession";
    private static final int REST_MILLISECONDS = 250;
    /** A spectrum that is there by then is seen in the same picture of the screen as the region; others come a picture later. */
    private static final int SAME_PICTURE_MILLISECONDS = 15;
    private static final int LARGEST_PICTURE = 1024;
    private static final int LARGEST_WHOLE = 2048;

    /** What has changed. */
    public enum Change {
        /** Another region or image, or none. */
        SPECTRUM,
        /** Spots and phases of the region. */
        MEASUREMENT,
        /** Which phases are drawn or may be there. */
        PHASES,
        /** Which spots were picked. */
        PICKED
    }

    /** A region's spectrum. */
    public record Shown(ImageDocument document, Region.Rectangle region, Image image, PowerSpectrum spectrum, SpectrumBrightness picture) {
        /** The size of a pixel in nm; NaN when nobody knows it. */
        double pixelSize() {
            return image.x().unit().equals(Unit.NANOMETRE) ? Math.min(Math.abs(image.x().scale()), Math.abs(image.y().scale())) : Double.NaN;
        }
    }

    private final Display display;
    private final Listeners<Change> listeners = new Listeners<>();
    private final LatestTask spectrumTask;
    private final LatestTask measurementTask;
    private final Measuring measuring = new Measuring();
    private final PhaseChoice phases = new PhaseChoice(() -> phasesChanged());
    private final Consumer<RegionSet.Change> regionListener = this::regionChanged;
    private final Runnable rest = this::measure;
    private final List<double[]> picked = new ArrayList<>();
    private ImageDocument document;
    private Region.Rectangle wanted;
    private Shown shown;
    private RegionMeasurement result;
    private String problem = "";
    private boolean isMeasuring;
    private int asked;
    private int arrived;
    private int users;
    private long askedAt;
    private double latency;

    private LatticeSession(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        display = shell.getDisplay();
        spectrumTask = new LatestTask(shell, "power spectrum");
        measurementTask = new LatestTask(shell, "lattice spots");
        ActiveImage.of(window).follow(shell, new ActiveImage.Listener() {
            @Override
            public void imageChanged(Optional<ImageDocument> now) {
                follow(now.orElse(null));
            }

            @Override
            public void changed(ImageDocument changed, ImageDocument.Change change) {
                if (change == ImageDocument.Change.CALIBRATION || change == ImageDocument.Change.FRAME) {
                    wanted = null;
                    update(false);
                }
            }
        });
    }

    /** The session of a window. */
    public static LatticeSession of(IWorkbenchWindow window) {
        LatticeSession session = (LatticeSession) window.getShell().getData(KEY);
        if (session == null) {
            session = new LatticeSession(window);
            window.getShell().setData(KEY, session);
        }
        return session;
    }

    public Listeners<Change> listeners() {
        return listeners;
    }

    public PhaseChoice phases() {
        return phases;
    }

    /** The spectrum that is shown; empty when there is no image. */
    public Optional<Shown> shown() {
        return Optional.ofNullable(shown);
    }

    /** Spots and phases of the region that is shown; empty while it moves or is being measured. */
    public Optional<RegionMeasurement> result() {
        return Optional.ofNullable(result);
    }

    /** Why there is nothing to show; empty when all is well. */
    public String problem() {
        return problem;
    }

    public boolean isMeasuring() {
        return isMeasuring;
    }

    /** Milliseconds from the last change of the region to its spectrum. */
    public double latency() {
        return latency;
    }

    /** Spectra are only computed while a view shows them: each view says so for as long as it lives. */
    void use(Control view) {
        users++;
        view.addDisposeListener(event -> users--);
        wanted = null;
        update(false);
    }

    /** The reciprocal vectors {x, y}, y up, of the spots that were picked; at most two. */
    public List<double[]> picked() {
        return List.copyOf(picked);
    }

    /** Picks a spot; the third begins anew, null picks none. */
    public void pick(double[] g) {
        if (g == null || picked.size() == 2) {
            picked.clear();
        }
        if (g != null) {
            picked.add(g);
        }
        listeners.tell(Change.PICKED);
    }

    private void follow(ImageDocument now) {
        if (document != null) {
            document.regions().listeners().remove(regionListener);
        }
        document = now;
        if (now != null) {
            now.regions().listeners().add(regionListener);
        }
        wanted = null;
        update(false);
    }

    private void regionChanged(RegionSet.Change change) {
        Region.Rectangle before = wanted;
        update(change.isAdjusting());
        if (change.isAdjusting() && wanted != before) {
            spectrumTask.await(SAME_PICTURE_MILLISECONDS);
        }
    }

    private void update(boolean isAdjusting) {
        if (users == 0) {
            return;
        }
        Region.Rectangle region = document == null ? null : region();
        if (region == null) {
            shown = null;
            result = null;
            wanted = null;
            problem = "";
            listeners.tell(Change.SPECTRUM);
            return;
        }
        if (!region.equals(wanted)) {
            wanted = region;
            askedAt = System.nanoTime();
            ask(region);
        }
        display.timerExec(isAdjusting ? -1 : REST_MILLISECONDS, rest);
    }

    /** The selected rectangle, the last one, or the image, of which a square in the middle is enough when it is large. */
    private Region.Rectangle region() {
        if (document.regions().selected().orElse(null) instanceof Region.Rectangle selected) {
            return selected;
        }
        List<Region.Rectangle> rectangles = document.regions(Region.Rectangle.class);
        if (!rectangles.isEmpty()) {
            return rectangles.get(rectangles.size() - 1);
        }
        long width = document.pyramid().plane().width();
        long height = document.pyramid().plane().height();
        int columns = (int) Math.min(width, LARGEST_WHOLE);
        int rows = (int) Math.min(height, LARGEST_WHOLE);
        return new Region.Rectangle(columns == width && rows == height ? "image" : "middle of the image", (int) ((width - columns) / 2),
                (int) ((height - rows) / 2), columns, rows);
    }

    private void ask(Region.Rectangle region) {
        int number = ++asked;
        ImageDocument from = document;
        ImagePyramid pyramid = from.pyramid();
        Axis x = from.xAxis();
        Axis y = from.yAxis();
        if (x.unit().isReciprocalLength()) {
            fail(number, "This is a diffraction pattern (axes in " + x.unit() + "); power spectra are made of images.");
            return;
        }
        if (region.width() < 8 || region.height() < 8) {
            fail(number, "The region is too small for a power spectrum.");
            return;
        }
        spectrumTask.submit(() -> {
            Image image = ImageDocument.read(pyramid, x, y, region);
            PowerSpectrum spectrum = PowerSpectrum.of(image);
            return new Shown(from, region, image, spectrum, SpectrumBrightness.of(spectrum, LARGEST_PICTURE));
        }, now -> show(number, now), error -> fail(number, Problems.message(error)));
    }

    private void show(int number, Shown now) {
        arrived = number;
        if (now.document != document) {
            return;
        }
        shown = now;
        result = null;
        problem = "";
        picked.clear();
        latency = (System.nanoTime() - askedAt) / 1e6;
        listeners.tell(Change.SPECTRUM);
    }

    private void fail(int number, String message) {
        arrived = number;
        shown = null;
        result = null;
        problem = message;
        listeners.tell(Change.SPECTRUM);
    }

    private void phasesChanged() {
        listeners.tell(Change.PHASES);
        if (users > 0 && shown != null) {
            display.timerExec(REST_MILLISECONDS, rest);
        }
    }

    /** The region rests: its spots and phases are measured. */
    private void measure() {
        Shown now = shown;
        if (arrived < asked) {
            // What is shown is of another region or calibration; measured now, it would be thrown away.
            display.timerExec(REST_MILLISECONDS, rest);
            return;
        }
        if (now == null) {
            return;
        }
        isMeasuring = true;
        listeners.tell(Change.MEASUREMENT);
        var candidates = phases.candidates();
        measurementTask.submit(() -> measuring.measure(now, candidates), measured -> {
            isMeasuring = false;
            if (shown == now) {
                result = measured;
                LatticeOverlays.put(now, measured, phases);
            }
            listeners.tell(Change.MEASUREMENT);
        }, error -> {
            isMeasuring = false;
            problem = error instanceof IllegalArgumentException ? error.getMessage() : Problems.message(error);
            listeners.tell(Change.MEASUREMENT);
        });
    }

    /** Draws a phase or takes it away; can be undone. */
    void showPhase(String name, boolean isShown) {
        Set<String> before = phases.shown();
        Set<String> after = new LinkedHashSet<>(before);
        if (isShown ? after.add(name) : after.remove(name)) {
            Undo.perform((isShown ? "Show " : "Hide ") + name, () -> phases.setShown(after), () -> phases.setShown(before));
        }
    }
}
