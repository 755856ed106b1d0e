package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lamella.analysis.Figure;
import org.lamella.data.UserError;
import org.lamella.ui.Appearance;
import org.lamella.ui.FigureImage;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.SvgFigure;

/** The figures of a result one below the other, drawn in the background at the width of the view. */
final class FigureList extends Composite {
    private static final int WIDEST = 900;
    private static final int NARROWEST = 240;
    private static final int MOST = 30;

    /** A figure as a picture, or why there is none. */
    private record Drawn(Figure figure, ImageData data, String problem) {
    }

    private final ScrolledComposite scroll;
    private final Composite column;
    private final LatestTask drawing;
    private final Runnable redraw = this::draw;
    private List<Path> files = List.of();
    private int more;
    private int drawnWidth;
    /** What is being added; null when something else is shown now. */
    private List<Drawn> arriving;

    FigureList(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setShowFocusedControl(true);
        scroll.getVerticalBar().setIncrement(40);
        column = new Composite(scroll, SWT.NONE);
        column.setLayout(new GridLayout());
        scroll.setContent(column);
        scroll.setData("org.lamella.id", "results.figures");
        drawing = new LatestTask(this, "figures");
        scroll.addListener(SWT.Resize, event -> {
            if (Math.abs(width() - drawnWidth) > 24) {
                getDisplay().timerExec(200, redraw);
            }
        });
    }

    void show(List<Path> svgFiles) {
        if (!svgFiles.equals(files) || column.getChildren().length == 0) {
            // Figures of another result must not stand here, not even for a moment.
            clear();
            note(svgFiles.isEmpty() ? "This result has no figures." : "Drawing…");
            arrange();
        }
        files = List.copyOf(svgFiles);
        more = Math.max(0, svgFiles.size() - MOST);
        draw();
    }

    private int width() {
        return Math.clamp(scroll.getClientArea().width - 32, NARROWEST, WIDEST);
    }

    private void draw() {
        if (isDisposed() || files.isEmpty()) {
            return;
        }
        List<Path> now = files;
        int width = width();
        drawing.submit(() -> now.stream().limit(MOST).map(file -> draw(file, width)).toList(), drawn -> {
            if (now == files) {
                fill(drawn, width);
            }
        }, Problems::report);
    }

    private static Drawn draw(Path file, int width) {
        try {
            Figure figure = SvgFigure.read(file, SvgCaption.read(file));
            return new Drawn(figure, FigureImage.render(figure, width), null);
        } catch (UserError | RuntimeException | OutOfMemoryError e) {
            // One figure that cannot be drawn must not cost the others.
            Problems.log(file + ": the figure cannot be drawn", e);
            return new Drawn(null, null, file.getFileName() + " cannot be drawn: " + Problems.message(e));
        }
    }

    private void clear() {
        arriving = null;
        for (Control child : column.getChildren()) {
            child.dispose();
        }
    }

    private Label note(String text) {
        Label label = new Label(column, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        Appearance look = Appearance.of(this);
        label.setForeground(look.secondaryText());
        look.onChange(label, () -> label.setForeground(look.secondaryText()));
        GridData data = new GridData(SWT.LEFT, SWT.TOP, false, false);
        data.widthHint = width();
        label.setLayoutData(data);
        return label;
    }

    private void fill(List<Drawn> drawn, int width) {
        drawnWidth = width;
        clear();
        List<Control> pictures = new ArrayList<>();
        arriving = drawn;
        add(drawn, 0, pictures);
    }

    /** Adds one figure and the others later, so that the window answers in between. */
    private void add(List<Drawn> drawn, int index, List<Control> pictures) {
        if (isDisposed() || drawn != arriving) {
            return;
        }
        if (index < drawn.size()) {
            Drawn one = drawn.get(index);
            if (one.problem == null) {
                FigurePicture picture = new FigurePicture(column, one.figure, one.data, scroll);
                picture.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
                pictures.add(picture);
                Label caption = note(one.figure.caption());
                ((GridData) caption.getLayoutData()).verticalIndent = 2;
            } else {
                note(one.problem);
            }
            getDisplay().asyncExec(() -> add(drawn, index + 1, pictures));
        } else {
            if (more > 0) {
                note(more + " more figures are in the report and in the folder of the result.");
            }
            if (!pictures.isEmpty()) {
                column.setTabList(pictures.toArray(Control[]::new));
            }
        }
        arrange();
    }

    private void arrange() {
        column.setSize(Math.max(scroll.getClientArea().width, width()), column.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        column.layout();
    }
}
