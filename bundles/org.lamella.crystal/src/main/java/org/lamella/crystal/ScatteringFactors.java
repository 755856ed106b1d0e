package org.lamella.crystal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Elastic scattering factors of neutral atoms for electrons, hydrogen to californium, in the parametrisation by
 * L.-M. Peng, G. Ren, S. L. Dudarev and M. J. Whelan, Acta Cryst. A52 (1996) 257, doi:10.1107/S0108767395014371 (five
 * Gaussians, fitted up to g = 40 /nm, that is d = 0.025 nm). Values are those of the first Born approximation with the rest
 * mass of the electron; for a beam voltage multiply by the Lorentz factor.
 */
public final class ScatteringFactors {
    /** Largest g in 1/nm for which the parametrisation was fitted. */
    public static final double LARGEST_G = 40;

    private static final Map<String, double[]> TABLE = load();

    private ScatteringFactors() {
    }

    private static Map<String, double[]> load() {
        Map<String, double[]> table = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ScatteringFactors.class.getResourceAsStream("electron-scattering-factors.txt"), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] fields = line.strip().split("\\s+");
                    table.put(fields[0], Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(table);
    }

    /**
     * Scattering factor in nm.
     *
     * @param element symbol, for example {@code Li}; {@code D} counts as hydrogen
     * @param g length of the reciprocal vector, 1/d, in 1/nm
     * @throws IllegalArgumentException for an element that the table does not have
     */
    public static double electron(String element, double g) {
        double[] p = TABLE.get(element.equals("D") || element.equals("T") ? "H" : element);
        if (p == null) {
            throw new IllegalArgumentException("no scattering factor for element \"" + element + "\"");
        }
        double s = g / 20; // s = g/2 in 1/angstrom
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += p[i] * Math.exp(-p[i + 5] * s * s);
        }
        return sum / 10;
    }

    /** True when the element has a scattering factor. */
    public static boolean knows(String element) {
        return TABLE.containsKey(element) || element.equals("D") || element.equals("T");
    }

    /** The elements' symbols in the order of their atomic numbers, hydrogen first. */
    public static List<String> elements() {
        return List.copyOf(TABLE.keySet());
    }
}
