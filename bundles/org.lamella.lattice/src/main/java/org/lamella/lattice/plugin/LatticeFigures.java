package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.Figure;
import org.lamella.data.Image;
import org.lamella.data.Unit;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.FigureText;
import org.lamella.figure.ImagePanel;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.PowerSpectrumPanel;
import org.lamella.figure.ProfilePlot;
import org.lamella.figure.ReciprocalImage;
import org.lamella.lattice.Grain;
import org.lamella.lattice.LatticeMeasurement.RegionResult;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.SpectrumPicture;
import org.lamella.lattice.Spot;

/** The figures of the lattice analysis: image with regions, power spectrum with labelled spots, radial profile. */
final class LatticeFigures {
    private static final int MAXIMUM_LINES = 10;

    private final Map<String, Integer> categories = new LinkedHashMap<>();

    /** The number of a phase's colour: one phase keeps its colour in all figures of a result. */
    private int category(String phase) {
        return categories.computeIfAbsent(phase, name -> categories.size());
    }

    Figure overview(AnalysisInput input, Image image, List<RegionResult> results, int number) {
        ImagePanel.Builder panel = ImagePanel.of(image);
        if (results.size() > 1 || results.get(0).bounds().width() < image.width() || results.get(0).bounds().height() < image.height()) {
            for (RegionResult result : results) {
                List<PhaseClaim> phases = result.phases().phases();
                panel.region(result.bounds(), phases.isEmpty() ? CategoricalColours.NONE : category(phases.get(0).phase().name()));
            }
        }
        return FigureGrid.of("image" + suffix(number), input.name() + " with the regions that were analysed"
                + (results.size() > 1 ? ", coloured by their most significant phase (grey: none)." : "."), 360, panel.build());
    }

    private static String suffix(int number) {
        return number == 1 ? "" : "-" + number;
    }

    Figure region(String name, RegionResult result, int number) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        Map<Integer, Integer> colours = new LinkedHashMap<>();
        PowerSpectrumPanel.Builder spectrum = PowerSpectrumPanel.of(reciprocal(result)).title("Power spectrum");
        for (PhaseClaim claim : result.phases().phases()) {
            for (Grain grain : claim.grains()) {
                for (Grain.Match match : grain.matches()) {
                    if (labels.putIfAbsent(match.spot(), FigureText.formula(claim.phase().name()) + " "
                            + FigureText.millerIndices(match.indices().h(), match.indices().k(), match.indices().l())) == null) {
                        colours.put(match.spot(), category(claim.phase().name()));
                    }
                }
            }
            spectrum.category(category(claim.phase().name()), FigureText.formula(claim.phase().name()));
        }
        if (!result.phases().unexplained().isEmpty()) {
            spectrum.category(CategoricalColours.NONE, "unexplained");
        }
        double longest = 0;
        for (int i = 0; i < result.spots().size(); i++) {
            Spot spot = result.spots().get(i);
            String label = labels.getOrDefault(i, String.format(Locale.ROOT, "%.4g %s", 1 / spot.length(), spot.unit()));
            spectrum.spot(new org.lamella.figure.Spot(spot.gx(), spot.gy(), label, colours.getOrDefault(i, CategoricalColours.NONE)));
            longest = Math.max(longest, spot.length());
        }
        double reach = result.profile().g()[result.profile().g().length - 1];
        spectrum.range(longest > 0 ? Math.min(reach, 1.25 * longest) : reach);
        FigureGrid.Builder figure = FigureGrid.named("spectrum-" + number, caption(name, result));
        return figure.add(spectrum.build()).add(profile(result, labels, colours)).build();
    }

    private static String caption(String name, RegionResult result) {
        return name + ": power spectrum (logarithmic) with " + result.spots().size()
                + " lattice spots, both Friedel mates marked, and mean power by spatial frequency."
                + (result.isAmorphous() ? " No spot stands out of the noise." : "");
    }

    private static ReciprocalImage reciprocal(RegionResult result) {
        SpectrumPicture picture = result.spectrum();
        return new ReciprocalImage(picture.values(), picture.width(), picture.height(), picture.width() / 2, picture.height() / 2,
                picture.stepX(), picture.stepY(), picture.unit().reciprocal());
    }

    private static ProfilePlot profile(RegionResult result, Map<Integer, String> labels, Map<Integer, Integer> colours) {
        Unit unit = result.spectrum().unit().reciprocal();
        double[] g = result.profile().g();
        ProfilePlot.Builder plot = ProfilePlot.of(PlotAxis.linear("spatial frequency", unit), PlotAxis.logarithmic("power (arbitrary units)", Unit.NONE))
                .title("Radial profile");
        plot.curve(Curve.line("noise background", g, result.profile().background(), 1));
        plot.curve(Curve.line("mean power", g, result.profile().power(), 0));
        List<Double> drawn = new ArrayList<>();
        for (int i = 0; i < result.spots().size() && drawn.size() < MAXIMUM_LINES; i++) {
            double length = result.spots().get(i).length();
            if (labels.containsKey(i) && drawn.stream().noneMatch(other -> Math.abs(other - length) < 0.015 * length)) {
                plot.line(length, labels.get(i), colours.get(i));
                drawn.add(length);
            }
        }
        return plot.build();
    }
}
