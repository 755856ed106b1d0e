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

/** An example that ships: a simulated line scan across an interface, and how its elements are offset. */
@Plugin(type = DemoExample.class, name = "linescan", priority = 60)
public class LineScanDemo implements DemoExample {
    @Override
    public String name() {
        return "linescan";
    }

    @Override
    public String description() {
        return "A simulated line scan of P, N and O across an interface, with the midpoint and width of each and the offsets between them";
    }

    @Override
    public Prepared prepare(Path folder, Progress progress) throws UserError {
        InstalledSimulation simulation = AnalysisAnnotations.readSimulation(LineScanSimulation.class, "Lamella", LineScanSimulation::new);
        List<Path> tables = simulation.run(ParameterValues.parse(simulation.info(), Map.of("seed", "20260101")), folder, progress);
        return new Prepared(tables, "linescan", Map.of());
    }
}
