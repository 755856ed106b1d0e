package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.AnalysisAnnotations;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.scijava.plugin.Plugin;

/** An example that ships: simulated cross-sections through three layers, and their thickness. */
@Plugin(type = DemoExample.class, name = "layers", priority = 70)
public class SectionDemo implements DemoExample {
    private static final Map<String, String> PARAMETERS = Map.of("images", "3", "thicknessScatter", "20 nm", "seed", "20260101");

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public String description() {
        return "Three simulated SEM images of cross-sections through Li, LiPON and LNMO, and the thickness of each layer";
    }

    @Override
    public Prepared prepare(Path folder, Progress progress) throws UserError {
        InstalledSimulation simulation = AnalysisAnnotations.readSimulation(SectionSimulation.class, "Lamella", SectionSimulation::new);
        List<Path> images = simulation.run(ParameterValues.parse(simulation.info(), PARAMETERS), folder, progress);
        return new Prepared(images, "layers", Map.of("layers", "Li,LiPON,LNMO"));
    }
}
