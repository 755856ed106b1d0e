package org.lamella.interphase.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lamella.data.UserError;
import org.lamella.interphase.LayerCorrection;
import org.lamella.layers.plugin.InputNotes;

/**
 * What a person says of single regions, behind semicolons: {@code exclude} as {@code region_05: beam damage}, and
 * {@code corrections} as {@code region_03: 2=33.1, 4=88.3, normal=91.5}. A region is meant by its file's name with or
 * without ending.
 *
 * @param excluded reason by region
 * @param corrected correction by region
 */
record RegionNotes(Map<String, String> excluded, Map<String, LayerCorrection> corrected) {
    static RegionNotes parse(String exclude, String corrections) throws UserError {
        Map<String, String> excluded = InputNotes.parse("exclude", exclude, "region_05: beam damage").notes();
        Map<String, LayerCorrection> corrected = new LinkedHashMap<>();
        for (String part : corrections.split(";")) {
            if (!part.isBlank()) {
                int colon = part.indexOf(':');
                if (colon < 1) {
                    throw wrong(part, null);
                }
                corrected.put(key(part.substring(0, colon)), correction(part, part.substring(colon + 1)));
            }
        }
        return new RegionNotes(excluded, corrected);
    }

    private static LayerCorrection correction(String part, String text) throws UserError {
        Double normal = null;
        Map<Integer, Double> boundaries = new TreeMap<>();
        for (String item : text.split(",")) {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw wrong(part, null);
            }
            String name = item.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            try {
                double value = Double.parseDouble(item.substring(equals + 1).strip());
                if (name.equals("normal")) {
                    normal = value;
                } else {
                    boundaries.put(Integer.parseInt(name), value);
                }
            } catch (NumberFormatException e) {
                throw wrong(part, e);
            }
        }
        try {
            return new LayerCorrection(normal, boundaries);
        } catch (IllegalArgumentException e) {
            throw new UserError("corrections: " + e.getMessage(), e);
        }
    }

    private static UserError wrong(String part, Exception cause) {
        return new UserError("corrections: '" + part.strip() + "' is not of the form 'region_03: 2=33.1, 4=88.3, normal=91.5'"
                + " (boundary numbers and depths in nm)", cause);
    }

    private static String key(String region) {
        return region.strip();
    }

    Optional<String> reason(String region) {
        return InputNotes.find(excluded, region);
    }

    LayerCorrection correction(String region) {
        return InputNotes.find(corrected, region).orElse(LayerCorrection.NONE);
    }

    /** Regions that are named here but not among the inputs. */
    List<String> unknown(List<String> regions) {
        List<String> names = new ArrayList<>(excluded.keySet());
        names.addAll(corrected.keySet());
        return InputNotes.unknown(names, regions);
    }
}
