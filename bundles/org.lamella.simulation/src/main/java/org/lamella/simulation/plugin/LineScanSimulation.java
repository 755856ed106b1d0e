package org.lamella.simulation.plugin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Simulation;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.storage.WholeFile;
import org.lamella.simulation.LineScanPhantom;
import org.lamella.simulation.ScanSignal;
import org.lamella.simulation.TruthFile;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code lamella simulate scan}: counts of elements along a line across an interface of known position and width. */
@Plugin(type = Simulation.class, name = "scan", label = "Line scan across an interface",
        description = "Tables of X-ray counts along a line across an interface, with Poisson noise, with the truth")
public class LineScanSimulation implements Simulation {
    @Parameter(label = "Scans", description = "How many scans", min = "1", max = "1000")
    private int scans = 1;

    @Parameter(label = "Points", description = "Points of a scan", min = "5", max = "100000")
    private int points = 161;

    @Parameter(label = "Step", description = "Distance from point to point", min = "0.001", max = "100000")
    @InUnit("nm")
    private double step = 1;

    @Parameter(label = "Signals", description = "Signals, each as name:counts before:counts behind:midpoint in nm:sigma of the step in nm")
    private String[] signals = {"P:8:220:80:22", "N:4:90:62:23", "O:30:30:80:22"};

    @Parameter(label = "Seed", description = "Start of the random numbers; the same seed gives the same counts everywhere")
    private long seed = 1;

    @Override
    public List<Path> simulate(Path folder, Progress progress) throws UserError {
        LineScanPhantom phantom = phantom();
        return NumberedFiles.make(folder, "scan", ".csv", "scan", scans, progress, (index, file, truthFile) -> {
            double[][] counts = phantom.simulate(seed + index);
            WholeFile.write(file, part -> Files.writeString(part, table(phantom, counts), StandardCharsets.UTF_8));
            Map<String, Object> truth = new LinkedHashMap<>(phantom.truth());
            truth.put("seed", seed + index);
            TruthFile.write(truth, truthFile);
        });
    }

    private LineScanPhantom phantom() throws UserError {
        List<ScanSignal> parsed = new ArrayList<>();
        for (String text : ListItems.of(signals)) {
            parsed.add(signal(text));
        }
        try {
            return new LineScanPhantom(points, step, parsed);
        } catch (IllegalArgumentException e) {
            throw new UserError("signals: " + e.getMessage(), e);
        }
    }

    private static ScanSignal signal(String text) throws UserError {
        String[] parts = text.split(":");
        try {
            if (parts.length != 5) {
                throw new NumberFormatException("parts");
            }
            double[] numbers = new double[4];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = Double.parseDouble(parts[k + 1].strip().replaceFirst("\\s*nm$", ""));
            }
            return new ScanSignal(parts[0].strip(), numbers[0], numbers[1], numbers[2], numbers[3]);
        } catch (NumberFormatException e) {
            throw new UserError("signals: '" + text + "' is not of the form 'P:8:220:80:22' (name, counts before and behind the step, midpoint and sigma in nm)", e);
        } catch (IllegalArgumentException e) {
            throw new UserError("signals: " + e.getMessage(), e);
        }
    }

    private static String table(LineScanPhantom phantom, double[][] counts) {
        StringBuilder text = new StringBuilder("distance (nm)");
        phantom.signals().forEach(signal -> text.append(',').append(signal.name()).append(" (counts)"));
        text.append('\n');
        for (int i = 0; i < phantom.points(); i++) {
            text.append((float) (i * phantom.step()));
            for (double[] signal : counts) {
                text.append(',').append((long) signal[i]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
