package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.List;
import org.lamella.figure.FigureText;
import org.lamella.lattice.Grain;
import org.lamella.lattice.PhaseClaim;

/** Words about spots and phases. */
final class LatticeText {
    private LatticeText() {
    }

    /** Which reflections explain a spot, with a comma before them; empty when none does. */
    static String explained(RegionMeasurement result, int spot) {
        String names = reflections(result, spot);
        return names.isEmpty() ? "" : ",  " + names;
    }

    /** Which reflections explain a spot; empty when none does. */
    static String reflections(RegionMeasurement result, int spot) {
        List<String> names = new ArrayList<>();
        for (PhaseClaim claim : result.phases().phases()) {
            for (Grain grain : claim.grains()) {
                for (Grain.Match match : grain.matches()) {
                    if (match.spot() == spot) {
                        names.add(FigureText.formula(claim.phase().name()) + " "
                                + FigureText.millerIndices(match.indices().h(), match.indices().k(), match.indices().l()));
                    }
                }
            }
        }
        return String.join(" / ", names);
    }
}
