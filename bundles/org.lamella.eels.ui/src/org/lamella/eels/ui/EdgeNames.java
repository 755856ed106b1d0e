package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lamella.data.Axis;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeTable;
import org.lamella.ui.Settings;

/** Edges as they are typed, and those that were used the last time. */
final class EdgeNames {
    private static final Settings REMEMBERED = Settings.of("spectra");
    private static final String KEY = "edges";

    private EdgeNames() {
    }

    static String text(SpectrumModel model) {
        return model.edges().stream().map(choice -> choice.edge().name()).collect(Collectors.joining(", "));
    }

    /**
     * Other edges; what was set by hand for one that stays is kept.
     *
     * @param names separated by commas
     * @throws UserError when one is not known
     */
    static SpectrumModel parse(String names, SpectrumModel model) throws UserError {
        EdgeTable table = EdgeTable.builtIn();
        List<Edge> edges = new ArrayList<>();
        for (String name : names.split("[,;]")) {
            if (!name.isBlank() && !edges.contains(table.edge(name))) {
                edges.add(table.edge(name));
            }
        }
        return with(model, edges);
    }

    /** A model with other edges; what was set by hand for one that stays is kept. */
    static SpectrumModel with(SpectrumModel model, List<Edge> edges) {
        return model.withEdges(edges.stream().map(edge -> model.edges().stream().filter(choice -> choice.edge().equals(edge)).findFirst()
                .orElse(new EdgeChoice(edge, null))).toList());
    }

    static void remember(SpectrumModel model) {
        REMEMBERED.put(KEY, text(model));
    }

    /** The edges that were used the last time, as far as they can be in a spectrum. */
    static List<EdgeChoice> remembered(Axis energy) {
        EdgeTable table = EdgeTable.builtIn();
        return Arrays.stream(REMEMBERED.get(KEY, "").split(",")).filter(text -> !text.isBlank()).map(table::find).flatMap(Optional::stream)
                .filter(edge -> edge.onset() > energy.coordinate(0) && edge.onset() < energy.coordinate(energy.size() - 1.0))
                .map(edge -> new EdgeChoice(edge, null)).toList();
    }
}
