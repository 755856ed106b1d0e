package org.lamella.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.data.UserError;

/** Writes what a phantom holds as JSON, so that an analysis of its image can be judged. */
public final class TruthFile {
    private TruthFile() {
    }

    /**
     * @param file is written whole or not at all
     * @throws UserError when it cannot be written
     */
    public static void write(Phantom phantom, Path file) throws UserError {
        Map<String, Object> root = settings(phantom.settings());
        root.put("grains", phantom.truth().stream().map(truth -> grain(truth, true)).toList());
        write(root, file);
    }

    /**
     * Writes a layered interphase: its layers and crystals, these without their fringes since there are many.
     *
     * @throws UserError when the file cannot be written
     */
    public static void write(LayeredPhantom layered, Path file) throws UserError {
        Map<String, Object> root = settings(layered.phantom().settings());
        root.put("interface", geometry(layered));
        List<Object> layers = new ArrayList<>();
        double[] boundaries = layered.boundaries();
        List<InterphaseLayer> all = layered.settings().layers();
        for (int i = 0; i < all.size(); i++) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("name", all.get(i).name());
            layer.put("phases", all.get(i).phases().stream().map(org.lamella.crystal.Phase::name).toList());
            layer.put("startNm", i == 0 ? null : boundaries[i - 1]);
            layer.put("endNm", i == all.size() - 1 ? null : boundaries[i]);
            layer.put("thicknessNm", i == 0 || i == all.size() - 1 ? null : all.get(i).thickness());
            layers.add(layer);
        }
        root.put("layers", layers);
        root.put("totalNm", boundaries.length == 0 ? 0 : boundaries[boundaries.length - 1] - boundaries[0]);
        root.put("grains", layered.phantom().truth().stream().map(truth -> grain(truth, false)).toList());
        write(root, file);
    }

    /**
     * Writes a cross-section: its layers as they were meant and as they came out inside the image, and the roughness of each boundary.
     *
     * @throws UserError when the file cannot be written
     */
    public static void write(SectionPhantom section, Path file) throws UserError {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("simulated", true);
        root.put("seed", section.seed());
        root.put("pixelSizeNm", section.design().pixelSize());
        root.put("normalDeg", section.design().direction());
        root.put("tiltDeg", section.design().tilt());
        List<Object> layers = new ArrayList<>();
        List<SectionLayer> all = section.design().layers();
        for (int k = 1; k < all.size() - 1; k++) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("name", all.get(k).name());
            layer.put("nominalNm", all.get(k).thickness());
            layer.put("thicknessNm", section.thickness(k - 1));
            layer.put("grey", all.get(k).grey());
            layer.put("voids", all.get(k).voids());
            layers.add(layer);
        }
        root.put("layers", layers);
        List<Object> boundaries = new ArrayList<>();
        for (int k = 0; k < section.boundaries().size(); k++) {
            Map<String, Object> boundary = new LinkedHashMap<>();
            boundary.put("between", List.of(all.get(k).name(), all.get(k + 1).name()));
            boundary.put("rqNm", section.roughness(k));
            boundaries.add(boundary);
        }
        root.put("boundaries", boundaries);
        root.put("rqNm", section.surface().rq());
        root.put("correlationLengthNm", section.surface().correlationLength());
        root.put("selfAffine", section.surface().isSelfAffine());
        root.put("contrastToNoise", section.imaging().contrastToNoise());
        root.put("blurPx", section.imaging().blur());
        root.put("curtaining", section.imaging().curtaining());
        root.put("shading", section.imaging().shading());
        write(root, file);
    }

    private static Map<String, Object> geometry(LayeredPhantom layered) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("normalDeg", layered.face().direction());
        map.put("curvaturePerNm", layered.face().curvature());
        map.put("depthIsZeroAtNm", List.of(layered.face().originX(), layered.face().originY()));
        return map;
    }

    private static Map<String, Object> settings(PhantomSettings settings) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("simulated", true);
        root.put("seed", settings.seed());
        root.put("width", settings.width());
        root.put("height", settings.height());
        root.put("pixelSizeNm", List.of(settings.pixelX(), settings.pixelY()));
        root.put("dosePerPixel", settings.dose());
        root.put("matrixThicknessNm", settings.matrixThickness());
        root.put("microscope", microscope(settings.microscope()));
        return root;
    }

    /**
     * Writes what is true of simulated data as it is given.
     *
     * @throws UserError when the file cannot be written
     */
    public static void write(Map<String, Object> root, Path file) throws UserError {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), root);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> microscope(Microscope microscope) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("voltageKv", microscope.voltage());
        map.put("sphericalAberrationMm", microscope.sphericalAberration());
        map.put("defocusNm", microscope.defocus());
        map.put("astigmatismNm", microscope.astigmatism());
        map.put("focalSpreadNm", microscope.focalSpread());
        return map;
    }

    private static Map<String, Object> grain(GrainTruth truth, boolean withFringes) {
        CrystalGrain grain = truth.grain();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phase", grain.phase().name());
        map.put("zoneAxis", List.of(grain.zone().u(), grain.zone().v(), grain.zone().w()));
        map.put("rotationDeg", grain.rotation());
        map.put("tiltMrad", List.of(grain.tiltX(), grain.tiltY()));
        map.put("centreNm", List.of(grain.centreX(), grain.centreY()));
        map.put("diameterNm", grain.diameter());
        if (!withFringes) {
            return map;
        }
        List<Object> fringes = new ArrayList<>();
        for (GrainTruth.Fringe fringe : truth.reflections()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("hkl", List.of(fringe.indices().h(), fringe.indices().k(), fringe.indices().l()));
            one.put("gPerNm", List.of(fringe.gx(), fringe.gy()));
            one.put("contrast", fringe.contrast());
            one.put("signalToNoise", fringe.signalToNoise());
            fringes.add(one);
        }
        map.put("fringes", fringes);
        return map;
    }
}
