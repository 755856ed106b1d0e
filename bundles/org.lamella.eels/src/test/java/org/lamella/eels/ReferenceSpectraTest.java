package org.lamella.eels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Axis;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.background.Background;
import org.lamella.eels.background.BackgroundFit;
import org.lamella.eels.background.BackgroundMethod;
import org.lamella.eels.background.BackgroundModel;
import org.lamella.eels.background.BackgroundSettings;
import org.lamella.eels.whiteline.StepShape;
import org.lamella.eels.whiteline.WhiteLineProtocol;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.spectrum.EnergyWindow;

/**
 * Real spectra against {@code eels_reference.json} of the folder shared/data, whose values were taken with NumPy: log-log and weighted
 * least squares for exponents, protocol W1 for ratios.
 */
class ReferenceSpectraTest {
    private static JsonNode reference(String name) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/reference/eels_reference.json");
            if (Files.exists(file)) {
                return new ObjectMapper().readTree(file.toFile()).get(name);
            }
        }
        Assumptions.abort("shared/data is not beside the repository");
        throw new IllegalStateException();
    }

    private static Edge edge(String name) throws UserError {
        return EdgeTable.builtIn().edge(name);
    }

    private static EdgeResult manganese(SharedSpectra spectra, EnergyWindow window, StepShape step) throws UserError {
        WhiteLineProtocol protocol = WhiteLineProtocols.named("W1");
        EdgeSettings settings = EdgeSettings.of(edge("Mn-L"), protocol.withSteps(step, protocol.stepWidth())).withWindow(window);
        return new EdgeMeasurement(spectra.energy(), settings).measure(spectra.counts().get(0));
    }

    @ParameterizedTest
    @CsvSource({"mn_o_msa/coreloss_spectrum.msa,mn_o_msa,bg_before_O_K", "mn_o_msa/coreloss_spectrum.msa,mn_o_msa,bg_before_Mn_L",
        "eelsmodel_SrTiO3/hl.msa,eelsmodel_SrTiO3,bg", "eelsmodel_SrTiO3/hl.dm3,eelsmodel_SrTiO3,bg", "sto_dm/EELS_STO.dm3,sto_dm,bg_before_Ti",
        "sto_dm/EELS_STO.dm4,sto_dm,bg_before_O", "bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa,bn_eelsdb,bg_before_B",
        "bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa,bn_eelsdb,bg_before_N"})
    void exponentsAreWithinOnePercent(String file, String group, String which) throws Exception {
        SharedSpectra spectra = SharedSpectra.read(file);
        JsonNode expected = reference(group).get(which);
        EnergyWindow window = new EnergyWindow(expected.get("window_eV").get(0).asDouble(), expected.get("window_eV").get(1).asDouble() + 1e-3);
        double logarithms = expected.get("loglog_ls").get("r").asDouble();
        double weighted = expected.get("weighted_nls").get("r").asDouble();
        double[] counts = spectra.counts().get(0);
        BackgroundSettings settings = BackgroundSettings.defaults();
        double byLikelihood = new BackgroundFit(spectra.energy(), window, settings).fit(counts).exponent().value();
        assertEquals(1, byLikelihood / logarithms, 0.01);
        assertEquals(1, byLikelihood / weighted, 0.005);
        Background byLogarithms = new BackgroundFit(spectra.energy(), window, BackgroundSettings.of(BackgroundModel.POWER_LAW, BackgroundMethod.LOGARITHMIC))
                .fit(counts);
        assertEquals(logarithms, byLogarithms.exponent().value(), 1e-4);
    }

    @Test
    void whiteLinesOfTheExample() throws Exception {
        SharedSpectra spectra = SharedSpectra.read("mn_o_msa/coreloss_spectrum.msa");
        JsonNode expected = reference("mn_o_msa").get("Mn_L");
        EdgeResult sharp = manganese(spectra, new EnergyWindow(600, 640), StepShape.SHARP);
        assertEquals(1, sharp.whiteLines().ratio().value() / expected.get("double_step_sharp").get("ratio").asDouble(), 0.005);
        EdgeResult smooth = manganese(spectra, new EnergyWindow(600, 640), StepShape.ARCTANGENT);
        assertEquals(1, smooth.whiteLines().ratio().value() / expected.get("double_step_arctan_w1eV").get("ratio").asDouble(), 0.005);
        assertEquals(expected.get("L3_peak_eV").asDouble(), smooth.whiteLines().firstPeak().value(), 0.01);
        assertEquals(expected.get("L2_peak_eV").asDouble(), smooth.whiteLines().secondPeak().value(), 0.01);
        assertEquals(1, smooth.whiteLines().firstIntensity().value() / expected.get("double_step_arctan_w1eV").get("I_L3").asDouble(), 0.01);
        assertEquals(1, smooth.whiteLines().heightRatio() / expected.get("height_ratio").asDouble(), 0.01);
        // The proposed window does as well within the tolerance that such ratios have.
        assertEquals(1, manganese(spectra, null, StepShape.ARCTANGENT).whiteLines().ratio().value()
                / expected.get("double_step_arctan_w1eV").get("ratio").asDouble(), 0.03);
    }

    @Test
    void aSpectrumOfTheDatabaseWithoutItsBackground() throws Exception {
        SharedSpectra spectra = SharedSpectra.read("eelsdb_lsmo_bulk/lsmo_mn2.msa");
        JsonNode expected = reference("eelsdb_lsmo_bulk");
        EdgeResult result = manganese(spectra, null, StepShape.ARCTANGENT);
        assertEquals(BackgroundModel.NONE, result.background().model());
        assertEquals(1, result.whiteLines().ratio().value() / expected.get("double_step_arctan_w1eV").get("ratio").asDouble(), 0.005);
        assertEquals(expected.get("L3_peak_eV").asDouble(), result.whiteLines().firstPeak().value(), 0.01);
    }

    /** Along the film manganese is reduced where the beam damaged it: the ratio rises to 4.36 at pixel 21, and L3 moves down by 0.8 eV. */
    @Test
    void lineScanOverADamagedFilm() throws Exception {
        SharedSpectra spectra = SharedSpectra.read("lsmo_linescan/LSMO_linescan.hdf5");
        JsonNode rows = reference("lsmo_linescan").get("rows");
        double[] total = new double[spectra.counts().get(0).length];
        for (double[] counts : spectra.counts()) {
            for (int i = 0; i < total.length; i++) {
                total[i] += counts[i];
            }
        }
        EdgeSettings settings = EdgeSettings.of(edge("Mn-L"), WhiteLineProtocols.named("W1")).withWindow(new EnergyWindow(580, 625.001));
        SpectraMeasurement.Plan plan = new SpectraMeasurement(spectra.energy(), List.of(settings)).plan(total, EdgeTreatment.NONE);
        assertEquals(3.217, plan.sum().edges().get(0).whiteLines().ratio().value(), 0.02);
        int highest = 0;
        double[] ratios = new double[40];
        for (int k = 0; k < 40; k++) {
            EdgeResult result = plan.measure(spectra.counts().get(k), EdgeTreatment.NONE).edges().get(0);
            ratios[k] = result.whiteLines().ratio().value();
            highest = ratios[k] > ratios[highest] ? k : highest;
            assertEquals(1, ratios[k] / rows.get(k).get("ratio_arctan").asDouble(), 0.01, "pixel " + k);
            assertEquals(1, result.background().exponent().value() / rows.get(k).get("r").asDouble(), 0.01, "pixel " + k);
            assertEquals(rows.get(k).get("L3").asDouble(), result.whiteLines().firstPeak().value(), 0.12, "pixel " + k);
        }
        assertEquals(21, highest);
        assertEquals(4.36, ratios[21], 0.05);
    }

    @Test
    void boronTellsHowFarTheAxisIsOff() throws Exception {
        SharedSpectra spectra = SharedSpectra.read("bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa");
        EnergyCalibration.Known pi = new EnergyCalibration.Known(edge("B-K"), EnergyCalibration.Feature.PEAK, 191.8, 0.2);
        EnergyCalibration.Correction correction = new EnergyCalibration(EdgeDetection.defaultTolerance(edge("B-K"))).find(spectra.energy(),
                spectra.counts().get(0), List.of(pi));
        assertEquals(reference("bn_eelsdb").get("B_K_pi_star_eV").asDouble(), correction.features().get(0).measured().value(), 0.25);
        assertEquals(-3.1, correction.offset().value(), 0.2);
    }

    @ParameterizedTest
    @CsvSource({"mn_o_msa/coreloss_spectrum.msa,Fe-L", "mn_o_msa/coreloss_spectrum.msa,N-K", "eelsmodel_SrTiO3/hl.msa,Mn-L", "sto_dm/EELS_STO.dm3,Fe-L",
        "sto_dm/EELS_STO.dm3,N-K", "bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa,C-K", "bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa,O-K"})
    void edgesThatAreNotThereAreNotFound(String file, String name) throws UserError {
        SharedSpectra spectra = SharedSpectra.read(file);
        EdgeResult result = new EdgeMeasurement(spectra.energy(), EdgeSettings.of(edge(name), WhiteLineProtocols.named("W1"))).measure(spectra.counts().get(0));
        assertFalse(result.isPresent(), () -> name + " with " + result.evidence());
    }

    @ParameterizedTest
    @CsvSource({"mn_o_msa/coreloss_spectrum.msa,Mn-L,646", "mn_o_msa/coreloss_spectrum.msa,O-K,536", "eelsmodel_SrTiO3/hl.msa,Ti-L,458",
        "sto_dm/EELS_STO.dm3,Ti-L,455.5", "sto_dm/EELS_STO.dm3,O-K,523.5", "bn_eelsdb/BN_(hex)_B_K_Giovanni_Bertoni_100.msa,B-K,193.7"})
    void edgesThatAreThereAreFound(String file, String name, double onset) throws UserError {
        SharedSpectra spectra = SharedSpectra.read(file);
        EdgeResult result = new EdgeMeasurement(spectra.energy(), EdgeSettings.of(edge(name), WhiteLineProtocols.named("two-step")))
                .measure(spectra.counts().get(0));
        assertTrue(result.isPresent(), () -> name + " with " + result.evidence());
        assertEquals(onset, result.onset().value(), 1.5);
    }

    /** The integral over the same range with the same background: 450 to 490 eV, counts times the width of a channel. */
    @Test
    void integralOfTitanium() throws Exception {
        SharedSpectra spectra = SharedSpectra.read("sto_dm/EELS_STO.dm3");
        Axis energy = spectra.energy();
        assertEquals(Unit.ELECTRONVOLT, energy.unit());
        Background background = new BackgroundFit(energy, new EnergyWindow(380, 445.001),
                BackgroundSettings.of(BackgroundModel.POWER_LAW, BackgroundMethod.LOGARITHMIC)).fit(spectra.counts().get(0));
        EnergyWindow window = new EnergyWindow(450, 490.001);
        double sum = window.sum(energy, spectra.counts().get(0)) - window.sum(energy, background.values(energy));
        assertEquals(1, sum * energy.scale() / reference("sto_dm").get("Ti_integral_450_490").asDouble(), 0.01);
    }
}
