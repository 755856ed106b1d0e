package org.lamella.eels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Assumptions;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/**
 * Real spectra beside the repository; tests over them are skipped where they are not.
 *
 * @param energy in eV
 * @param counts one spectrum after the other
 */
public record SharedSpectra(Axis energy, List<double[]> counts) {
    /** @param name below {@code shared/data/eels} */
    public static SharedSpectra read(String name) throws UserError {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/eels").resolve(name);
            if (Files.exists(file)) {
                boolean isHdf = name.endsWith(".hspy") || name.endsWith(".hdf5");
                Assumptions.assumeTrue(!isHdf || Readers.builtIn().formats().stream().anyMatch(format -> format.contains("HDF5")), "no reader for " + name);
                return of(Readers.builtIn().read(file).get(0));
            }
        }
        Assumptions.abort("shared/data/eels/" + name + " is not beside the repository");
        throw new IllegalStateException();
    }

    /** The energy runs fastest, as in all of these files. */
    private static SharedSpectra of(Dataset dataset) {
        Axis axis = dataset.axes().get(0);
        List<double[]> spectra = new ArrayList<>();
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(dataset.array()).cursor();
        while (cursor.hasNext()) {
            double[] spectrum = new double[(int) axis.size()];
            for (int i = 0; i < spectrum.length; i++) {
                spectrum[i] = cursor.next().getRealDouble();
            }
            spectra.add(spectrum);
        }
        return new SharedSpectra(axis.unit().isEnergy() ? axis.in(Unit.ELECTRONVOLT) : axis, spectra);
    }
}
