package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.analysis.InUnit;
import org.lamella.analysis.Simulation;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.Writers;
import org.lamella.simulation.TruthFile;
import org.lamella.simulation.WhiteLinePhantom;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code lamella simulate white-lines}: energy-loss spectra of manganese along a line, whose white-line ratio is known at every place. */
@Plugin(type = Simulation.class, name = "white-lines", label = "White lines of manganese",
        description = "A line of energy-loss spectra with the L edge of manganese over a power law, with Poisson noise, with the truth")
public class WhiteLineSimulation implements Simulation {
    @Parameter(label = "Ratios", description = "Area of the L3 line over that of the L2 line at each place, separated by commas")
    private String[] ratios = {"2.9", "2.4", "2.4", "2.4", "2.4"};

    @Parameter(label = "Spacing", description = "Distance from place to place", min = "0.001", max = "100000")
    @InUnit("nm")
    private double spacing = 12;

    @Parameter(label = "Height", description = "Expected counts of the L3 line at its top; the background is as high", min = "1", max = "1e8")
    @InUnit("counts")
    private double height = 8000;

    @Parameter(label = "Seed", description = "Start of the random numbers; the same seed gives the same spectra everywhere")
    private long seed = 1;

    @Override
    public List<Path> simulate(Path folder, Progress progress) throws UserError {
        List<WhiteLinePhantom> phantoms = phantoms();
        int channels = phantoms.get(0).channels();
        int[] counts = new int[channels * phantoms.size()];
        List<Object> places = new ArrayList<>();
        for (int i = 0; i < phantoms.size(); i++) {
            progress.check();
            progress.report(i / (double) phantoms.size(), "Simulating spectrum " + (i + 1) + " of " + phantoms.size());
            double[] spectrum = phantoms.get(i).simulate(seed + i);
            for (int c = 0; c < channels; c++) {
                counts[i * channels + c] = (int) spectrum[c];
            }
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("positionNm", i * spacing);
            place.put("ratioOfAreas", phantoms.get(i).ratio());
            places.add(place);
        }
        WhiteLinePhantom first = phantoms.get(0);
        Dataset dataset = new Dataset("white lines", ArrayImgs.ints(counts, channels, phantoms.size()), "int32",
                List.of(Axis.signal("energy loss", channels, first.dispersion(), first.offset(), Unit.ELECTRONVOLT),
                        Axis.navigation("position", phantoms.size(), spacing, 0, Unit.NANOMETRE)), Metadata.EMPTY);
        Path file = folder.resolve("white-lines.hspy");
        Writers.builtIn().forFile(file).write(file, List.of(dataset));
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("simulated", true);
        truth.put("seed", seed);
        truth.put("firstLineEv", first.first());
        truth.put("secondLineEv", first.first() + first.spacing());
        truth.put("backgroundExponent", first.exponent());
        truth.put("places", places);
        TruthFile.write(truth, folder.resolve("white-lines.truth.json"));
        progress.report(1, "done");
        return List.of(file);
    }

    private List<WhiteLinePhantom> phantoms() throws UserError {
        List<WhiteLinePhantom> phantoms = new ArrayList<>();
        WhiteLinePhantom plain = WhiteLinePhantom.manganese(height);
        for (String item : ratios) {
            for (String text : item.split(";")) {
                try {
                    phantoms.add(plain.withRatio(Double.parseDouble(text.strip())));
                } catch (IllegalArgumentException e) {
                    throw new UserError("ratios: '" + text.strip() + "' is no positive number", e);
                }
            }
        }
        if (phantoms.isEmpty()) {
            throw new UserError("ratios: none is given; an example: 2.9,2.4,2.4");
        }
        return phantoms;
    }
}
