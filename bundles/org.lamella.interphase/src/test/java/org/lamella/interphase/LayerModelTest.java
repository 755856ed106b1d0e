package org.lamella.interphase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerModelTest {
    private static final List<PhaseGroup> GROUPS = List.of(new PhaseGroup("Li", List.of(Layers.phase("Li"))),
            new PhaseGroup("Li2O", List.of(Layers.phase("Li2O"))));

    @Test
    void sidesWithoutCrystalsAreAddedWhereNoneAreGiven() {
        LayerModel model = new LayerModel(GROUPS, List.of(Layers.layer("Li+Li2O")));
        assertEquals(List.of("before", "Li+Li2O", "beyond"), model.layers().stream().map(LayerDefinition::name).toList());
        assertEquals(1, model.interphase().size());
    }

    @Test
    void layersThatCannotBeToldApartAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LayerModel(GROUPS, List.of(Layers.layer("Li+Li2O"),
                new LayerDefinition("other", List.of("Li2O", "Li"), false))));
        assertThrows(IllegalArgumentException.class, () -> new LayerModel(GROUPS, List.of(Layers.layer("Li"), Layers.layer("Li"))));
        assertThrows(IllegalArgumentException.class, () -> new LayerModel(GROUPS, List.of(Layers.layer("Li+Li3N"))));
        assertThrows(IllegalArgumentException.class, () -> new LayerModel(GROUPS, List.of(new LayerDefinition("side", List.of(), true))));
        assertThrows(IllegalArgumentException.class, () -> new LayerModel(GROUPS, List.of(Layers.layer("Li"),
                new LayerDefinition("side", List.of(), true), Layers.layer("Li2O"))));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        LayerModel model = Layers.twoLayers();
        InterphaseSettings usual = InterphaseSettings.defaults(model);
        assertThrows(IllegalArgumentException.class, () -> new InterphaseSettings(model, 4, 3, null, true, 0.01, 0.05, 0.01, 200, 1));
        assertThrows(IllegalArgumentException.class, () -> new InterphaseSettings(model, -4, 1, null, true, 0.01, 0.05, 0.01, 200, 1));
        assertThrows(IllegalArgumentException.class, () -> usual.withNormal(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new LayerCorrection(Double.NaN, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new LayerCorrection(null, Map.of(0, 3.0)));
    }
}
