package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Quantity;
import org.lamella.figure.FigureText;
import org.lamella.lattice.Grain;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.Spot;
import org.lamella.ui.Icons;
import org.lamella.ui.LabelText;
import org.lamella.ui.NumberText;
import org.lamella.ui.ViewLayout;
import org.lamella.ui.table.TableTools;

/**
 * Spots and phases of the region whose spectrum is shown, measured when it rests, and what two picked spots tell. A ticked
 * phase is drawn over the spectrum.
 */
public final class SpotsView extends ViewPart {
    public static final String ID = "org.lamella.lattice.ui.spots";

    private LatticeSession session;
    private Label summary;
    private Table phases;
    private TabFolder tabs;
    private Table spots;

    @Override
    public void createPartControl(Composite parent) {
        session = LatticeSession.of(getSite().getWorkbenchWindow());
        ViewLayout.columns(parent, 1);
        summary = ViewLayout.text(parent, "spots.summary");
        phases = TableTools.table(parent, SWT.CHECK, "spots.phases", Map.of("Phase", 100), "Phase", "Zone axis", "Chance below", "Spots", "Mean deviation (%)");
        phases.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK) {
                TableItem item = (TableItem) event.item;
                session.showPhase((String) item.getData(), item.getChecked());
            }
        });
        tabs = new TabFolder(parent, SWT.TOP);
        ViewLayout.fill(tabs);
        tabs.setData("org.lamella.id", "spots.tabs");
        spots = TableTools.table(tabs, SWT.NONE, "spots.spots", Map.of("d", 150, "Angle (°)", 115, "Explained by", 160), "d", "Angle (°)", "Signal to noise", "Chance below",
                "Explained by");
        spots.addListener(SWT.DefaultSelection, event -> pick());
        GridData few = new GridData(SWT.FILL, SWT.TOP, true, false);
        few.heightHint = 2 * phases.getItemHeight();
        phases.setLayoutData(few);
        tab("Spots", spots);
        tab("Pair A–B", new PairPanel(tabs, session));
        Consumer<LatticeSession.Change> listener = change -> show(change);
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        session.use(parent);
        Action run = new Action("Run the analysis on all rectangles…", Icons.descriptor("run")) {
            @Override
            public void run() {
                LatticeCommands.analyse(getSite().getWorkbenchWindow());
            }
        };
        getViewSite().getActionBars().getToolBarManager().add(run);
        show(LatticeSession.Change.MEASUREMENT);
    }

    private void tab(String title, Control control) {
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    private void pick() {
        int index = spots.getSelectionIndex();
        session.result().filter(result -> index >= 0 && index < result.spots().size()).ifPresent(result -> {
            Spot spot = result.spots().get(index);
            session.pick(new double[] {spot.gx(), spot.gy()});
        });
    }

    private void show(LatticeSession.Change change) {
        RegionMeasurement result = session.result().orElse(null);
        if (change == LatticeSession.Change.PICKED) {
            tabs.setSelection(session.picked().size() == 2 ? 1 : tabs.getSelectionIndex());
        } else {
            String title = result == null ? "Spots" : "Spots (" + result.spots().size() + ")";
            if (!title.equals(tabs.getItem(0).getText())) {
                tabs.getItem(0).setText(title);
            }
            LabelText.show(summary, summary(result));
            TableTools.fill(spots, result == null ? List.of() : spotRows(result));
            fillPhases(result);
        }
    }

    private String summary(RegionMeasurement result) {
        if (session.shown().isEmpty()) {
            return session.problem().isEmpty() ? "Open an image and draw a rectangle." : session.problem();
        }
        if (result == null) {
            return session.problem().isEmpty() ? "Measuring " + session.shown().get().region().name() + "…" : session.problem();
        }
        String name = session.shown().get().region().name();
        if (result.spots().isEmpty()) {
            return name + ": amorphous, no lattice spot stands out of the noise";
        }
        String ambiguous = result.phases().ambiguities().stream().map(set -> String.join(" / ", set)).collect(Collectors.joining(", "));
        return name + ": " + result.spots().size() + (result.spots().size() == 1 ? " spot, " : " spots, ")
                + (result.phases().phases().isEmpty() ? "no phase stands out against chance" : result.phases().unexplained().size() + " unexplained")
                + (ambiguous.isEmpty() ? "" : "; not to be told apart: " + ambiguous);
    }

    private List<String[]> spotRows(RegionMeasurement result) {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < result.spots().size(); i++) {
            Spot spot = result.spots().get(i);
            Quantity angle = spot.angle();
            rows.add(new String[] {spot.spacing(result.calibrationUncertainty()).format(),
                String.format(Locale.ROOT, "%.2f ± %.2f", angle.value(), angle.uncertainty()), NumberText.shortText(spot.signalToNoise()),
                chance(spot.significance()), LatticeText.reflections(result, i)
                    + (spot.harmonicOf() >= 0 ? (LatticeText.reflections(result, i).isEmpty() ? "" : "; ") + "multiple of spot " + (spot.harmonicOf() + 1) : "")});
        }
        return rows;
    }

    static String chance(double probability) {
        return probability < 1e-99 ? "10⁻⁹⁹" : String.format(Locale.ROOT, "%.1g", probability);
    }

    private void fillPhases(RegionMeasurement result) {
        List<String[]> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (PhaseClaim claim : result == null ? List.<PhaseClaim>of() : result.phases().phases()) {
            double sum = 0;
            int count = 0;
            for (Grain grain : claim.grains()) {
                for (Grain.Match match : grain.matches()) {
                    sum += match.deviation();
                    count++;
                }
            }
            rows.add(new String[] {FigureText.formula(claim.phase().name()),
                claim.grains().stream().map(grain -> grain.zone().toString()).distinct().collect(Collectors.joining(" ")),
                chance(claim.significance()), Integer.toString(count), String.format(Locale.ROOT, "%+.2f", sum / Math.max(1, count))});
            names.add(claim.phase().name());
        }
        // Phases that are drawn stay in the list, so that they can be ticked off again.
        for (String shown : session.phases().shown()) {
            if (!names.contains(shown)) {
                rows.add(new String[] {FigureText.formula(shown), "", "", "", ""});
                names.add(shown);
            }
        }
        TableTools.fill(phases, rows);
        for (int i = 0; i < names.size(); i++) {
            phases.getItem(i).setData(names.get(i));
            phases.getItem(i).setChecked(session.phases().shown().contains(names.get(i)));
        }
    }

    @Override
    public void setFocus() {
        spots.setFocus();
    }
}
