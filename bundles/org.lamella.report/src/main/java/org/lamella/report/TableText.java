package org.lamella.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;

/**
 * The cells of a table as text. A column of measured numbers has one number of decimals, so that the points stand
 * below each other; a value next to its uncertainty is rounded to the uncertainty's second digit. All digits are in
 * the CSV file.
 */
final class TableText {
    private static final int DIGITS = 5;

    private final Table table;
    private final List<String[]> columns;

    TableText(Table table) {
        this.table = table;
        this.columns = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            columns.add(format(column));
        }
    }

    String cell(int row, int column) {
        return columns.get(column)[row];
    }

    /** Whether a column holds numbers and is to be aligned at the right. */
    boolean isNumeric(int column) {
        boolean number = false;
        for (List<Object> row : table.rows()) {
            Object cell = row.get(column);
            if (cell instanceof Number || cell instanceof Quantity) {
                number = true;
            } else if (cell != null) {
                return false;
            }
        }
        return number;
    }

    private String[] format(int column) {
        String[] text = new String[table.rows().size()];
        double[] numbers = new double[text.length];
        Arrays.fill(numbers, Double.NaN);
        for (int row = 0; row < text.length; row++) {
            Object cell = table.rows().get(row).get(column);
            text[row] = switch (cell) {
                case null -> Numbers.MISSING;
                case Boolean truth -> truth ? "yes" : "no";
                case Quantity quantity -> quantity(quantity, table.columns().get(column).unit());
                case Number number -> null;
                default -> cell.toString();
            };
            if (cell instanceof Number number) {
                numbers[row] = number.doubleValue();
            }
        }
        formatNumbers(column, numbers, text);
        return text;
    }

    private static String quantity(Quantity quantity, String unitOfColumn) {
        String symbol = quantity.unit().symbol();
        String number = Numbers.withUncertainty(quantity.value(), quantity.uncertainty());
        return number.equals(Numbers.MISSING) || symbol.isEmpty() || symbol.equals(unitOfColumn) ? number : number + " " + symbol;
    }

    private void formatNumbers(int column, double[] numbers, String[] text) {
        boolean whole = Arrays.stream(numbers).allMatch(v -> !Double.isFinite(v) || v == Math.rint(v) && Math.abs(v) < 1e15);
        int uncertaintyColumn = isUncertainty(column) ? column : uncertaintyOf(column).orElse(-1);
        int common = commonDecimals(numbers);
        for (int row = 0; row < numbers.length; row++) {
            if (text[row] != null) {
                continue;
            }
            double value = numbers[row];
            double uncertainty = uncertaintyColumn < 0 ? Double.NaN : number(row, uncertaintyColumn);
            if (!Double.isFinite(value)) {
                text[row] = Numbers.MISSING;
            } else if (uncertainty > 0 && Double.isFinite(uncertainty) && Numbers.isPlain(value) && Numbers.power(uncertainty) > -10) {
                text[row] = Numbers.fixed(value, Numbers.decimals(uncertainty));
            } else if (whole && Math.abs(value) < 1e9) {
                text[row] = Numbers.fixed(value, 0);
            } else if (common >= 0) {
                text[row] = Numbers.fixed(value, common);
            } else {
                text[row] = Numbers.isPlain(value) ? Numbers.significant(value, 3) : Numbers.scientific(value, 3);
            }
        }
    }

    /** The decimals that suit every number of a column; -1 when their sizes differ too much for plain writing. */
    private static int commonDecimals(double[] numbers) {
        double[] sizes = Arrays.stream(numbers).filter(v -> Double.isFinite(v) && v != 0).map(Math::abs).sorted().toArray();
        if (sizes.length == 0) {
            return 0;
        }
        double largest = sizes[sizes.length - 1];
        if (!Numbers.isPlain(largest) || largest / sizes[0] > 1e5) {
            return -1;
        }
        int decimals = Math.clamp(DIGITS - 1 - Numbers.power(largest), 0, 9);
        // Zeros at the end of every number say nothing.
        while (decimals > 0 && Arrays.stream(sizes).allMatch(new TrailingZero(decimals)::test)) {
            decimals--;
        }
        return decimals;
    }

    private record TrailingZero(int decimals) {
        boolean test(double value) {
            return Numbers.fixed(value, decimals).endsWith("0");
        }
    }

    private double number(int row, int column) {
        return table.rows().get(row).get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private boolean isUncertainty(int column) {
        return isUncertaintyName(table.columns().get(column).name());
    }

    private static boolean isUncertaintyName(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("u(") || lower.startsWith("±") || lower.contains("uncertainty") || lower.startsWith("σ(")
                || lower.equals("sem") || lower.equals("sd");
    }

    /** The column behind this one when it holds its uncertainty, in the same unit. */
    private OptionalInt uncertaintyOf(int column) {
        int next = column + 1;
        if (next >= table.columns().size() || !isUncertainty(next)
                || !table.columns().get(next).unit().equals(table.columns().get(column).unit())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(next);
    }
}
