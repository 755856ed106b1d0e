package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the CIF files that lie beside the repository, in ../shared/data of its root; skipped where they are missing. */
class SharedDataTest {
    private Path folder;

    @BeforeEach
    void find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data/cif"))) {
                folder = at.resolve("shared/data/cif");
                return;
            }
        }
        assumeTrue(false, "skipped: there is no shared/data/cif beside the repository");
    }

    @Test
    void everyFileIsRead() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".cif")).toList();
        }
        assertTrue(files.size() >= 34, files.size() + " files");
        for (Path file : files) {
            Phase phase = CifReader.read(file);
            assertTrue(phase.spaceGroup().number() > 0, file.toString());
            assertTrue(phase.cell().volume() > 0.01 && phase.cell().volume() < 1, file.toString());
            String text = Files.readString(file);
            Matcher number = Pattern.compile("(?:_symmetry_Int_Tables_number|_space_group_IT_number)\\s+(\\d+)").matcher(text);
            if (number.find()) {
                assertEquals(Integer.parseInt(number.group(1)), phase.spaceGroup().number(), file.toString());
            }
            Matcher volume = Pattern.compile("_cell_volume\\s+([\\d.]+)").matcher(text);
            if (volume.find()) {
                assertEquals(Double.parseDouble(volume.group(1)) / 1000, phase.cell().volume(), 2e-4 * phase.cell().volume(),
                        file.toString());
            }
            phase.atomsInCell();
        }
    }

    /** Each row of PHASES.md: the largest allowed spacings (to its four decimals), reflection conditions only. */
    @Test
    void spacingsOfTheReferenceTable() throws Exception {
        int rows = 0;
        for (String line : Files.readAllLines(folder.resolve("PHASES.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length < 5 || !cells[4].contains("; ")) {
                continue;
            }
            Phase read = CifReader.read(folder.resolve("authored").resolve(cells[1].strip() + ".cif"));
            // The table leaves out the zeros of the diamond structure, but no others that come from atoms.
            List<Atom> atoms = read.name().equals("Si") ? List.of(Atom.of("Si", "Si", 0.125, 0.125, 0.125)) : List.of();
            Phase phase = new Phase(read.name(), "", read.cell(), read.spaceGroup(), atoms, "", 0.001);
            List<Reflection> list = Reflections.of(phase, 0.07, 2);
            Matcher matcher = Pattern.compile("([\\d.]+) \\((-?\\d+) (-?\\d+) (-?\\d+)\\)").matcher(cells[4]);
            // It searched indices up to 5, so that it lacks 620 of silicon.
            List<Double> distinct = list.stream().filter(r -> Math.max(r.indices().h(), Math.max(r.indices().k(),
                    r.indices().l())) <= 5).map(r -> Math.rint(r.spacing() * 1e8) / 1e8).distinct().toList();
            int index = 0;
            while (matcher.find()) {
                double expected = Double.parseDouble(matcher.group(1));
                // Families of the same spacing (330 and 411 of a cubic cell) share one entry there.
                assertEquals(expected, distinct.get(index++), 0.6e-4, phase.name() + " " + matcher.group());
                MillerIndices indices = new MillerIndices(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4)));
                assertTrue(list.stream().anyMatch(r -> r.equivalents().contains(indices)), phase.name() + " " + indices);
            }
            assertTrue(index >= 8, phase.name());
            rows++;
        }
        assertTrue(rows >= 19, rows + " rows");
    }

    /** Cells of well-known crystals and the number of their atoms. */
    @Test
    void filesOfTheOpenDatabase() throws Exception {
        Map<String, Integer> atoms = Map.of("Al", 4, "Au", 4, "BaTiO3_cubic", 5, "C", 4, "Cu", 4, "Li", 2, "Mn", 58, "Ni", 4, "Si", 8);
        for (Map.Entry<String, Integer> entry : atoms.entrySet()) {
            assertEquals(entry.getValue(), CifReader.read(folder.resolve("cod").resolve(entry.getKey() + ".cif")).atomsInCell().size(),
                    entry.getKey());
        }
        // Origin choice 1 here, 2 in the library: the same reflections with the same amplitudes.
        Phase first = CifReader.read(folder.resolve("cod/Si.cif"));
        List<Reflection> ours = Reflections.of(PhaseLibrary.builtIn().get("Si"), 0.08, 1);
        List<Reflection> theirs = Reflections.of(first, 0.08, 1);
        assertEquals(ours.size(), theirs.size());
        for (int i = 0; i < ours.size(); i++) {
            assertEquals(ours.get(i).amplitude(), theirs.get(i).amplitude(), 1e-3 * ours.get(i).amplitude());
        }
    }
}
