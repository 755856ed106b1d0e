package org.lamella.eels.ui;

import java.util.Arrays;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeResult;
import org.lamella.eels.SpectraMeasurement;
import org.lamella.spectrum.SpectrumSource;

/**
 * Every number of every edge in every spectrum of a file.
 *
 * @param source the file's spectra
 * @param quantities what was measured
 * @param values values[quantity][spectrum], NaN where there is none
 * @param uncertainties standard uncertainties, likewise
 */
record SpectrumMaps(SpectrumSource source, List<FittedQuantity> quantities, double[][] values, double[][] uncertainties) {
    /**
     * Measures all spectra side by side.
     *
     * @throws UserError when the file proves damaged
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    static SpectrumMaps compute(SpectrumSource source, SpectrumPlan plan, Progress progress) throws UserError {
        List<FittedQuantity> quantities = plan.sum().stream().map(FittedQuantity::of).flatMap(List::stream).toList();
        long count = source.x().size() * source.y().size();
        double[][] values = new double[quantities.size()][(int) count];
        double[][] uncertainties = new double[quantities.size()][(int) count];
        List<String> failures = SpectraMeasurement.inParallel((int) count, i -> {
            try {
                List<EdgeResult> results = plan.measure(SpectraSession.read(source, i));
                for (int q = 0; q < quantities.size(); q++) {
                    Quantity quantity = quantity(quantities.get(q), results);
                    values[q][i] = quantity == null ? Double.NaN : quantity.value();
                    uncertainties[q][i] = quantity == null ? Double.NaN : quantity.uncertainty();
                }
                return "";
            } catch (UserError e) {
                return e.getMessage();
            }
        }, progress);
        String failure = failures.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
        if (!failure.isEmpty()) {
            throw new UserError(failure);
        }
        return new SpectrumMaps(source, quantities, values, uncertainties);
    }

    private static Quantity quantity(FittedQuantity wanted, List<EdgeResult> results) {
        return results.stream().filter(result -> result.edge().name().equals(wanted.edge())).findFirst().map(wanted.read()).orElse(null);
    }

    /** How many spectra have a value of a quantity. */
    long known(int quantity) {
        return Arrays.stream(values[quantity]).filter(Double::isFinite).count();
    }
}
