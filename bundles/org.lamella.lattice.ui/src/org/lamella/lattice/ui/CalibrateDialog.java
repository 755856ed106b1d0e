package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.display.ImageDocument;
import org.lamella.lattice.Spot;
import org.lamella.ui.NumberText;
import org.lamella.ui.Undo;

/** Gives an image its pixel size from a spot whose spacing is known. */
public final class CalibrateDialog extends TitleAreaDialog {
    private static final int MOST_REFLECTIONS = 30;

    private final LatticeSession session;
    private final LatticeSession.Shown shown;
    private final double[] g;
    private final List<Reflection> reflections = new ArrayList<>();
    private Combo phase;
    private Combo reflection;
    private Text spacing;
    private Label outcome;

    /** @param g the reciprocal vector of the spot {x, y} in the spectrum that is shown */
    public CalibrateDialog(Shell parent, LatticeSession session, double[] g) {
        super(parent);
        this.session = session;
        this.shown = session.shown().orElseThrow();
        this.g = g;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Calibrate from a known spot");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite outer = (Composite) super.createDialogArea(parent);
        setTitle("Pixel size from spot A");
        setMessage("Choose the reflection that spot A is, or type its spacing.");
        Composite area = new Composite(outer, SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        area.setLayout(layout);
        new Label(area, SWT.NONE).setText("Measured");
        new Label(area, SWT.NONE).setText(NumberText.shortText(1 / Math.hypot(g[0], g[1]), shown.picture().unit()));
        new Label(area, SWT.NONE).setText("&Phase");
        phase = new Combo(area, SWT.READ_ONLY);
        phase.setItems(session.phases().library().names().toArray(String[]::new));
        phase.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        phase.setData("org.lamella.id", "calibrate.phase");
        new Label(area, SWT.NONE).setText("&Reflection");
        reflection = new Combo(area, SWT.READ_ONLY);
        reflection.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        reflection.setData("org.lamella.id", "calibrate.reflection");
        new Label(area, SWT.NONE).setText("&Spacing d (nm)");
        spacing = new Text(area, SWT.BORDER);
        spacing.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        spacing.setData("org.lamella.id", "calibrate.spacing");
        new Label(area, SWT.NONE).setText("Pixel size");
        outcome = new Label(area, SWT.NONE);
        outcome.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        phase.addListener(SWT.Selection, event -> fillReflections());
        reflection.addListener(SWT.Selection, event -> spacing.setText(
                String.format(Locale.ROOT, "%.6g", reflections.get(reflection.getSelectionIndex()).spacing())));
        spacing.addListener(SWT.Modify, event -> check());
        return outer;
    }

    private void fillReflections() {
        Phase chosen = session.phases().find(phase.getText()).orElseThrow();
        reflections.clear();
        reflections.addAll(Reflections.of(chosen, 0.08, Double.POSITIVE_INFINITY).stream()
                .filter(each -> !(each.relativeIntensity() < 0.005)).limit(MOST_REFLECTIONS).toList());
        reflection.setItems(reflections.stream().map(each -> String.format(Locale.ROOT, "%s   d = %.4f nm", each.indices().label(), each.spacing()))
                .toArray(String[]::new));
        // The nearest to what is measured now is the likeliest.
        double now = 1 / Math.hypot(g[0], g[1]);
        int nearest = 0;
        for (int i = 0; i < reflections.size(); i++) {
            if (Math.abs(reflections.get(i).spacing() - now) < Math.abs(reflections.get(nearest).spacing() - now)) {
                nearest = i;
            }
        }
        if (!reflections.isEmpty()) {
            reflection.select(nearest);
            spacing.setText(String.format(Locale.ROOT, "%.6g", reflections.get(nearest).spacing()));
        }
    }

    /** The pixel size along x that makes the spot's spacing the known one. */
    private Quantity pixelSize() {
        OptionalDouble known = NumberText.parse(spacing.getText(), Unit.NANOMETRE);
        if (known.isEmpty() || !(known.getAsDouble() > 0)) {
            return null;
        }
        double factor = known.getAsDouble() * Math.hypot(g[0], g[1]);
        double size = Math.abs(shown.image().x().scale()) * factor;
        return Quantity.of(size, size * relativeUncertainty(), Unit.NANOMETRE);
    }

    /** That of the measured spot with that of lattice parameters; of a place that is no measured spot, half a bin. */
    private double relativeUncertainty() {
        double noise = Math.max(shown.spectrum().stepX(), shown.spectrum().stepY()) / 2 / Math.hypot(g[0], g[1]);
        for (Spot spot : session.result().map(RegionMeasurement::spots).orElse(List.of())) {
            if (Math.abs(Math.abs(spot.gx()) - Math.abs(g[0])) < 1e-12 && Math.abs(Math.abs(spot.gy()) - Math.abs(g[1])) < 1e-12) {
                noise = spot.relativeUncertainty();
            }
        }
        return Math.hypot(noise, Phase.DEFAULT_CELL_UNCERTAINTY);
    }

    private void check() {
        Quantity size = pixelSize();
        outcome.setText(size == null ? "" : size.format());
        setErrorMessage(size == null ? "The spacing must be a positive length." : null);
        getButton(IDialogConstants.OK_ID).setEnabled(size != null);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Calibrate", true).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        ImageDocument document = shown.document();
        Quantity before = document.pixelSize().orElse(null);
        Quantity after = pixelSize();
        Undo.perform("Calibrate", () -> document.setPixelSize(after), () -> document.setPixelSize(before));
        super.okPressed();
    }
}
