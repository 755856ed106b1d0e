package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.readers.text.DelimitedTable;

/** Signals out of the columns of a table. */
final class TableSignals {
    private final List<String> wanted;
    private final String xName;
    private final String xUnit;
    private final List<String> errorNames;
    private final String noise;
    private final double dwellTime;

    /** @param dwellTime in s; 0 for none */
    TableSignals(List<String> wanted, String xName, String xUnit, List<String> errorNames, String noise, double dwellTime) {
        this.wanted = wanted;
        this.xName = xName.strip();
        this.xUnit = xUnit.strip();
        this.errorNames = errorNames;
        this.noise = noise;
        this.dwellTime = dwellTime;
    }

    /**
     * The signals of a table.
     *
     * @throws UserError when a column is missing, distances do not ascend, or a number is missing: says where
     */
    List<ProfileSignal> read(DelimitedTable table) throws UserError {
        DelimitedTable.Column distance = xName.isEmpty() ? table.columns().get(0) : column(table, xName, "x");
        Unit unit = unit(distance);
        double[] places = distance.values().clone();
        boolean isReversed = places.length > 1 && isDescending(places);
        checkPlaces(distance.name(), places, isReversed);
        if (isReversed) {
            places = reversed(places);
        }
        List<ProfileSignal> signals = new ArrayList<>();
        for (DelimitedTable.Column column : columns(table, distance)) {
            double[] values = isReversed ? reversed(column.values()) : column.values().clone();
            double[] errors = errors(table, column, signals.size());
            if (errors != null && isReversed) {
                errors = reversed(errors);
            }
            signals.add(signal(column, places, unit, values, errors));
        }
        if (signals.isEmpty()) {
            throw new UserError("the table has the one column '" + distance.name() + "' and no signal beside it");
        }
        return signals;
    }

    private Unit unit(DelimitedTable.Column distance) throws UserError {
        if (!xUnit.isEmpty()) {
            Unit unit = Unit.parse(xUnit);
            if (!unit.isKnown()) {
                throw new UserError("xUnit=" + xUnit + " is not a known unit");
            }
            return unit;
        }
        if (distance.unit().equals(Unit.NONE)) {
            throw new UserError("the distance column '" + distance.name() + "' has no unit; write it into its heading, as in 'distance (nm)', or give"
                    + " xUnit=nm");
        }
        return distance.unit();
    }

    private static boolean isDescending(double[] places) {
        for (int i = 1; i < places.length; i++) {
            if (!(places[i] < places[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private static void checkPlaces(String name, double[] places, boolean isReversed) throws UserError {
        if (places.length < ProfileSignal.FEWEST_POINTS) {
            throw new UserError("the scan has " + places.length + (places.length == 1 ? " point" : " points") + "; a profile needs "
                    + ProfileSignal.FEWEST_POINTS + " at the least, and a step with its width 5");
        }
        for (int i = 0; i < places.length; i++) {
            if (!Double.isFinite(places[i])) {
                throw new UserError("row " + (i + 1) + " of the numbers has no distance in column '" + name + "'; fill it in or remove the row");
            }
            if (i > 0 && !isReversed && places[i] == places[i - 1]) {
                throw new UserError("rows " + i + " and " + (i + 1) + " of the numbers have the same distance, " + places[i] + ", in column '" + name
                        + "'; sum or average the repeated points first");
            }
            if (i > 0 && !isReversed && places[i] < places[i - 1]) {
                throw new UserError("the distances in column '" + name + "' are not sorted: row " + (i + 1) + " of the numbers has " + places[i] + " after "
                        + places[i - 1] + "; sort the rows");
            }
        }
    }

    private List<DelimitedTable.Column> columns(DelimitedTable table, DelimitedTable.Column distance) throws UserError {
        List<DelimitedTable.Column> columns = new ArrayList<>();
        for (String name : wanted) {
            columns.add(column(table, name, "signals"));
        }
        if (wanted.isEmpty()) {
            for (DelimitedTable.Column column : table.columns()) {
                boolean isError = errorNames.stream().anyMatch(name -> name.strip().equalsIgnoreCase(column.name()))
                        || table.columns().stream().anyMatch(other -> isErrorOf(column.name(), other.name()));
                // A column of nothing is what a separator behind the last number leaves.
                boolean isEmpty = Arrays.stream(column.values()).allMatch(Double::isNaN);
                if (column != distance && !isError && !isEmpty) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    private static boolean isErrorOf(String name, String signal) {
        String plain = name.strip().toLowerCase(java.util.Locale.ROOT);
        String of = signal.strip().toLowerCase(java.util.Locale.ROOT);
        return List.of("u(" + of + ")", of + " error", of + " uncertainty", of + " sd", of + " sigma", "sigma(" + of + ")", "± " + of, of + " ±",
                "sd(" + of + ")", "error(" + of + ")").contains(plain);
    }

    private double[] errors(DelimitedTable table, DelimitedTable.Column signal, int index) throws UserError {
        if (index < errorNames.size()) {
            return column(table, errorNames.get(index), "errors").values().clone();
        }
        Optional<DelimitedTable.Column> found = table.columns().stream().filter(column -> isErrorOf(column.name(), signal.name())).findFirst();
        return found.map(column -> column.values().clone()).orElse(null);
    }

    private static DelimitedTable.Column column(DelimitedTable table, String name, String parameter) throws UserError {
        return table.column(name).orElseThrow(() -> new UserError(parameter + ": the table has no column '" + name.strip() + "'; its columns are "
                + String.join(", ", table.columns().stream().map(DelimitedTable.Column::name).toList())));
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    /** A signal of values whose noise is told by what they look like. */
    ProfileSignal signal(DelimitedTable.Column column, double[] places, Unit placeUnit, double[] values, double[] errors) throws UserError {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new UserError("row " + (i + 1) + " of the numbers has no number for '" + column.name() + "'; fill it in or remove the row");
            }
            if (errors != null && !(errors[i] > 0)) {
                throw new UserError("row " + (i + 1) + " of the numbers: the uncertainty of '" + column.name() + "' must be positive, not " + errors[i]);
            }
        }
        boolean isRate = dwellTime > 0 && errors == null;
        double[] exposures = null;
        double[] plain = values;
        if (isRate) {
            plain = Arrays.stream(values).map(rate -> rate * dwellTime).map(count -> Math.abs(count - Math.rint(count)) < 1e-3 ? Math.rint(count) : count)
                    .toArray();
            exposures = new double[values.length];
            Arrays.fill(exposures, dwellTime);
        }
        ProfileSignal.Noise kind = kind(column, plain, errors, isRate);
        if (kind == ProfileSignal.Noise.COUNTS) {
            requireCounts(column.name(), plain);
        }
        double[] variances = kind == ProfileSignal.Noise.GIVEN ? Arrays.stream(errors).map(error -> error * error).toArray() : null;
        boolean isPlainCounts = kind == ProfileSignal.Noise.COUNTS && !isRate;
        return new ProfileSignal(column.name(), places, placeUnit, kind == ProfileSignal.Noise.COUNTS ? plain : values, kind, variances,
                kind == ProfileSignal.Noise.COUNTS ? exposures : null, isPlainCounts ? Unit.COUNTS : column.unit());
    }

    private ProfileSignal.Noise kind(DelimitedTable.Column column, double[] values, double[] errors, boolean isRate) {
        if (noise.equals("counts") || isRate) {
            return ProfileSignal.Noise.COUNTS;
        }
        if (noise.equals("scatter")) {
            return ProfileSignal.Noise.SCATTER;
        }
        if (errors != null) {
            return ProfileSignal.Noise.GIVEN;
        }
        boolean isWhole = Arrays.stream(values).allMatch(value -> value >= 0 && value == Math.rint(value) && value < 1e15);
        boolean mayBeCounts = column.unit().equals(Unit.COUNTS) || column.unit().equals(Unit.NONE);
        // Whole numbers called counts of which some are negative are an error, not values without known uncertainty.
        boolean isCalledCounts = column.unit().equals(Unit.COUNTS) && Arrays.stream(values).allMatch(value -> value == Math.rint(value));
        return isWhole && mayBeCounts || isCalledCounts ? ProfileSignal.Noise.COUNTS : ProfileSignal.Noise.SCATTER;
    }

    private static void requireCounts(String name, double[] values) throws UserError {
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw new UserError("row " + (i + 1) + " of the numbers: '" + name + "' is " + values[i] + ", which no count can be; give errors for values"
                        + " of which a background was taken off, or noise=scatter");
            }
            total += values[i];
        }
        if (total == 0) {
            throw new UserError("signal '" + name + "' has zero counts at every point; leave it out, or look whether the right column was chosen");
        }
    }
}
