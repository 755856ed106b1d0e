package org.lamella.interphase.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.UserError;
import org.lamella.interphase.LayerDefinition;
import org.lamella.interphase.LayerModel;

class LayerTextTest {
    private static LayerModel parse(String... layers) throws UserError {
        return LayerText.parse(layers, new String[0], PhaseLibrary.builtIn());
    }

    private static List<String> names(LayerModel model) {
        return model.layers().stream().map(LayerDefinition::name).toList();
    }

    @Test
    void layersMayStandInOneTextOrInAList() throws UserError {
        List<String> expected = List.of("Li metal", "Li+Li2O", "Li2O+Li3N", "amorphous");
        assertEquals(expected, names(parse("Li metal", "Li+Li2O", "Li2O+Li3N", "amorphous")));
        assertEquals(expected, names(parse("Li metal; Li+Li2O;Li2O+Li3N ;amorphous")));
    }

    @Test
    void bothSidesMayStandBehindTheLayers() throws UserError {
        assertEquals(List.of("Li metal", "Li+Li2O", "Li2O+Li3N", "amorphous"), names(parse("Li+Li2O;Li2O+Li3N;amorphous;Li metal")));
        assertEquals(List.of("Li metal", "Li+Li2O", "amorphous"), names(parse("Li+Li2O;Li metal;amorphous")));
    }

    @Test
    void aSideThatIsNotGivenIsAddedWithoutCrystals() throws UserError {
        LayerModel model = parse("Li+Li2O;Li2O+Li3N;amorphous");
        assertEquals(List.of("before", "Li+Li2O", "Li2O+Li3N", "amorphous"), names(model));
        assertTrue(model.layers().get(0).phases().isEmpty());
    }

    @Test
    void aLayerMayHaveAName() throws UserError {
        LayerModel model = parse("inner = Li + Li2O; outer=Li2O+Li3N");
        assertEquals(List.of("inner", "outer"), model.interphase().stream().map(LayerDefinition::name).toList());
        assertEquals(List.of("Li", "Li2O"), model.interphase().get(0).phases());
    }

    @Test
    void aNameStandsForItsPolymorphs() throws UserError {
        LayerModel model = parse("Li2O+Li3PO4; Li3PO4-gamma");
        assertEquals(List.of("Li2O", "Li3PO4", "Li3PO4-gamma"), model.groups().stream().map(group -> group.name()).toList());
        assertEquals(2, model.groups().get(1).phases().size());
        assertEquals(3, model.candidates().size());
    }

    @Test
    void furtherCandidatesAreToldApartButInNoLayer() throws UserError {
        LayerModel model = LayerText.parse(new String[] {"Li+Li2O"}, new String[] {"LiF"}, PhaseLibrary.builtIn());
        assertEquals(3, model.candidates().size());
        assertTrue(model.layers().stream().noneMatch(layer -> layer.phases().contains("LiF")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "amorphous", "Li+", "Li+Unobtainium", "Li;Li", "Li metal;Li+Li2O;amorphous;amorphous 2", "Li+Li2O;Li2O+Li"})
    void whatMakesNoSenseIsSaidInOneLine(String layers) {
        UserError error = assertThrows(UserError.class, () -> parse(layers));
        assertEquals(1, error.getMessage().lines().count());
    }

    @Test
    void notesNameRegionsWithOrWithoutEnding() throws UserError {
        RegionNotes notes = RegionNotes.parse("region_05: beam damage; other.tif: drift", "region_03: 2=33.1, normal=91.5");
        assertEquals("beam damage", notes.reason("region_05.tif").orElseThrow());
        assertEquals("drift", notes.reason("other.tif").orElseThrow());
        assertTrue(notes.reason("region_03.tif").isEmpty());
        assertEquals(91.5, notes.correction("region_03.dm4").normal());
        assertEquals(Map.of(2, 33.1), notes.correction("region_03.dm4").boundaries());
        assertEquals(List.of("region_05", "other.tif", "region_03"), notes.unknown(List.of("region_01.tif")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"region_05", "region_05:", "region_05:  "})
    void anExclusionNeedsAReason(String exclude) {
        assertThrows(UserError.class, () -> RegionNotes.parse(exclude, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"region_03", "region_03: 33.1", "region_03: two=33", "region_03: 2=x", "region_03: 0=5", "region_03: normal=NaN"})
    void aCorrectionThatMakesNoSenseIsRefused(String corrections) {
        assertThrows(UserError.class, () -> RegionNotes.parse("", corrections));
    }
}
