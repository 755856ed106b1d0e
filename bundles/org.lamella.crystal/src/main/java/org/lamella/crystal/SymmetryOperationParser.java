package org.lamella.crystal;

import java.util.Locale;

/** Text form of symmetry operations: "x, 1/2-y, z+0.25". */
final class SymmetryOperationParser {
    private static final int LONGEST_TEXT = 200;
    /** How far a decimal translation may be from a whole number of 24ths: "0.33" stands for 1/3. */
    private static final double TOLERANCE = 0.005;

    private SymmetryOperationParser() {
    }

    static SymmetryOperation parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a symmetry operation of " + text.length() + " characters is too long");
        }
        String[] rows = text.strip().toLowerCase(Locale.ROOT).replaceAll("['\"\\s]", "").split(",", -1);
        if (rows.length != 3) {
            throw new IllegalArgumentException("\"" + text + "\" has " + rows.length + " parts, a symmetry operation such as x,y,z has 3");
        }
        int[] rotation = new int[9];
        int[] translation = new int[3];
        for (int row = 0; row < 3; row++) {
            parseRow(rows[row], row, rotation, translation, text);
        }
        try {
            return new SymmetryOperation(rotation, translation);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no symmetry operation: its matrix has not determinant 1 or -1", e);
        }
    }

    private static void parseRow(String row, int index, int[] rotation, int[] translation, String whole) {
        double shift = 0;
        int position = 0;
        while (position < row.length()) {
            int sign = 1;
            char first = row.charAt(position);
            if (first == '+' || first == '-') {
                sign = first == '-' ? -1 : 1;
                position++;
            } else if (position > 0) {
                throw wrong(whole);
            }
            int end = position;
            while (end < row.length() && row.charAt(end) != '+' && row.charAt(end) != '-') {
                end++;
            }
            String term = row.substring(position, end).replace("*", "");
            int axis = term.isEmpty() ? -1 : "xyz".indexOf(term.charAt(term.length() - 1));
            if (axis >= 0) {
                double factor = term.length() == 1 ? 1 : number(term.substring(0, term.length() - 1), whole);
                if (factor != Math.rint(factor) || Math.abs(factor) > 4) {
                    throw wrong(whole);
                }
                rotation[3 * index + axis] += sign * (int) factor;
            } else {
                shift += sign * number(term, whole);
            }
            position = end;
        }
        if (row.isEmpty()) {
            throw wrong(whole);
        }
        double parts = shift * SymmetryOperation.PARTS;
        if (!(Math.abs(shift) < 100) || Math.abs(parts - Math.rint(parts)) > TOLERANCE * SymmetryOperation.PARTS) {
            throw new IllegalArgumentException("\"" + whole + "\": a translation that is no multiple of 1/24 of the cell");
        }
        translation[index] = (int) Math.rint(parts);
    }

    private static double number(String text, String whole) {
        if (!text.matches("\\d{1,3}(\\.\\d{0,12})?(/\\d{1,3})?|\\.\\d{1,12}")) {
            throw wrong(whole);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Double.parseDouble(text);
        }
        double denominator = Double.parseDouble(text.substring(slash + 1));
        if (denominator == 0) {
            throw wrong(whole);
        }
        return Double.parseDouble(text.substring(0, slash)) / denominator;
    }

    private static IllegalArgumentException wrong(String whole) {
        return new IllegalArgumentException("\"" + whole + "\" is no symmetry operation; expected something like -y+1/2,x-y,z");
    }

    static String format(int[] rotation, int[] translation) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            if (row > 0) {
                text.append(',');
            }
            int start = text.length();
            for (int axis = 0; axis < 3; axis++) {
                int factor = rotation[3 * row + axis];
                if (factor != 0) {
                    text.append(factor < 0 ? "-" : text.length() > start ? "+" : "");
                    text.append(Math.abs(factor) == 1 ? "" : Math.abs(factor)).append("xyz".charAt(axis));
                }
            }
            if (translation[row] != 0) {
                int divisor = greatestDivisor(translation[row], SymmetryOperation.PARTS);
                text.append('+').append(translation[row] / divisor).append('/').append(SymmetryOperation.PARTS / divisor);
            }
        }
        return text.toString();
    }

    private static int greatestDivisor(int p, int q) {
        return q == 0 ? p : greatestDivisor(q, p % q);
    }
}
