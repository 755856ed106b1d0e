package org.example.texture.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.example.texture.Texture;
import org.example.texture.TextureSettings;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Table;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The plug-in: dialog, command line, recipe, report and help come from these annotations. */
@Plugin(type = Analysis.class, name = "texture", label = "Texture",
        description = "Measures over which length the grey values of an image are alike")
public class TextureAnalysis implements Analysis {
    @Parameter(label = "Longest lag", description = "The largest distance at which grey values are compared", min = "2", max = "4096")
    @InUnit("px")
    private int longestLag = 64;

    @Parameter(label = "Level", description = "The correlation at which the length is read; 1/e for a decaying texture", min = "0.01", max = "0.99")
    private double level = 0.37;

    private final List<Object> images = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();
    private final AnalysisResult.Builder result = AnalysisResult.builder();

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        Texture texture = new Texture(new TextureSettings(longestLag, level));
        context.forEachInput((input, progress) -> measure(texture, input, progress));
        List<Table.Column> columns = List.of(new Table.Column("image", ""), new Table.Column("correlation length", ""));
        return result.put("images", images).table(new Table("texture", "The correlation length of each image", columns, rows)).build();
    }

    private void measure(Texture texture, AnalysisInput input, Progress progress) throws UserError {
        Image image = input.imageDataset().image(0);
        if (Math.min(image.width(), image.height()) < 3) {
            throw new UserError(input.name() + ": the image is too small; at least 3 x 3 pixels are needed");
        }
        Texture.Result found = texture.measure(image, progress);
        Axis axis = image.x();
        Quantity length = Quantity.of(found.length() * Math.abs(axis.scale()), axis.unit());
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", input.name());
        one.put("correlationLength", length);
        images.add(one);
        rows.add(List.of(input.name(), length.format()));
        result.say(input.name() + ": correlation length " + length.format());
        double[] lags = new double[found.correlation().length];
        for (int i = 0; i < lags.length; i++) {
            lags[i] = i * Math.abs(axis.scale());
        }
        ProfilePlot plot = ProfilePlot.of(PlotAxis.linear("lag", axis.unit()), PlotAxis.linear("correlation", Unit.NONE))
                .curve(Curve.line("", lags, found.correlation(), 0)).build();
        result.figure(FigureGrid.of("correlation-" + images.size(), "Autocorrelation of " + input.name() + ", averaged over rows and columns.",
                FigureGrid.SINGLE_COLUMN, plot));
    }
}
