package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Area;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CategoricalColoursTest {
    /** Severity 1.0 of Machado, Oliveira, Fernandes (2009), doi:10.1109/TVCG.2009.113, on linear sRGB. */
    private static final double[][] PROTANOPIA =
            {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}};
    private static final double[][] DEUTERANOPIA =
            {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}};

    @Test
    void colourAndShapeTogetherNameACategory() {
        Set<String> seen = new HashSet<>();
        for (int category = CategoricalColours.NONE; category < 49; category++) {
            assertTrue(seen.add(CategoricalColours.onDark(category) + " " + CategoricalColours.marker(category)), "category " + category);
        }
        assertEquals(Marker.CROSS, CategoricalColours.marker(CategoricalColours.NONE));
    }

    @Test
    void colourVisionDeficiencyKeepsTheFirstCategoriesApart() {
        for (boolean dark : new boolean[] {false, true}) {
            for (double[][] vision : List.of(PROTANOPIA, DEUTERANOPIA)) {
                List<double[]> seen = new ArrayList<>();
                for (int category = 0; category < CategoricalColours.distinctColours(); category++) {
                    double[] lab = seen(dark ? CategoricalColours.onDark(category) : CategoricalColours.onLight(category), vision);
                    for (double[] other : seen) {
                        double difference = Math.sqrt(Math.pow(lab[0] - other[0], 2) + Math.pow(lab[1] - other[1], 2)
                                + Math.pow(lab[2] - other[2], 2));
                        // A difference of 2.3 is just noticeable; side by side as lines, several times that is needed.
                        assertTrue(difference > 9, "category " + category + (dark ? " on dark" : " on light") + ": " + difference);
                    }
                    seen.add(lab);
                }
            }
        }
    }

    private static double[] seen(Color colour, double[][] vision) {
        double[] linear = new double[3];
        float[] rgb = colour.getRGBColorComponents(null);
        for (int i = 0; i < 3; i++) {
            linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
        }
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Math.clamp(vision[i][0] * linear[0] + vision[i][1] * linear[1] + vision[i][2] * linear[2], 0, 1);
            out[i] = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        }
        return Lightness.toLab(out[0], out[1], out[2]);
    }

    @Test
    void lettersStandOutFromTheirGround() {
        for (FigureTheme theme : List.of(FigureTheme.LIGHT, FigureTheme.DARK)) {
            assertTrue(contrast(theme.text(), theme.background()) >= 7, theme.toString());
            assertTrue(contrast(theme.secondary(), theme.background()) >= 4.5, theme.toString());
            // The plate lets some of the image through: at worst a white one.
            int worst = (int) Math.round(255 * (1 - theme.plate().getAlpha() / 255.0));
            assertTrue(contrast(theme.plateText(), new Color(worst, worst, worst)) >= 7, theme.toString());
            for (int category = 0; category < CategoricalColours.distinctColours(); category++) {
                assertTrue(contrast(theme.category(category), theme.background()) >= 2, "category " + category);
            }
        }
    }

    /** Contrast ratio of WCAG 2. */
    private static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        float[] rgb = colour.getRGBColorComponents(null);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void markersHaveTheSizeOfTheirCircle() {
        for (Marker marker : Marker.values()) {
            java.awt.geom.Rectangle2D bounds = marker.outline(10, 20, 5).getBounds2D();
            assertEquals(10, bounds.getCenterX(), 1.5, marker.name());
            assertTrue(bounds.getWidth() > 8 && bounds.getWidth() < 16, marker.name());
            assertEquals(marker.isClosed(), !new Area(marker.outline(10, 20, 5)).isEmpty(), marker.name());
        }
        assertNotEquals(CategoricalColours.dashes(0).length, CategoricalColours.dashes(1).length);
    }
}
