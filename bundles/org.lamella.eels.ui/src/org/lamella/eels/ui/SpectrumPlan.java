package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.EdgeTreatment;
import org.lamella.eels.SpectraMeasurement;

/**
 * How the spectra of one file are measured for one model, the way a run does it: windows are settled on the sum of all spectra, so
 * that they are the same in each. Safe for several threads.
 */
final class SpectrumPlan {
    private final SpectrumModel model;
    private final SpectraMeasurement.Plan plan;

    /**
     * @param total the sum of all spectra
     * @throws UserError when the model makes no sense
     */
    SpectrumPlan(SpectrumModel model, Axis energy, double[] total) throws UserError {
        this.model = model;
        this.plan = model.edges().isEmpty() ? null : new SpectraMeasurement(energy, model.settings()).plan(total, EdgeTreatment.NONE);
    }

    SpectrumModel model() {
        return model;
    }

    /** What was measured in the sum. */
    List<EdgeResult> sum() {
        return plan == null ? List.of() : plan.sum().edges();
    }

    List<EdgeResult> measure(double[] counts) {
        return plan == null ? List.of() : plan.measure(counts, EdgeTreatment.NONE).edges();
    }

    /** All edges of the model, those with a problem among them. */
    List<MeasuredEdge> measureAll(double[] counts) {
        List<MeasuredEdge> all = new ArrayList<>();
        if (plan == null) {
            return all;
        }
        SpectraMeasurement.SpectrumEdges found = plan.measure(counts, EdgeTreatment.NONE);
        List<String> failures = new ArrayList<>(plan.sum().failures());
        failures.addAll(found.failures());
        for (EdgeChoice choice : model.edges()) {
            String name = choice.edge().name() + ": ";
            EdgeResult result = found.edges().stream().filter(each -> each.edge().equals(choice.edge())).findFirst().orElse(null);
            String problem = result != null ? "" : failures.stream().filter(text -> text.startsWith(name)).findFirst().map(text -> text.substring(name.length()))
                    .orElse("could not be measured");
            all.add(new MeasuredEdge(choice, result, problem));
        }
        return all;
    }
}
