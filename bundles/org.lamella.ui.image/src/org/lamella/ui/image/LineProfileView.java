package org.lamella.ui.image;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Axis;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.display.ImageDocument;
import org.lamella.display.LineProfile;
import org.lamella.figure.Curve;
import org.lamella.figure.PlotAxis;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewLayout;
import org.lamella.ui.plot.PlotContent;
import org.lamella.ui.plot.PlotWidget;

/** The values along the selected line, averaged across its width; it follows while the line is dragged. */
public final class LineProfileView extends ViewPart {
    public static final String ID = "org.lamella.ui.image.profile";

    private static final double WIDEST = 10_000;

    private PlotWidget plot;
    private Label state;
    private Text width;
    private LatestTask reading;
    private ImageDocument document;
    private Region.Line line;

    @Override
    public void createPartControl(Composite parent) {
        ViewLayout.lineOfFields(parent, 3);
        state = new Label(parent, SWT.NONE);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        width = ViewLayout.field(parent, "Width (px)", "profile.width", "The profile is averaged over this many pixels across the line",
                this::setWidth);
        plot = new PlotWidget(parent);
        ViewLayout.fill(plot);
        plot.setFigureSaver(figure -> new FigureSaveDialog(getSite().getShell(), figure).open());
        reading = new LatestTask(plot, "line profile");
        ActiveImage.of(getSite().getWorkbenchWindow()).follow(parent, new ActiveImage.Listener() {
            @Override
            public void imageChanged(Optional<ImageDocument> now) {
                document = now.orElse(null);
                line = null;
                show();
            }

            @Override
            public void changed(ImageDocument changed, ImageDocument.Change change) {
                if (change != ImageDocument.Change.DISPLAY && change != ImageDocument.Change.OVERLAYS) {
                    line = change == ImageDocument.Change.REGIONS ? line : null;
                    show();
                }
            }
        });
    }

    /** The selected line, or the last one. */
    private Region.Line wanted() {
        if (document == null) {
            return null;
        }
        if (document.regions().selected().orElse(null) instanceof Region.Line selected) {
            return selected;
        }
        List<Region.Line> lines = document.regions(Region.Line.class);
        return lines.isEmpty() ? null : lines.get(lines.size() - 1);
    }

    private void show() {
        Region.Line now = wanted();
        if (now == null) {
            line = null;
            state.setText("Draw a line on an image (L): the values along it stand here.");
            width.setEnabled(false);
            plot.show(PlotContent.of(PlotAxis.linear("distance", Unit.PIXEL), PlotAxis.linear("intensity", Unit.NONE), List.of()));
            return;
        }
        if (now.equals(line)) {
            return;
        }
        line = now;
        width.setEnabled(true);
        if (!width.isFocusControl()) {
            width.setText(NumberText.shortText(now.width()));
        }
        state.setText(now.name());
        var plane = document.pyramid().plane();
        Axis x = document.xAxis();
        Axis y = document.yAxis();
        reading.submit(() -> LineProfile.of(plane, x, y, now), profile -> fill(now, profile), error -> {
            state.setText(Problems.message(error));
            Problems.log(Problems.message(error), error);
        });
    }

    private void fill(Region.Line of, LineProfile profile) {
        double length = profile.distance()[profile.distance().length - 1];
        state.setText(of.name() + "   " + NumberText.shortText(length, profile.unit()) + ", averaged over " + NumberText.shortText(of.width()) + " px");
        Curve curve = Curve.line("", profile.distance(), profile.mean(), 0);
        plot.show(PlotContent.of(PlotAxis.linear("distance", profile.unit()), PlotAxis.linear("intensity", Unit.NONE), List.of(curve)));
    }

    private void setWidth() {
        OptionalDouble typed = NumberText.parse(width.getText(), Unit.PIXEL);
        if (line == null || typed.isEmpty() || !(typed.getAsDouble() > 0) || typed.getAsDouble() > WIDEST) {
            width.setText(line == null ? "" : NumberText.shortText(line.width()));
        } else if (typed.getAsDouble() != line.width()) {
            new RegionCommands(document).replace("Width of " + line.name(),
                    new Region.Line(line.name(), line.x1(), line.y1(), line.x2(), line.y2(), typed.getAsDouble()));
        }
    }

    /** The plot, for tests. */
    public PlotWidget plot() {
        return plot;
    }

    @Override
    public void setFocus() {
        plot.setFocus();
    }
}
