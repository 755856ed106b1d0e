package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Table;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.ColourMap;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.ImagePanel;
import org.lamella.figure.Thumbnail;
import org.lamella.layers.HeightStatistics;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code height}: Sq, Sa and their like from height maps. */
@Plugin(type = Analysis.class, name = "height", label = "Surface roughness of height maps",
        description = "Sq, Sa, Sz, skewness and kurtosis of height maps (AFM) after levelling")
public class HeightAnalysis implements Analysis {
    /** A map alone needs no more room than this. */
    private static final int SINGLE = 360;

    @Parameter(label = "Levelling", description = "What is taken off: mean, plane, or the plane and every row's median (rows)")
    private HeightStatistics.Levelling levelling = HeightStatistics.Levelling.PLANE;

    @Parameter(label = "Height of a count", description = "Height that a pixel value of 1 stands for; 1 nm when neither this nor the file says",
            min = "1e-9", max = "1e9")
    @InUnit("nm")
    private Double heightScale;

    @Parameter(label = "Pixel size", description = "Size of a pixel; the file's own when not given", min = "1e-6", max = "1e9")
    @InUnit("nm")
    private Double pixelSize;

    @Parameter(label = "Image", description = "Which image of a stack, counted from 0", min = "0")
    private int image = 0;

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        AnalysisResult.Builder builder = AnalysisResult.builder();
        List<Object> maps = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        FigureGrid.Builder figure = FigureGrid.named("maps", "Levelled height maps. The colours run from the 0.5th to the 99.5th percentile of"
                + " the heights.").columns(context.inputs().size() == 1 ? 1 : 2).width(context.inputs().size() == 1 ? SINGLE : FigureGrid.DOUBLE_COLUMN);
        context.forEachInput((input, progress) -> {
            Dataset dataset = input.imageDataset();
            Image heights = heights(dataset, input.name(), context);
            HeightStatistics found;
            try {
                found = HeightStatistics.of(heights, levelling);
            } catch (IllegalArgumentException e) {
                throw new UserError(input.name() + ": " + e.getMessage(), e);
            }
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", input.name());
            map.put("sq", Quantity.of(found.sq(), Unit.NANOMETRE));
            map.put("sa", Quantity.of(found.sa(), Unit.NANOMETRE));
            map.put("sz", Quantity.of(found.sz(), Unit.NANOMETRE));
            map.put("ssk", found.ssk());
            map.put("sku", found.sku());
            map.put("points", found.points());
            maps.add(map);
            rows.add(Arrays.asList(input.name(), found.sq(), found.sa(), found.sz(), finite(found.ssk()), finite(found.sku()), found.points()));
            builder.say(String.format(Locale.ROOT, "%s: Sq %.4g nm, Sa %.4g nm", input.name(), found.sq(), found.sa()));
            figure.add(ImagePanel.of(Thumbnail.of(new Image(heights.x(), heights.y(), found.levelled()))).colours(ColourMap.CIVIDIS)
                    .colourBar("height", Unit.NANOMETRE).title(String.format(Locale.ROOT, "%s, Sq %.3g nm", LayerSetReport.shortened(input.name()), found.sq())).build());
        });
        builder.put("levelling", levelling.name().toLowerCase(Locale.ROOT));
        builder.put("maps", maps);
        builder.table(new Table("heights", "Areal roughness after levelling (" + levelling.name().toLowerCase(Locale.ROOT) + ").",
                List.of(new Table.Column("map", ""), new Table.Column("Sq", "nm"), new Table.Column("Sa", "nm"), new Table.Column("Sz", "nm"),
                        new Table.Column("Ssk", ""), new Table.Column("Sku", ""), new Table.Column("points", "")), rows));
        return builder.figure(figure.build()).build();
    }

    private Image heights(Dataset dataset, String name, AnalysisContext context) throws UserError {
        Image plain = dataset.image(image);
        Unit unit = Unit.parse(dataset.metadata().text("Lamella/intensityUnit").orElse(""));
        double factor = heightScale != null ? heightScale : unit.isLength() ? unit.convert(1, Unit.NANOMETRE) : 1;
        if (heightScale == null && !unit.isLength()) {
            context.warn(name + " does not say what its heights are in; pixel values are taken as nm (give heightScale)");
        }
        double[] heights = Arrays.stream(plain.pixels()).map(value -> value * factor).toArray();
        Image scaled = new Image(plain.x(), plain.y(), heights);
        return pixelSize == null ? scaled : scaled.withAxes(plain.x().withCalibration(pixelSize, 0, Unit.NANOMETRE),
                plain.y().withCalibration(pixelSize, 0, Unit.NANOMETRE));
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
