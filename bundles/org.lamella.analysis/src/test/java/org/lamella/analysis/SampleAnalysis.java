package org.lamella.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** An analysis with every kind of parameter, for the tests. */
@Plugin(type = Analysis.class, name = "sample", label = "Sample", description = "Mean of each image")
public class SampleAnalysis implements Analysis {
    enum Method {
        PLAIN, NO_OUTLIERS
    }

    @Parameter
    private LogService log;

    @Parameter(label = "Pixel size", description = "Size of a pixel", min = "0.001", max = "10")
    @InUnit("nm")
    private Double pixelSize;

    @Parameter(description = "Uncertainty of the calibration", min = "0")
    @InUnit("%")
    private double calibrationUncertainty = 1;

    @Parameter(description = "Where the random numbers start")
    private long seed = 42;

    @Parameter(description = "How many at most", min = "1")
    private int most = 3;

    @Parameter(description = "A plain number")
    private double factor = 2;

    @Parameter(description = "Whether to be thorough")
    private boolean thorough = true;

    @Parameter(description = "Text")
    private String title = "";

    @Parameter(description = "How the mean is made")
    private Method method = Method.PLAIN;

    @Parameter(description = "One of two", choices = {"row", "column"})
    private String along = "row";

    @Parameter(description = "Names or files")
    private String[] candidates = {"Li", "Li2O"};

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        List<Object> means = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        context.forEachInput((input, progress) -> {
            progress.check();
            Dataset dataset = input.imageDataset();
            Image image = dataset.image(0);
            double sum = 0;
            for (double pixel : image.pixels()) {
                sum += pixel;
            }
            double mean = factor * sum / image.pixels().length;
            if (mean < 0) {
                throw new IllegalStateException("a negative mean");
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", input.name());
            one.put("mean", Quantity.of(mean, 0.5, Unit.COUNTS));
            one.put("size", Quantity.of(Double.NaN, Unit.NANOMETRE));
            one.put("method", method.name());
            means.add(one);
            rows.add(java.util.Arrays.asList(input.name(), mean, null, "a \"b\", c"));
        });
        context.warn("only a sample");
        context.warn("only a sample");
        Table table = new Table("../means of all", "Means", List.of(new Table.Column("image", ""), new Table.Column("mean", "counts"),
                new Table.Column("size", "nm"), new Table.Column("note", "")), rows);
        return AnalysisResult.builder().put("images", means).put("candidates", List.of(candidates)).table(table).say("done").build();
    }
}
