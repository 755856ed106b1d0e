package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void followThePublishedTables() {
        // Nine or ten equal steps of the original tables (matplotlib 1.5; cividis: Nunez et al. 2018).
        check(ColourMap.VIRIDIS, 6, 0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725);
        check(ColourMap.PLASMA, 6, 0x0d0887, 0x46039f, 0x7201a8, 0x9c179e, 0xbd3786, 0xd8576b, 0xed7953, 0xfb9f3a, 0xfdca26, 0xf0f921);
        check(ColourMap.MAGMA, 8, 0x000004, 0x140e36, 0x3b0f70, 0x641a80, 0x8c2981, 0xb73779, 0xde4968, 0xf7705c, 0xfe9f6d, 0xfecf92,
                0xfcfdbf);
        check(ColourMap.INFERNO, 9, 0x000004, 0x160b39, 0x420a68, 0x6a176e, 0x932667, 0xbc3754, 0xdd513a, 0xf37819, 0xfca50a, 0xf6d746,
                0xfcffa4);
        check(ColourMap.CIVIDIS, 1, 0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838);
        check(ColourMap.GREY, 0, 0x000000, 0x333333, 0x666666, 0x999999, 0xcccccc, 0xffffff);
    }

    private static void check(ColourMap map, int tolerance, int... colours) {
        for (int i = 0; i < colours.length; i++) {
            int found = map.argb(i / (colours.length - 1.0));
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(colours[i] >> shift & 255, found >> shift & 255, tolerance, map + " at step " + i + ": "
                        + Integer.toHexString(found));
            }
        }
    }

    @Test
    void lightnessRisesAllTheWay() {
        assertTrue(ColourMap.all().size() >= 9);
        for (ColourMap map : ColourMap.all()) {
            int end = map.isDiverging() ? 127 : 255;
            for (int i = 1; i <= end; i++) {
                // A step of one eighth-bit colour may round down by a fraction of a unit of L*.
                assertTrue(map.lightness(i / 255.0) > map.lightness((i - 1) / 255.0) - 0.35, map + " falls at " + i);
                assertTrue(i < 8 || map.lightness(i / 255.0) > map.lightness((i - 8) / 255.0), map + " stands still at " + i);
            }
            assertTrue(map.lightness(end / 255.0) - map.lightness(0) > (map.isDiverging() ? 40 : 55), map.name());
        }
    }

    @Test
    void divergingMapsAreNeutralInTheMiddleAndFallAgain() {
        for (ColourMap map : ColourMap.all().stream().filter(ColourMap::isDiverging).toList()) {
            for (int i = 129; i <= 255; i++) {
                assertTrue(map.lightness(i / 255.0) < map.lightness((i - 1) / 255.0) + 0.35, map + " rises at " + i);
            }
            double[] middle = Lightness.toLab(map.argb(0.5));
            assertTrue(Math.hypot(middle[1], middle[2]) < 3, map.name());
            assertTrue(Math.abs(map.lightness(0) - map.lightness(1)) < 12, map.name());
        }
    }

    @Test
    void everyValueHasAColour() {
        for (ColourMap map : ColourMap.all()) {
            assertEquals(map.argb(0), map.argb(-5));
            assertEquals(map.argb(1), map.argb(Double.POSITIVE_INFINITY));
            assertEquals(map.argb(0), map.argb(Double.NaN));
            assertEquals(map, ColourMap.named(map.name().toUpperCase(java.util.Locale.ROOT)).orElseThrow());
        }
        assertTrue(ColourMap.named("jet").isEmpty());
        assertEquals(ColourMap.all().size(), new HashSet<>(ColourMap.all().stream().map(ColourMap::name).toList()).size());
    }

    @Test
    void labIsRight() {
        // B. Lindbloom's values for sRGB red under D65: L* 53.2408, a* 80.0925, b* 67.2032
        double[] red = Lightness.toLab(0xff0000);
        assertEquals(53.2408, red[0], 0.01);
        assertEquals(80.0925, red[1], 0.02);
        assertEquals(67.2032, red[2], 0.02);
        double[] back = Lightness.toRgb(red[0], red[1], red[2]);
        assertEquals(1, back[0], 1e-3);
        assertEquals(0, back[1], 1e-3);
    }
}
