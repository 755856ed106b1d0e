package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Simulation;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.simulation.LayeredSection;
import org.lamella.simulation.SectionDesign;
import org.lamella.simulation.SectionImaging;
import org.lamella.simulation.SectionLayer;
import org.lamella.simulation.SectionPhantom;
import org.lamella.simulation.SurfaceModel;
import org.lamella.simulation.TruthFile;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code lamella simulate section}: images of cross-sections through layers of known thickness and roughness. */
@Plugin(type = Simulation.class, name = "section", label = "Layered cross-section",
        description = "SEM images of cross-sections through layers with rough boundaries, voids, curtaining, shading and noise, with the truth")
public class SectionSimulation extends LayeredImages {
    @Parameter(label = "Images", description = "How many images", min = "1", max = "1000")
    private int images = 1;

    @Parameter(label = "Pixel size", description = "Size of a pixel of the image", min = "0.01", max = "10000")
    @InUnit("nm")
    private double pixelSize = 4;

    @Parameter(label = "Layers", description = "Layers in order of depth: name:thickness in nm:grey level, and a share of voids behind a"
            + " third colon; the first and the last end with the image and have no thickness")
    private String[] layers = {"Pt:210", "Li:570:70:0.03", "LiPON:1050:130", "LNMO:650:185:0.05", "substrate:95"};

    @Parameter(label = "Thickness scatter", description = "Standard deviation of the thicknesses from image to image", min = "0", max = "1e6")
    @InUnit("nm")
    private double thicknessScatter = 0;

    @Parameter(label = "Roughness", description = "Root-mean-square roughness of the boundaries", min = "0", max = "1e6")
    @InUnit("nm")
    private double roughness = 12;

    @Parameter(label = "Correlation length", description = "Length at which the correlation of the roughness has fallen to 1/e", min = "0.01",
            max = "1e8")
    @InUnit("nm")
    private double correlationLength = 150;

    @Parameter(label = "Self-affine", description = "Whether the roughness is self-affine (Hurst exponent 1/2), or else smooth")
    private boolean selfAffine = false;

    @Parameter(label = "Conformality", description = "Correlation of each boundary with the others", min = "0", max = "1")
    private double conformality = 0;

    @Parameter(label = "Tilt", description = "Angle between section and line of sight; below 90 the image is foreshortened by its sine",
            min = "10", max = "90")
    @InUnit("deg")
    private double tilt = 90;

    @Parameter(label = "Contrast to noise", description = "Smallest step between layers over the noise of a pixel; 0 for no noise", min = "0",
            max = "1000")
    private double contrastToNoise = 4;

    @Parameter(label = "Counting noise", description = "Whether the noise is that of counting, or else the same everywhere")
    private boolean countingNoise = true;

    @Parameter(label = "Blur", description = "Standard deviation of the probe", min = "0", max = "50")
    @InUnit("px")
    private double blur = 1.2;

    @Parameter(label = "Curtaining", description = "Stripes across the layers, as a share of the smallest step", min = "0", max = "10")
    private double curtaining = 0.15;

    @Parameter(label = "Shading", description = "Change of brightness over the image, as a share of the smallest step", min = "0", max = "10")
    private double shading = 0.5;

    public SectionSimulation() {
        super(1536, 1024);
    }

    @Override
    public List<Path> simulate(Path folder, Progress progress) throws UserError {
        SplittableRandom random = new SplittableRandom(seed);
        List<SectionLayer> plan = plan();
        return NumberedFiles.make(folder, "section", ".tif", "image", images, progress, (index, image, truth) -> {
            SectionPhantom phantom = phantom(plan, random);
            TiffWriter.write(image, phantom.image(), ElementType.UINT16);
            TruthFile.write(phantom, truth);
        });
    }

    private SectionPhantom phantom(List<SectionLayer> plan, SplittableRandom random) throws UserError {
        List<SectionLayer> drawn = new ArrayList<>();
        for (int k = 0; k < plan.size(); k++) {
            SectionLayer layer = plan.get(k);
            boolean isFlank = k == 0 || k == plan.size() - 1;
            drawn.add(isFlank ? layer : new SectionLayer(layer.name(), scattered(layer.thickness(), thicknessScatter, random),
                    layer.grey(), layer.voids()));
        }
        try {
            return new LayeredSection(new SectionDesign(width, height, pixelSize, normal, tilt, drawn),
                    new SurfaceModel(roughness, correlationLength, selfAffine, conformality),
                    new SectionImaging(contrastToNoise, countingNoise, blur, curtaining, shading), random.nextLong()).simulate();
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private List<SectionLayer> plan() throws UserError {
        List<String> texts = ListItems.of(layers);
        if (texts.isEmpty()) {
            throw new UserError("layers: none is given; an example: 'Pt:210; Li:570:70; substrate:95'");
        }
        List<SectionLayer> plan = new ArrayList<>();
        for (int k = 0; k < texts.size(); k++) {
            plan.add(layer(texts.get(k), k == 0 || k == texts.size() - 1));
        }
        return plan;
    }

    private static SectionLayer layer(String text, boolean isFlank) throws UserError {
        String[] parts = text.split(":");
        try {
            if (parts.length < (isFlank ? 2 : 3) || parts.length > (isFlank ? 2 : 4)) {
                throw new NumberFormatException("parts");
            }
            double thickness = isFlank ? 0 : Double.parseDouble(parts[1].strip().replaceFirst("\\s*nm$", ""));
            double grey = Double.parseDouble(parts[isFlank ? 1 : 2].strip());
            return new SectionLayer(parts[0].strip(), thickness, grey, parts.length == 4 ? Double.parseDouble(parts[3].strip()) : 0);
        } catch (NumberFormatException e) {
            throw new UserError("layers: '" + text + "' is not of the form '" + (isFlank ? "Pt:210" : "Li:570:70:0.03") + "' ("
                    + (isFlank ? "name and grey level; the first and the last have no thickness" : "name, thickness in nm, grey level, share of voids")
                    + ")", e);
        } catch (IllegalArgumentException e) {
            throw new UserError("layers: " + e.getMessage(), e);
        }
    }
}
