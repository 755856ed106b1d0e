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
        PhantomSettings settings = phantom.settings();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("simulated", true);
        root.put("seed", settings.seed());
        root.put("width", settings.width());
        root.put("height", settings.height());
        root.put("pixelSizeNm", List.of(settings.pixelX(), settings.pixelY()));
        root.put("dosePerPixel", settings.dose());
        root.put("matrixThicknessNm", settings.matrixThickness());
        root.put("microscope", microscope(settings.microscope()));
        List<Object> grains = new ArrayList<>();
        phantom.truth().forEach(truth -> grains.add(grain(truth)));
        root.put("grains", grains);
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

    private static Map<String, Object> grain(GrainTruth truth) {
        CrystalGrain grain = truth.grain();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phase", grain.phase().name());
        map.put("zoneAxis", List.of(grain.zone().u(), grain.zone().v(), grain.zone().w()));
        map.put("rotationDeg", grain.rotation());
        map.put("tiltMrad", List.of(grain.tiltX(), grain.tiltY()));
        map.put("centreNm", List.of(grain.centreX(), grain.centreY()));
        map.put("diameterNm", grain.diameter());
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
