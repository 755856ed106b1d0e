package org.lamella.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/** A real spectrum image, against readings made with another program (shared/data/reference/other_reference.json, core_shell). */
class CoreShellTest {
    private static final double[] IRON = {19, 13, 13, 6, 5, 7, 32, 60, 81, 103, 130, 150, 146, 127, 157, 134, 162, 136, 132, 97, 74, 56, 14, 15, 14, 5,
        19, 20, 23};
    private static final double[] PLATINUM = {3, 0, 2, 1, 1, 2, 0, 2, 11, 44, 88, 85, 102, 123, 146, 109, 95, 45, 24, 4, 3, 1, 1, 0, 0, 0, 0, 2, 0};

    private static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/data"))) {
                return folder.resolve("shared/data").resolve(name);
            }
        }
        Assumptions.abort("the folder shared/data is not beside the repository");
        return null;
    }

    @Test
    void linesAndMapsOfAParticleAreThoseOfAnotherProgram() throws UserError {
        SpectrumSource source = SpectrumSource.require(Readers.builtIn().open(file("eds/core_shell_ripple/core_shell.rpl")).datasets().get(0));
        EnergyWindow iron = new EnergyWindow(6270, 6530);
        EnergyWindow platinum = new EnergyWindow(9280, 9600);
        assertEquals(884071, Arrays.stream(source.sum(null, Progress.NONE).counts()[0]).sum());
        assertEquals(41135, Arrays.stream(source.map(iron, Progress.NONE)).sum());
        assertEquals(11738, Arrays.stream(source.map(platinum, Progress.NONE)).sum());
        SpectrumSeries line = source.along(new Region.Line("l", 12, 27, 40, 27, 5), Progress.NONE);
        assertArrayEquals(IRON, Arrays.stream(line.counts()).mapToDouble(s -> iron.sum(line.energy(), s)).toArray());
        assertArrayEquals(PLATINUM, Arrays.stream(line.counts()).mapToDouble(s -> platinum.sum(line.energy(), s)).toArray());
        assertEquals(14, line.positions()[28], 1e-9);
    }
}
