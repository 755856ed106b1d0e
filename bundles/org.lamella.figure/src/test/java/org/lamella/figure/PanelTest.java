package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;

class PanelTest {
    private static BufferedImage paint(Panel panel, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        panel.paint(graphics, new Rectangle2D.Double(0, 0, width, height), FigureTheme.LIGHT);
        graphics.dispose();
        return image;
    }

    @ParameterizedTest
    @CsvSource({"64, 64, 0.2, 0.2", "65, 64, 0.2, 0.2", "63, 33, 0.2, 0.4", "100, 51, 0.05, 0.21", "7, 7, 1, 1"})
    void aSpotIsDrawnWhereItsFrequencyIs(int width, int height, double stepX, double stepY) {
        // One bright pixel, to the right and above the centre: row numbers fall where gy rises.
        int column = width / 2 + Math.max(1, width / 8);
        int row = height / 2 - Math.max(1, height / 6);
        double[] values = new double[width * height];
        values[row * width + column] = 1;
        ReciprocalImage spectrum = new ReciprocalImage(values, width, height, width / 2, height / 2, stepX, stepY, Unit.PER_NANOMETRE);
        double range = spectrum.completeRange();
        double gx = (column - width / 2) * stepX;
        double gy = (height / 2 - row) * stepY;
        BufferedImage image = paint(PowerSpectrumPanel.of(spectrum).contrast(new Contrast(0, 100, 1, false)).build(), 600, 600);
        double[] centre = brightCentre(image);
        assertEquals(300 + gx / range * 300, centre[0], 1.5);
        assertEquals(300 - gy / range * 300, centre[1], 1.5);
    }

    private static double[] brightCentre(BufferedImage image) {
        double sum = 0;
        double x = 0;
        double y = 0;
        // The scale bar is bright as well; it is in the lower left quarter.
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                if (row > image.getHeight() / 2 && column < image.getWidth() / 2) {
                    continue;
                }
                double value = image.getRGB(column, row) & 255;
                sum += value;
                x += value * (column + 0.5);
                y += value * (row + 0.5);
            }
        }
        return new double[] {x / sum, y / sum};
    }

    @Test
    void bothFriedelMatesAreMarked() {
        ReciprocalImage spectrum = new ReciprocalImage(new double[64 * 64], 64, 64, 32, 32, 0.1, 0.1, Unit.PER_NANOMETRE);
        BufferedImage plain = paint(PowerSpectrumPanel.of(spectrum).range(3).build(), 300, 300);
        BufferedImage marked = paint(PowerSpectrumPanel.of(spectrum).range(3).spot(new Spot(1.5, 1, "", 0)).build(), 300, 300);
        assertTrue(differs(plain, marked, 225, 100), "the spot");
        assertTrue(differs(plain, marked, 75, 200), "its mate");
        BufferedImage unmarked = paint(PowerSpectrumPanel.of(spectrum).range(3).spot(new Spot(Double.NaN, 1, "x", 0)).build(), 300, 300);
        assertTrue(!differs(plain, unmarked, 225, 100) && !differs(plain, unmarked, 150, 100));
    }

    private static boolean differs(BufferedImage a, BufferedImage b, int x, int y) {
        for (int dy = -8; dy <= 8; dy++) {
            for (int dx = -8; dx <= 8; dx++) {
                if (a.getRGB(x + dx, y + dy) != b.getRGB(x + dx, y + dy)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void pixelsThatAreNotSquareAreDrawnInProportion() {
        double[] pixels = new double[128 * 256];
        Image image = new Image(Axis.signal("x", 128, 0.05, 0, Unit.MICROMETRE), Axis.signal("y", 256, 12.6, 0, Unit.NANOMETRE), pixels);
        // 6.4 um wide, 3.2256 um high
        assertEquals(200 * 3.2256 / 6.4, ImagePanel.of(image).build().heightFor(200, FigureTheme.LIGHT), 1e-9);
    }

    @Test
    void aMapHasItsFirstRowBelowAndItsColoursExplained() {
        double[][] values = {{1, 1, 1, 1}, {9, 9, 9, Double.NaN}};
        PlotAxis x = PlotAxis.linear("position", Unit.NANOMETRE).between(0, 4);
        BufferedImage image = paint(MapPlot.of("", x, "slice", PlotAxis.linear("thickness", Unit.NANOMETRE), values, ColourMap.GREY), 300, 200);
        assertEquals(255, image.getRGB(120, 40) & 255, 2, "the second row is bright and above");
        assertEquals(0, image.getRGB(120, 110) & 255, 2, "the first is dark and below");
        assertThrows(IllegalArgumentException.class, () -> MapPlot.of("", x, "", x, new double[][] {{1, 2}, {1}}, ColourMap.GREY));
        assertThrows(IllegalArgumentException.class, () -> MapPlot.of("", PlotAxis.linear("", Unit.NONE), "", x, values, ColourMap.GREY));
        assertEquals(List.of("1", "2"), new Scale(0.5, 2.5, false, true).ticks(5).labels());
    }

    @Test
    void aColourBarStandsBelowItsImage() {
        double[] ramp = new double[100 * 100];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 100;
        }
        Image map = Image.of(100, 100, ramp, 1, Unit.NANOMETRE);
        Panel plain = ImagePanel.of(map).build();
        Panel explained = ImagePanel.of(map).colourBar("height", Unit.NANOMETRE).build();
        double added = explained.heightFor(200, FigureTheme.LIGHT) - plain.heightFor(200, FigureTheme.LIGHT);
        assertEquals(ColourBar.height(FigureTheme.LIGHT), added, 1e-9);
        BufferedImage image = paint(explained, 200, (int) Math.ceil(200 + added));
        int dark = image.getRGB(2, 208) & 255;
        int middle = image.getRGB(60, 208) & 255;
        assertTrue(dark < 20 && middle > 60 && middle < 200, dark + " to " + middle);
    }

    @Test
    void aRegionIsOutlinedAtItsPixels() {
        Image image = Image.of(100, 100, new double[10000], 1, Unit.NANOMETRE);
        BufferedImage plain = paint(ImagePanel.of(image).withoutScaleBar().build(), 400, 400);
        BufferedImage outlined = paint(ImagePanel.of(image).withoutScaleBar().region(new Region.Rectangle("r", 10, 20, 30, 40), "", 0)
                .build(), 400, 400);
        int left = 400;
        int top = 400;
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < 400; row++) {
            for (int column = 0; column < 400; column++) {
                if (plain.getRGB(column, row) != outlined.getRGB(column, row)) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        assertEquals(40, left, 2);
        assertEquals(160, right, 2);
        assertEquals(80, top, 2);
        assertEquals(240, bottom, 2);
    }

    static List<FigureGrid> gallery() {
        return Gallery.figures();
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void everyKindOfFigureIsDrawnInsideItsMargins(FigureGrid figure) {
        for (FigureTheme theme : List.of(FigureTheme.LIGHT, FigureTheme.DARK, FigureTheme.LIGHT.withFontSize(12))) {
            BufferedImage image = Gallery.draw(figure.withTheme(theme));
            int ground = theme.background().getRGB();
            for (int x = 0; x < image.getWidth(); x++) {
                assertEquals(ground, image.getRGB(x, 1), figure.name());
                assertEquals(ground, image.getRGB(x, image.getHeight() - 4), figure.name());
            }
            for (int y = 0; y < image.getHeight(); y++) {
                assertEquals(ground, image.getRGB(3, y), figure.name() + " at " + y);
                assertEquals(ground, image.getRGB(image.getWidth() - 4, y), figure.name() + " at " + y);
            }
            assertNotEquals(1, java.util.Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                    .distinct()
                    .count(), figure.name() + " is empty");
        }
    }

    @Test
    void aSecondPaintingIsTheSame() {
        FigureGrid figure = Gallery.figures().get(1);
        BufferedImage first = Gallery.draw(figure);
        BufferedImage second = Gallery.draw(figure);
        for (int y = 0; y < first.getHeight(); y += 5) {
            for (int x = 0; x < first.getWidth(); x++) {
                assertEquals(first.getRGB(x, y), second.getRGB(x, y));
            }
        }
    }

    @Test
    void gridsAreLetteredAndNamed() {
        assertEquals("(a)", FigureGrid.letter(0));
        assertEquals("(z)", FigureGrid.letter(25));
        assertEquals("(aa)", FigureGrid.letter(26));
        Panel panel = ImagePanel.of(Image.of(2, 2, new double[4], 1, Unit.PIXEL)).build();
        FigureGrid one = FigureGrid.of("one", "", 100, panel);
        assertEquals(100, one.width());
        // no title, no letter: the panel's height and the two margins of 6 points
        assertEquals(Math.ceil(panel.heightFor(88, FigureTheme.LIGHT) + 12), one.height());
        assertTrue(FigureGrid.named("two", "").width(100).columns(1).add(panel).addWide(panel).build().height() > 2 * one.height() - 12);
        for (String bad : new String[] {"", "../x", "a b", "-x", "x/y", "<svg>"}) {
            assertThrows(IllegalArgumentException.class, () -> FigureGrid.named(bad, ""), bad);
        }
    }

    @Test
    void wrongInputsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ReciprocalImage(new double[5], 2, 2, 1, 1, 1, 1, Unit.PER_NANOMETRE));
        assertThrows(IllegalArgumentException.class, () -> new ReciprocalImage(new double[4], 2, 2, 1, 1, 0, 1, Unit.PER_NANOMETRE));
        assertThrows(IllegalArgumentException.class, () -> Curve.line("a", new double[2], new double[3], 0));
        assertThrows(IllegalArgumentException.class, () -> Curve.line("a", new double[2], new double[2], 0).withErrorBars(new double[1]));
        assertThrows(IllegalArgumentException.class, () -> PlotAxis.logarithmic("x", Unit.NONE).between(0, 1));
        assertThrows(IllegalArgumentException.class, () -> PlotAxis.linear("x", Unit.NONE).between(2, 1));
        assertThrows(IllegalArgumentException.class, () -> BarPlot.of(PlotAxis.logarithmic("x", Unit.NONE), List.of()));
    }

    @Test
    void namesOfTheField() {
        assertEquals("Li₂O", FigureText.formula("Li2O"));
        assertEquals("γ-Li₃PO₄", FigureText.formula("Li3PO4-gamma"));
        assertEquals("Si", FigureText.formula("Si"));
        assertEquals("graphite", FigureText.formula("graphite"));
        assertEquals("my sample 2", FigureText.formula("my sample 2"));
        assertEquals("11\u03051", FigureText.millerIndices(1, -1, 1));
        assertEquals("10 0 1\u03052\u0305", FigureText.millerIndices(10, 0, -12));
        assertEquals("Energy loss (eV)", PlotAxis.linear("Energy loss", Unit.ELECTRONVOLT).heading());
    }
}
