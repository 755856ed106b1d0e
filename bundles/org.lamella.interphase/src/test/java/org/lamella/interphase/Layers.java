package org.lamella.interphase;

import java.util.ArrayList;
import java.util.List;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.UserError;
import org.lamella.lattice.WindowGrid;

/** Models and crystal maps of known truth for the tests. */
final class Layers {
    static final double PIXEL = 0.05;

    private Layers() {
    }

    static Phase phase(String name) {
        try {
            return PhaseLibrary.builtIn().get(name);
        } catch (UserError e) {
            throw new IllegalStateException(e);
        }
    }

    static LayerDefinition layer(String phases) {
        return new LayerDefinition(phases, List.of(phases.split("\\+")), false);
    }

    /** Li metal, Li + Li2O, Li2O + Li3N, amorphous. */
    static LayerModel twoLayers() {
        List<PhaseGroup> groups = List.of(new PhaseGroup("Li", List.of(phase("Li"))), new PhaseGroup("Li2O", List.of(phase("Li2O"))),
                new PhaseGroup("Li3N", List.of(phase("Li3N"))));
        return new LayerModel(groups, List.of(new LayerDefinition("Li metal", List.of("Li"), true), layer("Li+Li2O"), layer("Li2O+Li3N"),
                new LayerDefinition("amorphous", List.of(), true)));
    }

    static WindowGrid grid(int width, int height) {
        return WindowGrid.of(width, height, PIXEL, PIXEL, 4, 1);
    }

    static Crystal crystal(int groups, int group, double x, double y) {
        double[] shares = new double[groups];
        shares[group] = 1;
        return new Crystal(x, y, 10, "phase", shares, 1e-6, new ZoneAxis(0, 0, 1), List.of(0.25), 0, new int[] {0});
    }

    /** A map whose crystals are of the groups that a function of depth (y from the top) names; nothing where it says -1. */
    static CrystalMap map(LayerModel model, WindowGrid grid, List<Crystal> crystals) {
        return new CrystalMap(grid, PIXEL, PIXEL, model, new ArrayList<>(crystals), crystals.size(), 0);
    }
}
