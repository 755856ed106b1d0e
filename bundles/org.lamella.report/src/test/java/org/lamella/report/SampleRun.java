package org.lamella.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.Figure;
import org.lamella.analysis.InputRecord;
import org.lamella.analysis.ParameterInfo;
import org.lamella.analysis.Table;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Contrast;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.FigureText;
import org.lamella.figure.ImagePanel;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.PowerSpectrumPanel;
import org.lamella.figure.ProfilePlot;
import org.lamella.figure.ReciprocalImage;
import org.lamella.figure.Spot;

/** A run like those that the lattice analysis will make, for looking at and for the tests. */
final class SampleRun {
    private SampleRun() {
    }

    static AnalysisRun run() {
        Image image = SyntheticLattice.image(7);
        AnalysisResult.Builder result = AnalysisResult.builder();
        result.say("Region A, left grain: Li2O along [1 1 0], 4 spots; false match one in 2 × 10⁷.");
        result.say("Region B, right grain: Li along [0 0 1], 3 spots; false match one in 4 × 10⁴.");
        result.say("One spot at 0.2747 ± 0.0028 nm is not explained by any candidate.");
        result.figure(lattice(image)).figure(radial(image));
        result.table(spots()).table(phases());
        return run(result.build(), List.of("Calibration uncertainty of 1 % assumed: the file names none.",
                "Li3N and Li3PO4-gamma cannot be told apart by the spots of region B."),
                        Path.of("/data/session-12/grain boundary <3>.dm3"));
    }

    static AnalysisRun run(AnalysisResult result, List<String> warnings, Path path) {
        Image image = Image.of(SyntheticLattice.SIZE, SyntheticLattice.SIZE, new double[SyntheticLattice.SIZE * SyntheticLattice.SIZE],
                SyntheticLattice.PIXEL, Unit.NANOMETRE);
        List<ParameterInfo> parameters = List.of(
                new ParameterInfo("candidates", "Candidates", "Phases to look for: names of the library or CIF files",
                        ParameterInfo.Type.LIST,
                        Unit.NONE, Optional.of(List.of("Li", "Li2O")), OptionalDouble.empty(), OptionalDouble.empty(), List.of()),
                new ParameterInfo("calibrationUncertainty", "Calibration uncertainty", "Relative standard uncertainty of the pixel size",
                        ParameterInfo.Type.NUMBER, Unit.PERCENT, Optional.of(1.0), OptionalDouble.of(0), OptionalDouble.of(20), List.of()),
                new ParameterInfo("pixelSize", "Pixel size", "Replaces the pixel size of the file", ParameterInfo.Type.NUMBER,
                        Unit.NANOMETRE,
                        Optional.empty(), OptionalDouble.of(0), OptionalDouble.empty(), List.of()),
                new ParameterInfo("falseAlarm", "False alarm",
                        "Probability of at least one false spot in a whole spectrum without crystals",
                        ParameterInfo.Type.NUMBER, Unit.NONE, Optional.of(0.001), OptionalDouble.of(0), OptionalDouble.of(1), List.of()));
        AnalysisInfo info = new AnalysisInfo("lattice", "Lattice indexing",
                "Finds lattice spots in the power spectrum of an image and the phases that explain them.", parameters,
                        "org.lamella.lattice 0.1.0");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("candidates", List.of("Li", "Li2O", "Li3N", "Li3PO4-gamma"));
        values.put("calibrationUncertainty", Quantity.of(1, Unit.PERCENT));
        values.put("pixelSize", null);
        values.put("falseAlarm", 0.001);
        InputRecord input = new InputRecord(path, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "DM3",
                List.of(image.x(), image.y()), Optional.empty());
        Instant started = Instant.parse("2026-03-04T09:12:45Z");
        return new AnalysisRun(info, "0.1.0", List.of(input), values, warnings, result, started, started.plusMillis(1834));
    }

    static Figure lattice(Image image) {
        ReciprocalImage spectrum = SyntheticLattice.spectrum(image);
        ImagePanel micrograph = ImagePanel.of(image).title("Image with regions")
                .region(new Region.Rectangle("A, left grain", 40, 90, 220, 230), 0)
                .region(new Region.Rectangle("B, right grain", 262, 90, 220, 230), 1)
                .region(new Region.Rectangle("C", 190, 345, 130, 130), CategoricalColours.NONE).build();
        List<Spot> spots = new ArrayList<>();
        String[] labels = {"Li₂O 111", "Li₂O 1" + "1\u0305" + "1", "Li₂O 002", "Li₂O 220", "Li 110", "Li 11\u03050", "Li 200", "0.2747 nm"};
        for (int i = 0; i < labels.length; i++) {
            double[] fringe = SyntheticLattice.FRINGES[i];
            spots.add(new Spot(fringe[0], fringe[1], labels[i], (int) fringe[3]));
        }
        PowerSpectrumPanel powers = PowerSpectrumPanel.of(spectrum).title("Power spectrum, logarithmic").range(8)
                .contrast(Contrast.SPECTRUM).spots(spots)
                .category(0, FigureText.formula("Li2O") + " [110]").category(1, "Li [001]").category(CategoricalColours.NONE,
                        "not explained").build();
        return FigureGrid.named("lattice",
                "Image with its regions (a) and power spectrum of the whole image (b), shown as the logarithm between "
                + "its 20th and 99.95th percentile. Colour and shape of a marker give the phase; both Friedel mates are marked.")
                .add(micrograph).add(powers).build();
    }

    static Figure radial(Image image) {
        double[][] profile = SyntheticLattice.radial(SyntheticLattice.spectrum(image));
        double[] background = new double[profile[0].length];
        for (int i = 0; i < background.length; i++) {
            background[i] = 1.05 * profile[1][profile[1].length - 1];
        }
        ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("Spatial frequency", Unit.PER_NANOMETRE).between(1, 8),
                PlotAxis.logarithmic("Power", Unit.parse("counts²")));
        plot.curve(Curve.line("radial mean, band: standard error", profile[0], profile[1], 0).withBand(profile[2], profile[3]));
        plot.curve(Curve.line("background", profile[0], background, 1));
        for (int i = 0; i < SyntheticLattice.FRINGES.length; i++) {
            double g = Math.hypot(SyntheticLattice.FRINGES[i][0], SyntheticLattice.FRINGES[i][1]);
            plot.line(g, new String[] {"Li₂O 111", "Li₂O 111", "Li₂O 002", "Li₂O 220", "Li 110", "Li 110", "Li 200", "0.2747 nm"}[i],
                    (int) SyntheticLattice.FRINGES[i][3]);
        }
        return FigureGrid.of("radial-profile",
                "Radial mean of the power spectrum against spatial frequency (1/nm), with the reflections found.",
                FigureGrid.DOUBLE_COLUMN, plot.build());
    }

    private static Table spots() {
        List<Table.Column> columns = List.of(new Table.Column("region", ""), new Table.Column("spot", ""), new Table.Column("d", "nm"),
                new Table.Column("u(d)", "nm"), new Table.Column("angle", "deg"), new Table.Column("SNR", ""),
                new Table.Column("false alarm", ""), new Table.Column("phase", ""), new Table.Column("deviation", "%"));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < SyntheticLattice.FRINGES.length; i++) {
            double[] f = SyntheticLattice.FRINGES[i];
            double d = 1 / Math.hypot(f[0], f[1]);
            List<Object> row = new ArrayList<>(List.of(f[3] == 0 ? "A" : f[3] == 1 ? "B" : "C", i + 1, d, d * 0.0101,
                    Math.toDegrees(Math.atan2(f[1], f[0])), 40 * f[2], Math.pow(10, -30 * f[2])));
            row.add(f[3] == 0 ? "Li2O" : f[3] == 1 ? "Li" : null);
            row.add(f[3] < 0 ? Double.NaN : 0.3 - 0.11 * i);
            rows.add(row);
        }
        return new Table("spots", "Spots of all regions, one row for each Friedel pair, strongest first.", columns, rows);
    }

    private static Table phases() {
        return new Table("phases", "Phases that explain spots, most significant first.",
                List.of(new Table.Column("region", ""), new Table.Column("phase", ""), new Table.Column("zone axis", ""),
                        new Table.Column("spots", ""), new Table.Column("significance", "")),
                List.of(List.of("A", "Li2O", "[1 1 0]", 4, 5.2e-8), List.of("B", "Li", "[0 0 1]", 3, 2.4e-5)));
    }
}
