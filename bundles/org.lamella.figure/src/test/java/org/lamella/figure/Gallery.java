package org.lamella.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.lamella.analysis.Figure;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;

/** Draws figures of all kinds, awkward ones above all, as PNG files for looking at; the tests draw them as well. */
final class Gallery {
    private static final double SCALE = 3;

    private Gallery() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (Figure figure : figures()) {
            ImageIO.write(draw(figure), "png", folder.resolve(figure.name() + ".png").toFile());
        }
    }

    static BufferedImage draw(Figure figure) {
        BufferedImage image = new BufferedImage((int) (figure.width() * SCALE), (int) (figure.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        figure.paint(graphics);
        graphics.dispose();
        return image;
    }

    static List<FigureGrid> figures() {
        List<FigureGrid> figures = new ArrayList<>(List.of(images(), manySpots(), plots(), bars(), maps(), empty()));
        figures.add(dark());
        return figures;
    }

    static Image waves(int width, int height, double scaleX, double scaleY, Unit unit) {
        double[] pixels = new double[width * height];
        Random random = new Random(width + 31L * height);
        for (int i = 0; i < pixels.length; i++) {
            double x = (i % width) * scaleX;
            double y = (i / width) * scaleY;
            double reach = Math.min(width * scaleX, height * scaleY);
            pixels[i] = Math.cos(Math.hypot(x - width * scaleX / 2, y - height * scaleY / 2) / reach * 40) + 0.3 * random.nextGaussian();
        }
        return new Image(Axis.signal("x", width, scaleX, 0, unit), Axis.signal("y", height, scaleY, 0, unit), pixels);
    }

    private static FigureGrid images() {
        Image holes = waves(301, 200, 0.4, 0.4, Unit.NANOMETRE);
        for (int row = 120; row < 170; row++) {
            for (int column = 180; column < 280; column++) {
                holes.pixels()[row * 301 + column] = Double.NaN;
            }
        }
        Panel rings = ImagePanel.of(waves(128, 256, 0.05, 0.0126, Unit.MICROMETRE)).title("Pixels 4 times as wide as high").build();
        Panel flat = ImagePanel.of(waves(600, 24, 2, 2, Unit.NANOMETRE)).title("Flat image, no room for a bar").colours(ColourMap.VIRIDIS)
                .build();
        Panel missing = ImagePanel.of(holes).title("Pixels without value").colours(ColourMap.MAGMA)
                .region(new Region.Line("profile 1", 20, 30, 200, 90, 12), 0)
                .region(new Region.Polygon("grain",
                        List.of(new Region.Point(220, 20), new Region.Point(290, 40), new Region.Point(260, 100))), 2)
                .build();
        Panel large = ImagePanel.of(waves(2600, 2500, 1, 1, Unit.PIXEL)).title("Not calibrated, 2600 x 2500")
                .region(new Region.Rectangle("corner", 2300, 2300, 300, 200), 3).region(new Region.Rectangle("r1", 100, 100, 150, 150), 0)
                .region(new Region.Rectangle("r2", 300, 100, 150, 150), 1).region(new Region.Rectangle("r3", 500, 100, 150, 150), 2)
                        .build();
        return FigureGrid.named("images", "Images of all kinds.").add(rings).add(missing).add(large).add(flat).build();
    }

    private static FigureGrid manySpots() {
        Random random = new Random(5);
        int width = 301;
        int height = 256;
        double[] values = new double[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = -Math.log(random.nextDouble());
        }
        ReciprocalImage spectrum = new ReciprocalImage(values, width, height, 150, 128, 0.07, 0.08, Unit.PER_NANOMETRE);
        PowerSpectrumPanel.Builder dense = PowerSpectrumPanel.of(spectrum).title("Forty labels").range(9);
        PowerSpectrumPanel.Builder beyond = PowerSpectrumPanel.of(spectrum).title("Range beyond the data").range(15)
                .colours(ColourMap.INFERNO)
                .ring(1 / 0.2, "0.200 nm", CategoricalColours.NONE);
        for (int i = 0; i < 40; i++) {
            double g = 2 + 6 * random.nextDouble();
            double angle = Math.PI * random.nextDouble();
            int category = i % 7 - 1;
            String label = category < 0 ? String.format("%.4f nm", 1 / g) : "phase " + category + " " + i % 3 + i % 4 + "1";
            dense.spot(new Spot(g * Math.cos(angle), g * Math.sin(angle), label, category));
        }
        for (int i = 0; i < 6; i++) {
            dense.category(i, "phase " + i + " [11" + i + "]");
        }
        dense.category(CategoricalColours.NONE, "not explained");
        beyond.spot(new Spot(3, 4, "0.2000 nm", 0)).spot(new Spot(Double.NaN, 4, "never", 0)).spot(new Spot(8.99, 0, "at the edge", 1))
                .category(0, "a phase with a rather long name that does not fit the width of the panel at all").category(1, "short");
        return FigureGrid.named("many-spots", "Crowded spectra.").add(dense.build()).add(beyond.build()).build();
    }

    private static FigureGrid plots() {
        int n = 20000;
        double[] x = new double[n];
        double[] counts = new double[n];
        Random random = new Random(3);
        for (int i = 0; i < n; i++) {
            x[i] = 600 + i * 0.005;
            counts[i] = 3e6 * Math.pow(x[i] / 600, -3) + 4e5 * Math.exp(-Math.pow((x[i] - 643) / 2, 2))
                    + 2e5 * Math.exp(-Math.pow((x[i] - 654) / 2, 2))
                    + 2e4 * random.nextGaussian();
        }
        Panel spectrum = ProfilePlot.of(PlotAxis.linear("Energy loss", Unit.ELECTRONVOLT), PlotAxis.linear("Intensity", Unit.COUNTS))
                .title("20 000 points, large numbers").curve(Curve.steps("spectrum", x, counts, 0)).span(625, 637, 2).line(643, "Mn L3", 1)
                .line(654, "Mn L2", 1).build();
        double[] few = {0, 1, 2, 3, 4, 5, 6};
        double[] values = {0.1, 0.12, 0.4, Double.NaN, 0.85, 0.9, 0.91};
        double[] second = {0.9, 0.86, 0.55, 0.4, 0.2, 0.1, 0.08};
        double[] errors = {0.02, 0.03, 0.05, 0.05, 0.04, 0.03, 0.02};
        Panel points = ProfilePlot.of(PlotAxis.linear("Distance", Unit.NANOMETRE), PlotAxis.linear("Atomic fraction", Unit.NONE))
                .title("Points, error bars, a gap").curve(Curve.points("Ni", few, values, 0).withErrorBars(errors))
                .curve(Curve.points("Mn", few, second, 1).withErrorBars(errors).withStyle(Curve.Style.POINTS_AND_LINE))
                .curve(Curve.line("fit", few, new double[] {0.1, 0.15, 0.38, 0.62, 0.84, 0.9, 0.92}, 2)).build();
        Panel small = ProfilePlot.of(PlotAxis.linear("Depth", Unit.MICROMETRE), PlotAxis.linear("Signal", Unit.NONE)).title("Small numbers")
                .curve(Curve.line("", few, new double[] {1e-7, 2e-7, -3e-7, 4e-7, 2e-7, 1e-7, 0}, 0)).build();
        ProfilePlot.Builder lines = ProfilePlot.of(PlotAxis.linear("Spatial frequency", Unit.PER_NANOMETRE),
                PlotAxis.logarithmic("Power over background", Unit.NONE)).title("Many reflections");
        lines.curve(Curve.line("radial mean", few, new double[] {1, 1.1, 1.6, 1.4, 1.2, 1.05, 1}, 0));
        for (int i = 0; i < 24; i++) {
            lines.line(1.5 + i * 0.12 + 0.05 * (i % 3), "Li₃PO₄ " + i % 4 + i % 3 + "1", i % 3);
        }
        return FigureGrid.named("plots", "Plots of all kinds.").add(spectrum).add(points).add(small).add(lines.build()).build();
    }

    private static FigureGrid bars() {
        List<String> few = List.of("region 1", "region 2", "region 3");
        Panel stacked = BarPlot.of(PlotAxis.linear("Thickness", Unit.NANOMETRE), few).title("Stacked").stacked()
                .series("Li₂O-rich", new double[] {21.1, 19.8, 23.0}, new double[] {0.5, 0.6, 0.4}, 0)
                .series("mixed", new double[] {11.6, 12.9, 10.2}, new double[] {0.8, 0.7, 0.9}, 1)
                .series("Li₃PO₄-rich", new double[] {43.7, 41.0, Double.NaN}, new double[] {1.1, 1.4, 1}, 2).build();
        Panel grouped = BarPlot.of(PlotAxis.linear("Change", Unit.PERCENT),
                List.of("a longer name", "another long name", "third", "fourth", "fifth"))
                .title("Grouped, upright names, negative").series("before", new double[] {3, -2, 5, 1, 0.5}, new double[0], 0)
                .series("after", new double[] {2, -4, 6, Double.NaN, 1}, new double[] {0.5, 0.8, 0.6, 1, Double.NaN}, 3).build();
        return FigureGrid.named("bars", "Bars.").add(stacked).add(grouped).build();
    }

    private static FigureGrid maps() {
        FigureGrid.Builder grid = FigureGrid.named("colour-maps", "All colour maps.").columns(3);
        double[] ramp = new double[256 * 40];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 256;
        }
        for (ColourMap map : ColourMap.all()) {
            grid.add(ImagePanel.of(Image.of(256, 40, ramp, 1, Unit.NANOMETRE)).title(map.name()).colours(map).withoutScaleBar().build());
        }
        return grid.build();
    }

    private static FigureGrid empty() {
        double[] nothing = new double[16];
        java.util.Arrays.fill(nothing, Double.NaN);
        PlotAxis x = PlotAxis.linear("Distance", Unit.NANOMETRE);
        PlotAxis y = PlotAxis.logarithmic("Intensity", Unit.COUNTS);
        return FigureGrid.named("empty", "Nothing to show.")
                .add(ImagePanel.of(Image.of(4, 4, nothing, 1, Unit.NANOMETRE)).title("No pixel has a value").build())
                .add(PowerSpectrumPanel.of(new ReciprocalImage(new double[16], 4, 4, 2, 2, 1, 1, Unit.PER_NANOMETRE)).title("All zero")
                        .build())
                .add(ProfilePlot.of(x, y).title("No curve").build())
                .add(ProfilePlot.of(x, y).title("Logarithm of negative values")
                        .curve(Curve.line("a", new double[] {1, 2}, new double[] {-1, 0}, 0)).build())
                .add(ProfilePlot.of(x, y).title("One point").curve(Curve.points("one", new double[] {1}, new double[] {5}, 0)).build())
                .add(BarPlot.of(x, List.of()).title("No bars").build()).build();
    }

    private static FigureGrid dark() {
        FigureGrid light = plots();
        FigureGrid.Builder grid = FigureGrid.named("dark", light.caption()).theme(FigureTheme.DARK);
        double[] x = {0, 1, 2, 3};
        for (int i = 0; i < 2; i++) {
            ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("Distance", Unit.NANOMETRE), PlotAxis.linear("Signal", Unit.NONE));
            for (int k = 0; k < 8; k++) {
                Curve curve = Curve.line("curve " + k, x, new double[] {k, k + 1, k + 0.5, k + 2}, k);
                plot.curve(i == 0 ? curve : curve.withStyle(Curve.Style.POINTS));
            }
            grid.add(plot.title(i == 0 ? "Eight lines" : "Eight markers").build());
        }
        grid.add(BarPlot.of(PlotAxis.linear("Thickness", Unit.NANOMETRE), List.of("a", "b")).title("Bars")
                .series("one", new double[] {1, 2}, new double[] {0.1, 0.2}, 0).series("two", new double[] {2, 1}, new double[0], 1)
                        .build());
        grid.add(ImagePanel.of(waves(100, 60, 0.1, 0.1, Unit.NANOMETRE)).title("Image").build());
        return grid.build();
    }
}
