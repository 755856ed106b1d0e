package org.lamella.interphase.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lamella.analysis.Table;
import org.lamella.interphase.Crystal;
import org.lamella.interphase.LayerExtent;
import org.lamella.interphase.Occurrence;
import org.lamella.interphase.PhasePresence;
import org.lamella.layers.RegionDepths;

/** The tables of an interphase run. */
final class InterphaseTables {
    private Table statistics;
    private final List<List<Object>> layers = new ArrayList<>();
    private final List<List<Object>> phases = new ArrayList<>();
    private final List<List<Object>> crystals = new ArrayList<>();
    private final List<List<Object>> occurrence = new ArrayList<>();

    void add(MeasuredRegion image) {
        for (LayerExtent layer : image.layers().layers()) {
            if (!layer.isFlank() || layer.isPresent()) {
                layers.add(Arrays.asList(image.name(), layer.name(), layer.isFlank() ? "flank" : "", layer.start(), layer.startUncertainty(),
                        layer.end(), layer.endUncertainty(), layer.isFlank() ? null : layer.thickness(),
                        layer.isFlank() ? null : layer.thicknessUncertainty(), excluded(image.excluded())));
                for (PhasePresence phase : layer.phases()) {
                    phases.add(Arrays.asList(image.name(), layer.name(), phase.phase(), phase.crystals(), 100 * phase.presence(), phase.significance()));
                }
            }
        }
        for (Crystal crystal : image.crystals().crystals()) {
            int group = crystal.group();
            crystals.add(Arrays.asList(image.name(), crystal.phase(), crystal.significance(), 100 * crystal.shares()[group],
                    crystal.zone().toString(), crystal.x(), crystal.y(), image.layers().depthAt(crystal.x(), crystal.y()), crystal.area(),
                    crystal.spacings().get(0)));
        }
        Occurrence seen = image.layers().occurrence();
        for (int g = 0; g < seen.share().length; g++) {
            for (int i = 0; i < seen.depth().length; i++) {
                occurrence.add(Arrays.asList(image.name(), image.crystals().model().groups().get(g).name(), seen.depth()[i],
                        percent(seen.share()[g][i]), percent(seen.lower()[g][i]), percent(seen.upper()[g][i])));
            }
        }
    }

    private static Object percent(double share) {
        return Double.isFinite(share) ? 100 * share : null;
    }

    private static String excluded(String reason) {
        return reason == null ? "" : reason;
    }

    void add(RegionDepths depths, List<String> names, String excluded) {
        double start = 0;
        for (int i = 0; i < names.size(); i++) {
            double thickness = depths.thickness()[i];
            double end = start + thickness;
            layers.add(Arrays.asList(depths.name(), names.get(i), "", finite(start), null, finite(end), null, finite(thickness),
                    finite(Math.sqrt(depths.variance()[i])), excluded));
            start = end;
        }
    }

    void statistics(Table table) {
        statistics = table;
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** @param byHand whether there are only depths that were given */
    List<Table> all(boolean byHand) {
        List<Table> tables = new ArrayList<>();
        tables.add(statistics);
        tables.add(new Table("layers", "Layers of every region, in depth below the image's edge. Uncertainties do not hold the calibration's.",
                List.of(column("region", ""), column("layer", ""), column("kind", ""), column("start", "nm"), column("u(start)", "nm"),
                        column("end", "nm"), column("u(end)", "nm"), column("thickness", "nm"), column("u(thickness)", "nm"),
                        column("excluded because", "")), layers));
        if (byHand) {
            return tables;
        }
        tables.add(new Table("phases", "How often the phases of each layer are seen in it. Chance is a bound on the probability that unrelated"
                + " spots would have given so many crystals.",
                List.of(column("region", ""), column("layer", ""), column("phase", ""), column("crystals", ""),
                        column("windows with one", "%"), column("chance", "")), phases));
        tables.add(new Table("crystals", "The crystals, most significant first in each region. x and y are from the image's upper left corner.",
                List.of(column("region", ""), column("phase", ""), column("chance", ""), column("share of this phase", "%"),
                        column("zone axis", ""), column("x", "nm"), column("y", "nm"), column("depth", "nm"), column("area", "nm²"),
                        column("strongest d", "nm")), crystals));
        tables.add(new Table("occurrence", "Share of the windows at each depth over which a crystal of the phase reaches, with 68 % bootstrap"
                + " intervals.", List.of(column("region", ""), column("phase", ""), column("depth", "nm"), column("windows", "%"),
                        column("from", "%"), column("to", "%")), occurrence));
        return tables;
    }

    private static Table.Column column(String name, String unit) {
        return new Table.Column(name, unit);
    }
}
