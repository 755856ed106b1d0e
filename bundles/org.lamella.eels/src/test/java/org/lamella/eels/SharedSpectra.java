package org.lamella.eels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

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
                return of(file);
            }
        }
        Assumptions.abort("shared/data/eels/" + name + " is not beside the repository");
        throw new IllegalStateException();
    }

    private static SharedSpectra of(Path file) throws UserError {
        SpectrumSource source = SpectrumSource.require(Readers.builtIn().read(file).get(0));
        SpectrumSeries series = source.series(Progress.NONE);
        return new SharedSpectra(source.energy(), List.of(series.counts()));
    }
}
