package org.lamella.analysis;

import java.util.List;
import java.util.Locale;
import org.lamella.data.Unit;

/** Words for parameters and values, the same on the command line, in reports and in messages. */
public final class Descriptions {
    private Descriptions() {
    }

    /** The allowed range, for example {@code 0.1 to 10 nm} or {@code at least 0}; empty when anything is allowed. */
    public static String range(ParameterInfo parameter) {
        String unit = parameter.unit().equals(Unit.NONE) ? "" : " " + parameter.unit().symbol();
        if (parameter.minimum().isPresent() && parameter.maximum().isPresent()) {
            return "between " + number(parameter.minimum().getAsDouble()) + " and " + number(parameter.maximum().getAsDouble()) + unit;
        }
        if (parameter.minimum().isPresent()) {
            return "at least " + number(parameter.minimum().getAsDouble()) + unit;
        }
        return parameter.maximum().isPresent() ? "at most " + number(parameter.maximum().getAsDouble()) + unit : "";
    }

    /** A value as it is typed; lists with commas, whole numbers without decimals; empty for null. */
    public static String value(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return ItemList.join(list.stream().map(Descriptions::value).toList());
        }
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** A number without needless decimals. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
