package org.lamella.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelled name. */
public final class Suggestions {
    private static final int MOST_NAMES = 20;

    private Suggestions() {
    }

    /** The name that differs least, when it differs by no more than about a third of its letters. */
    public static Optional<String> nearest(String wrong, List<String> names) {
        String plain = wrong.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(plain, name.toLowerCase(Locale.ROOT)) <= Math.max(1, Math.max(plain.length(), name.length()) / 3)
                        || plain.length() >= 3 && name.toLowerCase(Locale.ROOT).startsWith(plain))
                .min(Comparator.comparingInt(name -> distance(plain, name.toLowerCase(Locale.ROOT))));
    }

    /**
     * The end of an error message about a name that does not exist.
     *
     * @param what says what the names are, for example {@code installed}
     */
    public static String sentence(String wrong, List<String> names, String what) {
        Optional<String> nearest = nearest(wrong, names);
        if (nearest.isPresent()) {
            return "; did you mean '" + nearest.get() + "'?";
        }
        if (names.isEmpty()) {
            return "; there are none " + what;
        }
        String list = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return "; " + what + ": " + list + (names.size() > MOST_NAMES ? ", ..." : "");
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbour (Damerau, optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
