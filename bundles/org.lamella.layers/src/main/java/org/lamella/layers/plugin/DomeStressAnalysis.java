package org.lamella.layers.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.layers.DomeStress;
import org.lamella.readers.text.DelimitedTable;
import org.lamella.readers.text.DelimitedTextReader;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code dome-stress}: interfacial stress from the geometry of domes of plated metal under a film. */
@Plugin(type = Analysis.class, name = "dome-stress", label = "Interfacial stress from domes",
        description = "Stress at an interface from a table of domes: strain, sphere radius and film thickness, or base radius and height")
public class DomeStressAnalysis implements Analysis {
    private static final Unit GIGAPASCAL = new Unit("GPa", "pressure", 1);

    @Parameter(label = "Young's modulus", description = "Young's modulus of the film in GPa (copper: 120)", min = "0.001", max = "2000")
    private double modulus = 120;

    @Parameter(label = "Poisson ratio", description = "Poisson ratio of the film (copper: 0.34)", min = "-0.99", max = "0.5")
    private double poissonRatio = 0.34;

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        DomeStress film = new DomeStress(modulus, poissonRatio);
        AnalysisResult.Builder builder = AnalysisResult.builder();
        List<Object> domes = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        context.forEachInput((input, progress) -> add(input, film, domes, rows, extremes));
        builder.put("domes", domes);
        builder.put("publishedRange", Arrays.asList(DomeStress.PUBLISHED_LOW, DomeStress.PUBLISHED_HIGH));
        builder.table(new Table("domes", "Pressure under each dome. Published for copper over plated lithium are "
                + DomeStress.PUBLISHED_LOW + " to " + DomeStress.PUBLISHED_HIGH + " GPa at strains of 0.024 to 0.052.",
                List.of(new Table.Column("table", ""), new Table.Column("dome", ""), new Table.Column("strain", ""),
                        new Table.Column("sphere radius", "nm"), new Table.Column("film thickness", "nm"), new Table.Column("pressure", "GPa"),
                        new Table.Column("within the published range", "")), rows));
        builder.say(String.format(Locale.ROOT, "%d domes: %.3g to %.3g GPa (published for copper over lithium: %.3f to %.3f GPa)", rows.size(),
                extremes[0], extremes[1], DomeStress.PUBLISHED_LOW, DomeStress.PUBLISHED_HIGH));
        return builder.build();
    }

    private static void add(AnalysisInput input, DomeStress film, List<Object> domes, List<List<Object>> rows, double[] extremes) throws UserError {
        DelimitedTable table = DelimitedTextReader.table(input.path());
        double[] thickness = lengths(table, "thickness").orElseThrow(() -> new UserError(input.name()
                + ": a column 'thickness' (of the film) is needed, and either 'radius' and 'strain', or 'base' and 'height' of the cap"));
        Optional<double[]> radius = lengths(table, "radius");
        Optional<double[]> strain = table.column("strain").map(DelimitedTable.Column::values);
        Optional<double[]> base = lengths(table, "base");
        Optional<double[]> height = lengths(table, "height");
        if ((radius.isEmpty() || strain.isEmpty()) && (base.isEmpty() || height.isEmpty())) {
            throw new UserError(input.name() + ": beside 'thickness', the columns 'radius' and 'strain', or 'base' and 'height' of the cap are needed");
        }
        for (int i = 0; i < thickness.length; i++) {
            try {
                boolean isCap = radius.isEmpty() || strain.isEmpty();
                double r = isCap ? DomeStress.capRadius(base.get()[i], height.get()[i]) : radius.get()[i];
                double s = isCap ? DomeStress.capStrain(base.get()[i], height.get()[i]) : strain.get()[i];
                double pressure = film.pressure(s, r, thickness[i]);
                boolean within = pressure >= DomeStress.PUBLISHED_LOW && pressure <= DomeStress.PUBLISHED_HIGH;
                Map<String, Object> dome = new LinkedHashMap<>();
                dome.put("strain", s);
                dome.put("radius", Quantity.of(r, Unit.NANOMETRE));
                dome.put("thickness", Quantity.of(thickness[i], Unit.NANOMETRE));
                dome.put("pressure", Quantity.of(pressure, GIGAPASCAL));
                dome.put("withinPublishedRange", within);
                domes.add(dome);
                rows.add(List.of(input.name(), i + 1, s, r, thickness[i], pressure, within));
                extremes[0] = Math.min(extremes[0], pressure);
                extremes[1] = Math.max(extremes[1], pressure);
            } catch (IllegalArgumentException e) {
                throw new UserError(input.name() + ", dome " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    /** A column of lengths in nm; without a unit they are nm. */
    private static Optional<double[]> lengths(DelimitedTable table, String name) {
        return table.column(name).map(column -> Arrays.stream(column.values()).map(value -> column.unit().isLength()
                ? column.unit().convert(value, Unit.NANOMETRE) : value).toArray());
    }
}
