package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.UserError;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.NearEdgeResult;
import org.lamella.eels.nearedge.ParameterRule;
import org.lamella.eels.nearedge.PeakValues;
import org.lamella.eels.nearedge.StepValues;
import org.lamella.ui.LabelText;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.table.TableTools;

/** What the model of the chosen edge is put together from: each component with its values, and how its parameters are tied. */
public final class ComponentsView extends ViewPart {
    public static final String ID = "org.lamella.eels.ui.components";
    private static final String[] HEADINGS = {"Component", "Shape", "Centre (eV)", "Width (eV)", "Height (counts)", "Area (counts eV)", "Ties and bounds"};

    private SpectraSession session;
    private Text peaks;
    private Label summary;
    private Table table;

    @Override
    public void createPartControl(Composite parent) {
        session = SpectraSession.of(getSite().getWorkbenchWindow());
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        parent.setLayout(layout);
        new Label(parent, SWT.NONE).setText("Peaks");
        peaks = new Text(parent, SWT.BORDER);
        peaks.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        peaks.setData("org.lamella.id", "spectra.peaks");
        peaks.setToolTipText("Peaks and steps to fit, behind semicolons: peak I: gaussian 59.5 +-1; gaussian 63 fwhm=#1; step: arctangent 57."
                + " auto: those known for the edge. Enter fits them.");
        peaks.addListener(SWT.DefaultSelection, event -> applyPeaks());
        summary = new Label(parent, SWT.WRAP);
        summary.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        summary.setData("org.lamella.id", "spectra.model");
        table = TableTools.table(parent, SWT.NONE, "spectra.components", Map.of("Component", 70, "Shape", 110, "Centre (eV)", 122, "Width (eV)", 100,
                "Height (counts)", 90, "Area (counts eV)", 90, "Ties and bounds", 480), HEADINGS);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        session.use(parent, change -> show());
        show();
    }

    private void applyPeaks() {
        try {
            session.setPeaks(peaks.getText());
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    private void show() {
        if (!peaks.isFocusControl()) {
            peaks.setText(session.model().peaks());
        }
        NearEdgeResult fit = session.chosenEdge().filter(MeasuredEdge::isMeasured).map(edge -> edge.result().fit()).orElse(null);
        List<String[]> rows = new ArrayList<>();
        if (fit != null) {
            int peak = 0;
            int step = 0;
            for (Component component : fit.components()) {
                rows.add(component.shape().isPeak() ? row(fit, component, fit.peaks().get(peak++)) : row(fit, component, fit.steps().get(step++)));
            }
        }
        TableTools.fill(table, rows);
        LabelText.show(summary, text(fit));
    }

    private String text(NearEdgeResult fit) {
        if (session.chosenEdge().isEmpty()) {
            return "Choose an edge in the view Edges.";
        }
        String name = session.chosenEdge().get().name();
        if (fit == null) {
            return "No model was fitted near " + name + ".";
        }
        String exponent = Double.isNaN(fit.exponent().value()) ? "" : " over a power law with r = " + fit.exponent().format();
        return String.format(Locale.ROOT, "%s, %.1f to %.1f eV%s; χ² per degree of freedom %.3g%s", name, fit.region().from(), fit.region().to(), exponent,
                fit.goodness(), fit.fit().converged() ? "" : " (not converged)");
    }

    private static String[] row(NearEdgeResult fit, Component component, PeakValues values) {
        return new String[] {component.name(), component.shape().label(), EdgesView.withoutUnit(values.center()), EdgesView.withoutUnit(values.fwhm()), EdgesView.withoutUnit(values.height()),
            EdgesView.withoutUnit(values.area()), ties(fit, component)};
    }

    private static String[] row(NearEdgeResult fit, Component component, StepValues values) {
        return new String[] {component.name(), component.shape().label(), EdgesView.withoutUnit(values.center()), EdgesView.withoutUnit(values.width()), EdgesView.withoutUnit(values.height()), "",
            ties(fit, component)};
    }

    private static String ties(NearEdgeResult fit, Component component) {
        List<String> parts = new ArrayList<>();
        String[] names = component.rules().size() == 4 ? new String[] {"area", "centre", "Gaussian width", "Lorentzian width"}
                : new String[] {"height", "centre", "width"};
        for (int k = 0; k < component.rules().size(); k++) {
            ParameterRule rule = component.rules().get(k);
            if (rule.leader() >= 0) {
                String factor = rule.factor() == 1 ? "" : NumberText.shortText(rule.factor()) + " × ";
                String offset = rule.offset() == 0 ? "" : (rule.offset() > 0 ? " + " : " − ") + NumberText.shortText(Math.abs(rule.offset()));
                parts.add(names[k] + " = " + factor + names[k] + " of " + fit.components().get(rule.leader()).name() + offset);
            } else if (rule.isFixed()) {
                parts.add(names[k] + " fixed");
            } else if (!Double.isInfinite(rule.least()) && rule.most() < Double.MAX_VALUE) {
                parts.add(names[k] + " " + NumberText.shortText(rule.least()) + " to " + NumberText.shortText(rule.most()));
            }
        }
        return String.join(", ", parts);
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
