package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lamella.analysis.AnalysisAnnotations;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.scijava.plugin.Plugin;

/** An example that ships: simulated energy-loss spectra along a line, and their white-line ratios. */
@Plugin(type = DemoExample.class, name = "eels", priority = 50)
public class WhiteLineDemo implements DemoExample {
    private static final int SPECTRA = 24;
    private static final double FIRST = 2.2;
    private static final double LAST = 3.4;

    @Override
    public String name() {
        return "eels";
    }

    @Override
    public String description() {
        return "A simulated line of energy-loss spectra of Mn-L, with the white-line ratio and the oxidation state of each";
    }

    @Override
    public Prepared prepare(Path folder, Progress progress) throws UserError {
        InstalledSimulation simulation = AnalysisAnnotations.readSimulation(WhiteLineSimulation.class, "Lamella", WhiteLineSimulation::new);
        String ratios = IntStream.range(0, SPECTRA).mapToObj(i -> String.format(Locale.ROOT, "%.3f", FIRST + (LAST - FIRST) * i / (SPECTRA - 1)))
                .collect(Collectors.joining(","));
        List<Path> spectra = simulation.run(ParameterValues.parse(simulation.info(), Map.of("ratios", ratios, "spacing", "1.5 nm", "height", "5000", "seed", "20260101")),
                folder, progress);
        return new Prepared(spectra, "eels", Map.of("edge", "Mn-L", "protocol", "W1"));
    }
}
