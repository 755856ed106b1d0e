package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Simulation;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.simulation.InterphaseLayer;
import org.lamella.simulation.LayeredInterphase;
import org.lamella.simulation.LayeredPhantom;
import org.lamella.simulation.Microscope;
import org.lamella.simulation.TruthFile;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code lamella simulate}: high-resolution images across a buried interphase of known layers. */
@Plugin(type = Simulation.class, name = "interphase-phantom", label = "Buried interphase",
        description = "High-resolution images across a layered interphase of nanocrystals in an amorphous matrix, with the truth")
public class InterphasePhantom extends LayeredImages {
    @Parameter(label = "Regions", description = "How many images", min = "1", max = "1000")
    private int regions = 1;

    @Parameter(label = "Pixel size", description = "Size of a pixel", min = "0.005", max = "0.2")
    @InUnit("nm")
    private double pixelSize = 0.05;

    @Parameter(label = "Layers", description = "Layers in order of depth, each a sum of phases with its mean thickness in nm behind a colon;"
            + " the first and the last are the flanks and have none; 'amorphous' is a layer without crystals")
    private String[] layers = {"Li", "Li+Li2O:21.1", "Li+Li2O+Li3N:11.6", "Li2O+Li3N+Li3PO4-gamma:43.7", "amorphous"};

    @Parameter(label = "Thickness scatter", description = "Standard deviation of the thicknesses from image to image", min = "0", max = "100")
    @InUnit("nm")
    private double thicknessScatter = 0;

    @Parameter(label = "Bow", description = "By how much the layers bend over the image", min = "-200", max = "200")
    @InUnit("nm")
    private double bow = 0;

    @Parameter(label = "Coverage", description = "Share of the layers' area that crystals cover", min = "0", max = "0.9")
    private double coverage = 0.45;

    @Parameter(label = "Smallest crystal", description = "Smallest diameter of the crystals between the flanks", min = "1", max = "50")
    @InUnit("nm")
    private double smallestCrystal = 3;

    @Parameter(label = "Largest crystal", description = "Largest diameter of the crystals between the flanks", min = "1", max = "50")
    @InUnit("nm")
    private double largestCrystal = 5;

    @Parameter(label = "Matrix thickness", description = "Thickness of the amorphous matrix", min = "0", max = "200")
    @InUnit("nm")
    private double matrixThickness = 8;

    @Parameter(label = "Dose", description = "Electrons per pixel", min = "0.5", max = "60000")
    private double dose = 60;

    @Parameter(label = "Voltage", description = "Acceleration voltage", min = "20", max = "1500")
    @InUnit("kV")
    private double voltage = 300;

    @Parameter(label = "Spherical aberration", description = "Cs of the objective lens", min = "-10", max = "10")
    @InUnit("mm")
    private double sphericalAberration = 1.2;

    @Parameter(label = "Defocus", description = "Defocus; underfocus is negative", min = "-5000", max = "5000")
    @InUnit("nm")
    private double defocus = -50;

    @Parameter(label = "Focal spread", description = "Standard deviation of the defocus", min = "0", max = "100")
    @InUnit("nm")
    private double focalSpread = 3;

    public InterphasePhantom() {
        super(1024, 2048);
    }

    private record Plan(String name, List<Phase> phases, double thickness) {
    }

    @Override
    public List<Path> simulate(Path folder, Progress progress) throws UserError {
        List<Plan> plans = plans();
        if (largestCrystal < smallestCrystal) {
            throw new UserError("largestCrystal (" + largestCrystal + " nm) must not be smaller than smallestCrystal (" + smallestCrystal + " nm)");
        }
        SplittableRandom random = new SplittableRandom(seed);
        return NumberedFiles.make(folder, "region", ".tif", "image", regions, progress, (index, image, truth) -> {
            LayeredPhantom phantom = phantom(plans, random);
            TiffWriter.write(image, phantom.phantom().image(), ElementType.UINT16);
            TruthFile.write(phantom, truth);
        });
    }

    private LayeredPhantom phantom(List<Plan> plans, SplittableRandom random) throws UserError {
        List<InterphaseLayer> drawn = new ArrayList<>();
        for (int k = 0; k < plans.size(); k++) {
            Plan plan = plans.get(k);
            boolean isFlank = k == 0 || k == plans.size() - 1;
            double thickness = isFlank ? 0 : scattered(plan.thickness, thicknessScatter, random);
            // A flank of crystals is a metal: large grains, close together.
            drawn.add(isFlank ? new InterphaseLayer(plan.name, plan.phases, 0, 0.8, 1.5 * largestCrystal, 2 * largestCrystal)
                    : new InterphaseLayer(plan.name, plan.phases, thickness, coverage, smallestCrystal, largestCrystal));
        }
        try {
            return new LayeredInterphase(width, height, pixelSize, drawn, normal, bow, matrixThickness,
                    new Microscope(voltage, sphericalAberration, defocus, 0, 0, focalSpread), dose, random.nextLong()).simulate();
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private List<Plan> plans() throws UserError {
        PhaseLibrary library = PhaseLibrary.installed();
        List<Plan> plans = new ArrayList<>();
        for (String layer : ListItems.of(layers)) {
            plans.add(plan(layer, library));
        }
        if (plans.size() < 2) {
            throw new UserError("layers: at least the two flanks are needed, for example 'Li; amorphous'");
        }
        return plans;
    }

    private static Plan plan(String text, PhaseLibrary library) throws UserError {
        int colon = text.lastIndexOf(':');
        String names = colon < 0 ? text : text.substring(0, colon).strip();
        double thickness = 0;
        try {
            thickness = colon < 0 ? 0 : Double.parseDouble(text.substring(colon + 1).strip().replaceFirst("\\s*nm$", ""));
        } catch (NumberFormatException e) {
            throw new UserError("layers: '" + text + "' is not of the form 'Li+Li2O:21.1' (thickness in nm)", e);
        }
        if (!(thickness >= 0 && thickness < 10_000)) {
            throw new UserError("layers: '" + text + "' has no sensible thickness");
        }
        List<Phase> phases = new ArrayList<>();
        if (!names.equalsIgnoreCase("amorphous")) {
            for (String name : names.split("\\+")) {
                phases.add(library.get(name.strip()));
            }
        }
        return new Plan(names, phases, thickness);
    }
}
