package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Table;
import org.lamella.crystal.Phase;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.lattice.Grain;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.LatticeMeasurement;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code calibrate}: the pixel size of an image from a crystal whose lattice is known. */
@Plugin(type = Analysis.class, name = "calibrate", label = "Pixel size from a known lattice",
        description = "Measures pixel size, anisotropy and shear of an image that shows a known crystal, with uncertainties")
public class CalibrateAnalysis extends LatticeParameters {
    /** Scan distortions beyond this are no calibration but a fault. */
    private static final double LARGEST_ANISOTROPY = 0.01;

    @Parameter(label = "Phase", description = "The known crystal: a name of the phase library or a CIF file")
    private String phase = "Au";

    @Parameter(label = "Expected error", description = "How far off the image's pixel size may be, as a relative standard uncertainty:"
            + " 0.1 or 10 %", min = "0.0001", max = "0.5")
    private double expectedError = 0.1;

    @Parameter(label = "False alarm", description = "Accepted probability that unrelated spots are taken for the crystal",
            min = "1e-12", max = "0.5")
    private double phaseFalseAlarm = IndexingSettings.DEFAULT_FALSE_ALARM;

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        List<Phase> known = phases(new String[] {phase});
        if (known.isEmpty()) {
            throw new UserError("parameter 'phase' is empty; name the crystal that the image shows");
        }
        List<Object> images = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        AnalysisResult.Builder builder = AnalysisResult.builder();
        LatticeFigures figures = new LatticeFigures();
        context.forEachInput((input, progress) -> calibrate(input, known, images, rows, builder, figures, progress));
        builder.put("images", images);
        builder.table(new Table("calibration", "Pixel size along x and y from the crystals of " + known.get(0).name() + ".",
                List.of(new Table.Column("image", ""), new Table.Column("region", ""), new Table.Column("pixel size x", "nm"),
                        new Table.Column("pixel size y", "nm"), new Table.Column("uncertainty", "nm"), new Table.Column("anisotropy", "%"),
                        new Table.Column("shear", "deg"), new Table.Column("spots", "")), rows));
        return builder.build();
    }

    private void calibrate(AnalysisInput input, List<Phase> known, List<Object> images, List<List<Object>> rows,
            AnalysisResult.Builder builder, LatticeFigures figures, Progress progress) throws UserError {
        CalibratedImage calibrated = CalibratedImage.open(input, image, pixelSize);
        List<Region.Rectangle> regions = RegionText.regions(region, 0, calibrated.image());
        List<LatticeMeasurement.RegionResult> results;
        try {
            results = measurement(calibrated, known, expectedError, Math.min(LARGEST_ANISOTROPY, expectedError * IndexingSettings.ANISOTROPY_SHARE),
                    phaseFalseAlarm, 1).measure(calibrated.image(), regions, progress);
        } catch (IllegalArgumentException e) {
            throw new UserError(input.name() + ": " + e.getMessage(), e);
        }
        for (LatticeMeasurement.RegionResult result : results) {
            if (result.phases().phases().isEmpty()) {
                throw new UserError(input.name() + ", " + result.bounds().name() + ": " + result.spots().size()
                        + " lattice spots, and they do not speak for " + known.get(0).name()
                        + "; choose a region with two crossing sets of fringes, the right phase or a larger expectedError");
            }
            List<Grain> grains = result.phases().phases().get(0).grains();
            PixelSize size = PixelSize.of(grains, calibrated.pixelX(), calibrated.pixelY());
            images.add(entry(input, result, size, grains));
            rows.add(Arrays.asList(input.name(), result.bounds().name(), size.x().value(), size.y().value(), size.x().uncertainty(),
                    size.anisotropy().value(), size.shear().value(), size.spots()));
            builder.say(String.format(Locale.ROOT, "%s, %s: pixel size x %s, y %s (%s, %d spots)", input.name(), result.bounds().name(),
                    size.x().format(), size.y().format(), known.get(0).name(), size.spots()));
            builder.figure(figures.region(input.name() + ", " + result.bounds().name(), result, images.size()));
        }
    }

    private static Map<String, Object> entry(AnalysisInput input, LatticeMeasurement.RegionResult result, PixelSize size,
            List<Grain> grains) {
        Map<String, Object> pixels = new LinkedHashMap<>();
        pixels.put("x", size.x());
        pixels.put("y", size.y());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", input.name());
        map.put("region", result.bounds().name());
        map.put("pixelSize", pixels);
        map.put("anisotropy", size.anisotropy());
        map.put("shear", size.shear());
        map.put("zoneAxes", grains.stream().map(grain -> List.of(grain.zone().u(), grain.zone().v(), grain.zone().w())).toList());
        map.put("spots", size.spots());
        return map;
    }

    /** The pixel size that several crystals agree on, weighted by their uncertainties. */
    private record PixelSize(Quantity x, Quantity y, Quantity anisotropy, Quantity shear, int spots) {
        static PixelSize of(List<Grain> grains, double nominalX, double nominalY) {
            double weights = 0;
            double errorX = 0;
            double errorY = 0;
            double shear = 0;
            int spots = 0;
            for (Grain grain : grains) {
                double weight = 1 / Math.pow(grain.distortion().uncertainty(), 2);
                weights += weight;
                errorX += weight * grain.distortion().x();
                errorY += weight * grain.distortion().y();
                shear += weight * grain.distortion().shear();
                spots += grain.matches().size();
            }
            // The lattice parameter is the same for all crystals: more of them do not make it better known.
            double relative = grains.stream().mapToDouble(grain -> grain.distortion().uncertainty()).min().orElseThrow();
            double x = nominalX / (1 + errorX / weights);
            double y = nominalY / (1 + errorY / weights);
            return new PixelSize(Quantity.of(x, x * relative, Unit.NANOMETRE), Quantity.of(y, y * relative, Unit.NANOMETRE),
                    Quantity.of(100 * (y / x - 1), 100 * relative * Math.sqrt(2), Unit.PERCENT),
                    Quantity.of(Math.toDegrees(shear / weights), Math.toDegrees(relative), Unit.DEGREE), spots);
        }
    }
}
