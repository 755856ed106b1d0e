package org.lamella.figure;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How names of the field are written for people to read. */
public final class FigureText {
    private static final Pattern FORMULA = Pattern.compile("([A-Z][A-Za-z0-9()]*)(?:-(alpha|beta|gamma|delta))?");
    private static final Map<String, String> GREEK = Map.of("alpha", "α", "beta", "β", "gamma", "γ", "delta", "δ");

    private FigureText() {
    }

    /**
     * A phase name with lowered numbers and a Greek letter in front: {@code Li3PO4-gamma} becomes γ-Li₃PO₄. Anything
     * that does not look like a formula stays as it is.
     */
    public static String formula(String name) {
        Matcher matcher = FORMULA.matcher(name);
        if (!matcher.matches()) {
            return name;
        }
        StringBuilder text = new StringBuilder(matcher.group(2) == null ? "" : GREEK.get(matcher.group(2)) + "-");
        for (char c : matcher.group(1).toCharArray()) {
            text.append(c >= '0' && c <= '9' ? (char) ('₀' + (c - '0')) : c);
        }
        return text.toString();
    }

    /** Miller indices; a negative index has its bar, and two-digit indices keep their distance: {@code 1 1̄ 1}. */
    public static String millerIndices(int h, int k, int l) {
        boolean apart = Math.max(Math.abs(h), Math.max(Math.abs(k), Math.abs(l))) > 9;
        String between = apart ? " " : "";
        return index(h) + between + index(k) + between + index(l);
    }

    private static String index(int value) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(Math.abs(value)).toCharArray()) {
            text.append(c);
            if (value < 0) {
                text.append('\u0305');
            }
        }
        return text.toString();
    }
}
