package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.DemoExample;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.ZoneAxis;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;
import org.lamella.simulation.CrystalGrain;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.Microscope;
import org.lamella.simulation.Phantom;
import org.lamella.simulation.PhantomSettings;
import org.lamella.simulation.TruthFile;
import org.scijava.plugin.Plugin;

/** The example that ships: three nanocrystals of a battery interphase in an amorphous matrix, simulated. */
@Plugin(type = DemoExample.class, name = "lattice", priority = 90)
public class NanocrystalDemo implements DemoExample {
    private static final int SIZE = 1024;
    private static final double PIXEL = 0.021;
    private static final long SEED = 20260101;

    @Override
    public String name() {
        return "lattice";
    }

    @Override
    public String description() {
        return "A simulated high-resolution image of Li, Li2O and Li3N nanocrystals in an amorphous matrix, indexed region by region";
    }

    @Override
    public Prepared prepare(Path folder, Progress progress) throws UserError {
        progress.report(0, "Simulating an image");
        Phantom phantom = HighResolutionPhantom.simulate(settings());
        Path image = folder.resolve("simulated-interphase.tif");
        TiffWriter.write(image, phantom.image(), ElementType.UINT16);
        TruthFile.write(phantom, folder.resolve("simulated-interphase.truth.json"));
        int half = SIZE / 2;
        String regions = "upper left=0,0," + half + "," + half + "; upper right=" + half + ",0," + half + "," + half + "; lower left=0,"
                + half + "," + half + "," + half + "; lower right=" + half + "," + half + "," + half + "," + half;
        return new Prepared(List.of(image), "lattice", Map.of("region", regions));
    }

    /** The settings of the example; the lower right quarter holds no crystal. */
    public static PhantomSettings settings() throws UserError {
        PhaseLibrary library = PhaseLibrary.builtIn();
        double quarter = SIZE * PIXEL / 4;
        List<CrystalGrain> grains = List.of(
                new CrystalGrain(library.get("Li"), new ZoneAxis(1, 1, 1), 17, 1, 0, quarter, quarter, 8.5),
                new CrystalGrain(library.get("Li2O"), new ZoneAxis(1, 1, 0), -24, 0, 1, 3 * quarter, quarter, 7.5),
                new CrystalGrain(library.get("Li3N"), new ZoneAxis(1, 1, 0), 55, -1, 1, quarter, 3 * quarter, 8));
        return new PhantomSettings(SIZE, SIZE, PIXEL, PIXEL, grains, 8, Microscope.uncorrected().withDefocus(-50).withAstigmatism(3, 20),
                40, SEED);
    }
}
