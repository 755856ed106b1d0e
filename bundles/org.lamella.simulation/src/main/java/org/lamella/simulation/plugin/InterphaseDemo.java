package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.AnalysisAnnotations;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.scijava.plugin.Plugin;

/** The main example that ships: three simulated regions of a buried Li / LiPON interphase, and their layers. */
@Plugin(type = DemoExample.class, name = "interphase", priority = 100)
public class InterphaseDemo implements DemoExample {
    /** Small enough for half a minute, large enough to show every layer. */
    private static final Map<String, String> PARAMETERS = Map.of("regions", "3", "width", "1024", "height", "2048", "thicknessScatter", "2 nm",
            "seed", "20260101");

    @Override
    public String name() {
        return "interphase";
    }

    @Override
    public String description() {
        return "Three simulated high-resolution images across a Li / LiPON interphase, and the thickness of its layers";
    }

    @Override
    public Prepared prepare(Path folder, Progress progress) throws UserError {
        InstalledSimulation simulation = AnalysisAnnotations.readSimulation(InterphasePhantom.class, "Lamella", InterphasePhantom::new);
        List<Path> images = simulation.run(ParameterValues.parse(simulation.info(), PARAMETERS), folder, progress);
        return new Prepared(images, "interphase", Map.of());
    }
}
