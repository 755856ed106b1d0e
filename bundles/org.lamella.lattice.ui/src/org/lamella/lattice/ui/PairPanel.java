package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.lamella.crystal.Phase;
import org.lamella.data.Unit;
import org.lamella.figure.FigureText;
import org.lamella.lattice.SpotPair;
import org.lamella.ui.LatestTask;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.table.TableTools;

/** What two picked spots tell: spacings, ratio, angle, and the pairs of reflections that fit. */
final class PairPanel extends Composite {
    private static final double SPACING_TOLERANCE = 0.02;
    private static final double ANGLE_TOLERANCE = 2;

    private final LatticeSession session;
    private final Label numbers;
    private final Table candidates;
    private final LatestTask task;

    PairPanel(Composite parent, LatticeSession session) {
        super(parent, SWT.NONE);
        this.session = session;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        setLayout(layout);
        numbers = new Label(this, SWT.WRAP);
        numbers.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        numbers.setData("org.lamella.id", "pair.numbers");
        candidates = TableTools.table(this, SWT.NONE, "pair.candidates", Map.of("Phase", 90), "Phase", "A", "B", "Zone axis", "Δd A (%)", "Δd B (%)", "Δ angle (°)");
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        candidates.setLayoutData(data);
        task = new LatestTask(this, "spot pair");
        Consumer<LatticeSession.Change> listener = change -> show();
        session.listeners().add(listener);
        addDisposeListener(event -> session.listeners().remove(listener));
        show();
    }

    private void show() {
        List<double[]> picked = session.picked();
        if (picked.isEmpty() || session.shown().isEmpty()) {
            hideCandidates("Click two spots in the power spectrum to compare them.");
            return;
        }
        Unit unit = session.shown().get().picture().unit();
        if (picked.size() == 1) {
            double[] g = picked.get(0);
            hideCandidates("A: d = " + NumberText.shortText(1 / Math.hypot(g[0], g[1]), unit) + ". Click a second spot, or calibrate from this one.");
            return;
        }
        SpotPair pair = new SpotPair(picked.get(0), picked.get(1));
        String text = "A: d = " + NumberText.shortText(pair.spacingOne(), unit) + "   B: d = " + NumberText.shortText(pair.spacingTwo(), unit)
                + "   A/B = " + String.format(Locale.ROOT, "%.4f", pair.ratio()) + "   angle = " + String.format(Locale.ROOT, "%.2f°", pair.angle());
        arrange(text, candidates.getVisible());
        if (unit.isLength()) {
            var names = session.phases().candidates();
            task.submit(() -> candidates(pair, names), found -> fill(text, found), Problems::report);
        }
    }

    private List<SpotPair.Candidate> candidates(SpotPair pair, Iterable<String> names) {
        List<Phase> phases = new ArrayList<>();
        names.forEach(name -> session.phases().find(name).ifPresent(phases::add));
        return pair.candidates(phases, SPACING_TOLERANCE, ANGLE_TOLERANCE);
    }

    private void fill(String text, List<SpotPair.Candidate> found) {
        long different = found.stream().map(candidate -> candidate.phase().name()).distinct().count();
        String warning = different > 1 ? different + " phases fit within 2 % and 2°: two spots alone do not tell them apart."
                : different == 1 ? "One candidate fits within 2 % and 2°." : "No candidate fits within 2 % and 2°.";
        List<String[]> rows = new ArrayList<>();
        for (SpotPair.Candidate candidate : found) {
            rows.add(new String[] {FigureText.formula(candidate.phase().name()), candidate.one().label(), candidate.two().label(),
                candidate.zone().toString(), signed(candidate.deviationOne()), signed(candidate.deviationTwo()), signed(candidate.angleDeviation())});
        }
        TableTools.fill(candidates, rows);
        arrange(text + "\n" + warning, !rows.isEmpty());
    }

    private void hideCandidates(String text) {
        TableTools.fill(candidates, List.of());
        arrange(text, false);
    }

    /** An empty table would only take room from the spots. */
    private void arrange(String text, boolean isShown) {
        GridData data = (GridData) candidates.getLayoutData();
        // While a region is dragged mostly nothing changes here, and laying out takes long.
        if (!text.equals(numbers.getText()) || data.exclude == isShown) {
            numbers.setText(text);
            data.exclude = !isShown;
            candidates.setVisible(isShown);
            layout(true, true);
        }
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }
}
