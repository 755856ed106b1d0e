package org.lamella.eels.plugin;

import java.util.List;
import java.util.Locale;
import org.lamella.analysis.InUnit;
import org.lamella.data.UserError;
import org.lamella.eels.decomposition.DecompositionSettings;
import org.lamella.eels.decomposition.ReferenceFitSettings;
import org.lamella.eels.quantification.ElementalFitSettings;
import org.lamella.spectrum.EnergyWindow;
import org.scijava.plugin.Parameter;

/** The parameters of what spectra are composed of: elements, references, principal components, and thickness in nm. */
abstract class CompositionParameters extends EdgeParameters {
    private static final String NONE = "none";
    private static final String AUTOMATIC = "auto";

    @Parameter(label = "Beam energy", description = "Of the electrons, for cross-sections and thickness; the file's own when not given", min = "10",
            max = "2000")
    @InUnit("keV")
    private Double beamEnergy;

    @Parameter(label = "Convergence", description = "Semi-angle of the illuminating cone", min = "0", max = "300")
    @InUnit("mrad")
    private double convergence = 0;

    @Parameter(label = "Collection", description = "Semi-angle that the spectrometer accepts; elements are quantified when it is given", min = "0.01",
            max = "300")
    @InUnit("mrad")
    private Double collection;

    @Parameter(label = "Element range", description = "Energies over which elements are fitted, for example 370-660 eV; from the first background"
            + " window to the end when empty")
    private String elementRange = "";

    @Parameter(label = "Fine structure", description = "Behind each onset so much is left out of the fit of elements: atoms do not have"
            + " it; ratios depend on it, which is a term of their uncertainty", min = "0",
            max = "500")
    @InUnit("eV")
    private double fineStructure = ElementalFitSettings.DEFAULT_FINE_STRUCTURE;

    @Parameter(label = "Density", description = "Of the specimen in g/cm3: thickness in nm, with beam energy and collection", min = "0.01", max = "30")
    private Double density;

    @Parameter(label = "Atomic number", description = "Effective one of the specimen: thickness in nm where there is no density", min = "1", max = "100")
    private Double atomicNumber;

    @Parameter(label = "References", description = "Files of known spectra, of which each spectrum is composed with weights that are not negative")
    private String[] references = {};

    @Parameter(label = "Reference range", description = "Energies over which spectra are composed, for example 630-670 eV; needed with references")
    private String referenceRange = "";

    @Parameter(label = "Reference shift", description = "How far references may be moved together to either side", min = "0", max = "50")
    @InUnit("eV")
    private double referenceShift = ReferenceFitSettings.DEFAULT_SHIFT;

    @Parameter(label = "Components", description = "Principal components that are kept of a line scan or image: a number, auto, or none to leave the"
            + " spectra as they are; uncertainties do not know of it")
    private String components = NONE;

    /** Beam energy in keV; null to take it from the file. */
    Double beamEnergy() {
        return beamEnergy;
    }

    double convergence() {
        return convergence;
    }

    /** In mrad; null when nobody said. */
    Double collection() {
        return collection;
    }

    Double density() {
        return density;
    }

    Double atomicNumber() {
        return atomicNumber;
    }

    List<String> references() {
        return List.of(references);
    }

    double fineStructure() {
        return fineStructure;
    }

    /** @throws UserError when the text is no range of energies */
    EnergyWindow elementRange() throws UserError {
        return elementRange.isBlank() ? null : range("elementRange", elementRange);
    }

    /** @throws UserError when there are references and the range is missing or none */
    ReferenceFitSettings referenceSettings() throws UserError {
        if (referenceRange.isBlank()) {
            throw new UserError("referenceRange: say over which energies spectra are compared with the references, for example referenceRange=630-670");
        }
        EnergyWindow range = range("referenceRange", referenceRange);
        return new ReferenceFitSettings(range.from(), range.to(), referenceShift);
    }

    private static EnergyWindow range(String parameter, String text) throws UserError {
        try {
            return WindowText.parse(text).values().stream().findFirst().orElseThrow();
        } catch (UserError e) {
            throw new UserError(parameter + ": '" + text.strip() + "' is no range of energies; an example: 630-670", e);
        }
    }

    boolean keepsComponents() {
        return !components.strip().equalsIgnoreCase(NONE);
    }

    /**
     * How many components are kept; 0 to let the scree plot say.
     *
     * @throws UserError when it is no number
     */
    int components() throws UserError {
        String text = components.strip().toLowerCase(Locale.ROOT);
        if (text.equals(AUTOMATIC)) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= DecompositionSettings.DEFAULT_COMPONENTS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UserError("components: '" + components + "' is not auto, none, or a number from 1 to " + DecompositionSettings.DEFAULT_COMPONENTS);
    }
}
