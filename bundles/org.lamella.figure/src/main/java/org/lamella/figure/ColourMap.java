package org.lamella.figure;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A colour map: a colour for each value from 0 to 1. Every sequential map rises in lightness (CIE L*) from dark to
 * bright, so that an image keeps its order in a grey print and for people who do not see all colours; a diverging map
 * rises to its middle and falls again.
 *
 * <p>Sources: viridis, plasma, magma and inferno by S. van der Walt and N. Smith (2015), as polynomials of degree six
 * that follow the tables to about one percent; cividis by J. R. Nuñez et al. (2018), doi:10.1371/journal.pone.0199239;
 * cubehelix by D. A. Green (2011), Bull. Astr. Soc. India 39, 289; the diverging maps after K. Moreland (2009),
 * doi:10.1007/978-3-642-10520-3_9.</p>
 */
public final class ColourMap {
    /** From black to white in equal steps of sRGB, as on an instrument. */
    public static final ColourMap GREY = sequential("grey", t -> new double[] {t, t, t});
    public static final ColourMap VIRIDIS = sequential("viridis", polynomial(
            new double[] {0.2777273272234177, 0.1050930431085774, -0.3308618287255563, -4.634230498983486, 6.228269936347081,
                4.776384997670288, -5.435455855934631},
            new double[] {0.005407344544966578, 1.404613529898575, 0.214847559468213, -5.799100973351585, 14.17993336680509,
                -13.74514537774601, 4.645852612178535},
            new double[] {0.3340998053353061, 1.384590162594685, 0.09509516302823659, -19.33244095627987, 56.69055260068105,
                -65.35303263337234, 26.3124352495832}));
    public static final ColourMap PLASMA = sequential("plasma", polynomial(
            new double[] {0.05873234392399702, 2.176514634195958, -2.689460476458034, 6.130348345893603, -11.10743619062271,
                10.02306557647065, -3.658713842777788},
            new double[] {0.02333670892565664, 0.2383834171260182, -7.455851135738909, 42.3461881477227, -82.66631109428045,
                71.41361770095349, -22.93153465461149},
            new double[] {0.5433401826748754, 0.7539604599784036, 3.110799939717086, -28.51885465332158, 60.13984767418263,
                -54.07218655560067, 18.19190778539828}));
    public static final ColourMap MAGMA = sequential("magma", polynomial(
            new double[] {-0.002136485053939582, 0.2516605407371642, 8.353717279216625, -27.66873308576866, 52.17613981234068,
                -50.76852536473588, 18.65570506591883},
            new double[] {-0.000749655052795221, 0.6775232436837668, -3.577719514958484, 14.26473078096533, -27.94360607168351,
                29.04658282127291, -11.48977351997711},
            new double[] {-0.005386127855323933, 2.494026599312351, 0.3144679030132573, -13.64921318813922, 12.94416944238394,
                4.23415299384598, -5.601961508734096}));
    public static final ColourMap INFERNO = sequential("inferno", polynomial(
            new double[] {0.0002189403691192265, 0.1065134194856116, 11.60249308247187, -41.70399613139459, 77.162935699427,
                -71.31942824499214, 25.13112622477341},
            new double[] {0.001651004631001012, 0.5639564367884091, -3.972853965665698, 17.43639888205313, -33.40235894210092,
                32.62606426397723, -12.24266895238567},
            new double[] {-0.01948089843709184, 3.932712388889277, -15.9423941062914, 44.35414519872813, -81.80730925738993,
                73.20951985803202, -23.07032500287172}));
    public static final ColourMap CIVIDIS = sequential("cividis", controlPoints(0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173,
            0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838));
    public static final ColourMap CUBEHELIX = sequential("cubehelix", ColourMap::cubehelix);
    /** Blue, light grey, red: for signed values. */
    public static final ColourMap COOL_WARM = diverging("cool-warm", 0x3b4cc0, 0xb40426);
    /** Purple, light grey, green: for signed values, apart for red-green blindness by lightness and by blue. */
    public static final ColourMap PURPLE_GREEN = diverging("purple-green", 0x6e4b9e, 0x267a3e);

    private static final int STEPS = 256;
    private static final int MIDDLE_LIGHTNESS = 88;

    private final String name;
    private final boolean diverging;
    private final int[] table;

    private ColourMap(String name, boolean diverging, DoubleFunction<double[]> function) {
        this.name = name;
        this.diverging = diverging;
        this.table = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double[] rgb = function.apply(i / (STEPS - 1.0));
            table[i] = 0xff000000 | channel(rgb[0]) << 16 | channel(rgb[1]) << 8 | channel(rgb[2]);
        }
    }

    /** All maps, the plain grey first. */
    public static List<ColourMap> all() {
        return List.of(GREY, VIRIDIS, PLASMA, MAGMA, INFERNO, CIVIDIS, CUBEHELIX, COOL_WARM, PURPLE_GREEN);
    }

    /** The map of a name such as {@code viridis}. */
    public static Optional<ColourMap> named(String name) {
        return all().stream().filter(map -> map.name.equalsIgnoreCase(name)).findFirst();
    }

    public String name() {
        return name;
    }

    /** Whether the middle of the map, not its start, stands for nothing. */
    public boolean isDiverging() {
        return diverging;
    }

    /**
     * The colour of a value.
     *
     * @param value from 0 to 1; values outside get the colour of the nearer end, NaN that of 0
     * @return opaque colour as 0xAARRGGBB
     */
    public int argb(double value) {
        return table[(int) Math.round(Math.clamp(Double.isNaN(value) ? 0 : value, 0, 1) * (STEPS - 1))];
    }

    public Color colour(double value) {
        return new Color(argb(value));
    }

    /** CIE L* of a value's colour, from 0 (black) to 100 (white). */
    public double lightness(double value) {
        return Lightness.toLab(argb(value))[0];
    }

    private static ColourMap sequential(String name, DoubleFunction<double[]> function) {
        return new ColourMap(name, false, function);
    }

    /** Straight through CIE L*a*b* from one end to a light neutral grey and on to the other end. */
    private static ColourMap diverging(String name, int low, int high) {
        double[] from = Lightness.toLab(low);
        double[] to = Lightness.toLab(high);
        return new ColourMap(name, true, t -> {
            double[] end = t < 0.5 ? from : to;
            double part = Math.abs(2 * t - 1);
            return Lightness.toRgb(MIDDLE_LIGHTNESS + (end[0] - MIDDLE_LIGHTNESS) * part, end[1] * part, end[2] * part);
        });
    }

    private static DoubleFunction<double[]> polynomial(double[] red, double[] green, double[] blue) {
        return t -> new double[] {horner(red, t), horner(green, t), horner(blue, t)};
    }

    private static double horner(double[] coefficients, double t) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * t + coefficients[i];
        }
        return sum;
    }

    private static DoubleFunction<double[]> controlPoints(int... colours) {
        return t -> {
            double position = t * (colours.length - 1);
            int lower = (int) Math.min(position, colours.length - 2.0);
            double[] a = Lightness.toLab(colours[lower]);
            double[] b = Lightness.toLab(colours[lower + 1]);
            double part = position - lower;
            return Lightness.toRgb(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part);
        };
    }

    /** Green's default helix: start 0.5, -1.5 rotations, hue 1, gamma 1. */
    private static double[] cubehelix(double t) {
        double angle = 2 * Math.PI * (0.5 / 3 + 1 - 1.5 * t);
        double amplitude = t * (1 - t) / 2;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new double[] {
            t + amplitude * (-0.14861 * cos + 1.78277 * sin),
            t + amplitude * (-0.29227 * cos - 0.90649 * sin),
            t + amplitude * 1.97294 * cos};
    }

    private static int channel(double value) {
        return (int) Math.round(Math.clamp(value, 0, 1) * 255);
    }

    @Override
    public String toString() {
        return name;
    }
}
