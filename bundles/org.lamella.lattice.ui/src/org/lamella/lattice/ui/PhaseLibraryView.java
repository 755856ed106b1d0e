package org.lamella.lattice.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.crystal.UnitCell;
import org.lamella.figure.FigureText;
import org.lamella.ui.LabelText;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;
import org.lamella.ui.ViewAction;
import org.lamella.ui.table.TableTools;

/** The phases of the library with their reflections. A tick draws a phase over the spectrum; C makes it a candidate or not. */
public final class PhaseLibraryView extends ViewPart {
    public static final String ID = "org.lamella.lattice.ui.phases";

    private static final double SMALLEST = 0.08;
    private static final int MOST_REFLECTIONS = 60;

    private LatticeSession session;
    private Table phases;
    private Label description;
    private Table reflections;
    private LatestTask task;

    /** What is shown of a phase. */
    private record Details(Phase phase, List<Reflection> reflections) {
    }

    @Override
    public void createPartControl(Composite parent) {
        session = LatticeSession.of(getSite().getWorkbenchWindow());
        parent.setLayout(new FillLayout());
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        phases = TableTools.table(sash, SWT.CHECK, "phases.table", Map.of("Phase", 120, "Cell", 200), "Phase", "Candidate", "Space group", "Cell");
        phases.addListener(SWT.Selection, this::selected);
        phases.addListener(SWT.KeyDown, event -> {
            if (event.character == 'c' && event.stateMask == 0) {
                toggleCandidate();
            }
        });
        phases.setToolTipText("Tick: draw over the power spectrum. C: candidate or not.");
        Composite below = new Composite(sash, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4;
        below.setLayout(layout);
        description = new Label(below, SWT.WRAP);
        description.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        reflections = TableTools.table(below, SWT.NONE, "phases.reflections", Map.of(), "hkl", "d (nm)", "|g| (1/nm)", "Multiplicity", "Intensity (%)");
        reflections.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash.setWeights(55, 45);
        task = new LatestTask(sash, "phase library");
        Consumer<LatticeSession.Change> listener = change -> {
            if (change == LatticeSession.Change.PHASES) {
                fill();
            }
        };
        session.listeners().add(listener);
        parent.addDisposeListener(event -> session.listeners().remove(listener));
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("import", "Import a CIF file…", this::importCif));
        bar.add(new ViewAction("phases", "Candidate or not (C)", this::toggleCandidate));
        fill();
    }

    private void fill() {
        task.submit(() -> session.phases().library().all(), this::fill, Problems::report);
    }

    private void fill(List<Phase> all) {
        List<String[]> rows = new ArrayList<>();
        Set<String> candidates = session.phases().candidates();
        for (Phase phase : all) {
            rows.add(new String[] {FigureText.formula(phase.name()), candidates.contains(phase.name()) ? "yes" : "", phase.spaceGroup().toString(),
                cell(phase.cell())});
        }
        TableTools.fill(phases, rows);
        for (int i = 0; i < all.size(); i++) {
            phases.getItem(i).setData(all.get(i).name());
            phases.getItem(i).setChecked(session.phases().shown().contains(all.get(i).name()));
        }
    }

    private static String cell(UnitCell cell) {
        String lengths = cell.isCubic() ? String.format(Locale.ROOT, "a = %.4f nm", cell.a())
                : String.format(Locale.ROOT, "%.4f, %.4f, %.4f nm", cell.a(), cell.b(), cell.c());
        boolean isRight = cell.alpha() == 90 && cell.beta() == 90 && cell.gamma() == 90;
        return isRight ? lengths : lengths + String.format(Locale.ROOT, "; %.4g°, %.4g°, %.4g°", cell.alpha(), cell.beta(), cell.gamma());
    }

    private void selected(Event event) {
        TableItem item = (TableItem) event.item;
        String name = (String) item.getData();
        if (event.detail == SWT.CHECK) {
            session.showPhase(name, item.getChecked());
            return;
        }
        task.submit(() -> {
            Phase phase = session.phases().find(name).orElseThrow();
            return new Details(phase, Reflections.of(phase, SMALLEST, Double.POSITIVE_INFINITY).stream().limit(MOST_REFLECTIONS).toList());
        }, this::show, Problems::report);
    }

    private void show(Details details) {
        Phase phase = details.phase;
        LabelText.show(description, FigureText.formula(phase.name()) + "   " + phase.formula() + "\n" + phase.source()
                + (phase.hasAtoms() ? "" : "\nIts atoms are not known: intensities are left out."));
        List<String[]> rows = new ArrayList<>();
        for (Reflection reflection : details.reflections) {
            rows.add(new String[] {reflection.indices().label(), String.format(Locale.ROOT, "%.4f", reflection.spacing()),
                String.format(Locale.ROOT, "%.3f", 1 / reflection.spacing()), Integer.toString(reflection.multiplicity()),
                Double.isNaN(reflection.relativeIntensity()) ? "" : String.format(Locale.ROOT, "%.1f", 100 * reflection.relativeIntensity())});
        }
        TableTools.fill(reflections, rows);
    }

    private void toggleCandidate() {
        Set<String> before = session.phases().candidates();
        Set<String> after = new LinkedHashSet<>(before);
        for (TableItem item : phases.getSelection()) {
            String name = (String) item.getData();
            if (!after.remove(name)) {
                after.add(name);
            }
        }
        if (!after.equals(before)) {
            Undo.perform("Change candidates", () -> session.phases().setCandidates(after), () -> session.phases().setCandidates(before));
        }
    }

    private void importCif() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
        dialog.setFilterExtensions(new String[] {"*.cif", "*"});
        String file = dialog.open();
        if (file != null) {
            task.submit(() -> session.phases().library().importCif(Path.of(file), PhaseLibrary.userFolder()), imported -> session.phases().reload(),
                    Problems::report);
        }
    }

    @Override
    public void setFocus() {
        phases.setFocus();
    }
}
