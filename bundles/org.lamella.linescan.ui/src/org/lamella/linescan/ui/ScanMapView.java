package org.lamella.linescan.ui;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import net.imglib2.img.array.ArrayImgs;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.linescan.plugin.SpectrumSignals;
import org.lamella.linescan.xray.DetectorResolution;
import org.lamella.linescan.xray.LineWindows;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.LineBand;
import org.lamella.spectrum.SpectrumSource;
import org.lamella.ui.LatestTask;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewLayout;
import org.lamella.ui.image.ImageCanvas;
import org.lamella.ui.image.Tool;

/** The map of the spectrum image in front; the profiles follow the line or rectangle that is drawn over it. */
public final class ScanMapView extends ViewPart {
    public static final String ID = "org.lamella.linescan.ui.map";
    private static final double FIRST_WIDTH = 5;
    private static final double WIDEST = 10_000;

    private ScanSession session;
    private Composite body;
    private Label state;
    private Text width;
    private LatestTask mapping;
    private ImageCanvas canvas;
    private ImageDocument document;
    private Dataset mapped;
    private String mappedLines;

    @Override
    public void createPartControl(Composite parent) {
        ViewLayout.lineOfFields(parent, 3);
        state = new Label(parent, SWT.NONE);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        width = ViewLayout.field(parent, "Width (px)", "linescan.width", "Counts are summed over this many pixels across a line", this::setWidth);
        width.setText(NumberText.shortText(FIRST_WIDTH));
        body = new Composite(parent, SWT.NONE);
        ViewLayout.fill(body);
        body.setLayout(new StackLayout());
        mapping = new LatestTask(body, "scan map");
        session = ScanSession.of(getSite().getWorkbenchWindow());
        session.use(parent, this::show);
        show();
    }

    private void show() {
        Dataset dataset = session.input().filter(ScanInput::isSpectrumImage).map(ScanInput::dataset).orElse(null);
        if (dataset == null) {
            clear();
            mapped = null;
            state.setText("Open a spectrum image: its map stands here.");
            return;
        }
        String lines = session.model().lines();
        if (dataset == mapped && lines.equals(mappedLines)) {
            return;
        }
        boolean isOther = dataset != mapped;
        mapped = dataset;
        mappedLines = lines;
        List<String> names = session.model().lineNames();
        mapping.submit(() -> map(dataset, names), map -> fill(map, isOther), error -> state.setText(Problems.message(error)));
    }

    /** The counts of the lines, or of all channels where none is named yet. */
    private static Dataset map(Dataset dataset, List<String> lines) throws UserError {
        SpectrumSource source = SpectrumSource.require(dataset);
        Axis energy = source.energy();
        double[] sum = null;
        try {
            SpectrumSignals signals = new SpectrumSignals(lines, "", false, false, new DetectorResolution(DetectorResolution.DEFAULT));
            for (LineWindows windows : signals.windowsFor(energy)) {
                double[] one = source.map(windows.peak(), Progress.NONE);
                for (int i = 0; sum != null && i < one.length; i++) {
                    one[i] += sum[i];
                }
                sum = one;
            }
        } catch (UserError e) {
            // The fits tell what is wrong with a name; the map of everything still serves to draw on.
            sum = null;
        }
        if (sum == null) {
            sum = source.map(new EnergyWindow(energy.coordinate(0), energy.coordinate(energy.size() - 1.0)), Progress.NONE);
        }
        return new Dataset(dataset.name(), ArrayImgs.doubles(sum, source.x().size(), source.y().size()), "float64", List.of(source.x(), source.y()),
                Metadata.EMPTY);
    }

    private void fill(Dataset map, boolean isOther) {
        List<Region> kept = document == null || isOther ? List.of() : document.regions().all();
        clear();
        try {
            document = new ImageDocument(map.name(), map.name(), map);
        } catch (UserError e) {
            state.setText(Problems.message(e));
            return;
        }
        kept.forEach(document.regions()::add);
        canvas = new ImageCanvas(body, document);
        canvas.setData("org.lamella.id", "linescan.map");
        canvas.setTool(Tool.LINE);
        ((StackLayout) body.getLayout()).topControl = canvas;
        body.layout();
        state.setText("Line (L) or rectangle (R) over the map of " + (mappedLines.isBlank() ? "all counts" : mappedLines));
        document.regions().listeners().add(change -> follow());
    }

    /** The selected line or rectangle, or the last one, goes to the fits. To undo what was drawn is to draw it back. */
    private void follow() {
        List<Region> all = document.regions().all().stream().filter(each -> each instanceof Region.Line || each instanceof Region.Rectangle).toList();
        Region chosen = document.regions().selected().filter(all::contains).orElse(all.isEmpty() ? null : all.get(all.size() - 1));
        String place = "";
        if (chosen != null) {
            Region.Line line = chosen instanceof Region.Line drawn ? drawn : LineBand.along((Region.Rectangle) chosen);
            double across = chosen instanceof Region.Line ? typedWidth() : line.width();
            place = String.format(Locale.ROOT, "%.2f,%.2f,%.2f,%.2f,%.2f", line.x1(), line.y1(), line.x2(), line.y2(), across);
        }
        if (!place.equals(session.model().place())) {
            session.put(session.model().withPlace(place).withRange(null));
        }
    }

    private double typedWidth() {
        return NumberText.parse(width.getText(), Unit.PIXEL).orElse(FIRST_WIDTH);
    }

    private void setWidth() {
        OptionalDouble typed = NumberText.parse(width.getText(), Unit.PIXEL);
        if (typed.isEmpty() || !(typed.getAsDouble() > 0) || typed.getAsDouble() > WIDEST) {
            width.setText(NumberText.shortText(FIRST_WIDTH));
        }
        if (document != null) {
            follow();
        }
    }

    private void clear() {
        if (canvas != null) {
            canvas.dispose();
            canvas = null;
        }
        document = null;
    }

    /** The map, for tests; null when there is none. */
    public ImageCanvas canvas() {
        return canvas;
    }

    @Override
    public void setFocus() {
        if (canvas != null) {
            canvas.setFocus();
        } else {
            width.setFocus();
        }
    }
}
