package org.lamella.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.UserError;

class CifReaderTest {
    /** A correct file with the usual variety: text field, quotes, uncertainties, charges, several loops. */
    static final String GOOD = """
            # made up
            data_salt
            _journal_name_full 'Journal of Tests'
            _journal_year 2001
            _publ_section_title
            ;
             A title; with 'quotes'
            ;
            _chemical_formula_sum 'Na Cl'
            _symmetry_space_group_name_H-M 'F m -3 m'
            _cell_length_a 5.000(10)
            _cell_length_b 5.000(10)
            _cell_length_c 5.000(10)
            _cell_angle_alpha 90.
            _cell_angle_beta 90
            _cell_angle_gamma 90.00
            loop_
            _atom_site_label
            _atom_site_type_symbol
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            _atom_site_occupancy
            _atom_site_B_iso_or_equiv
            Na1 Na1+ 0 0 0 1.0 1.2(1)
            Cl1 Cl1- 0.5 .5 0.500(1) . ?
            """;

    private static Phase read(String text) throws UserError {
        return CifReader.parse("test.cif", "test", text);
    }

    private static String error(String text) {
        return assertThrows(UserError.class, () -> read(text)).getMessage();
    }

    @Test
    void aGoodFile() throws UserError {
        Phase phase = read(GOOD);
        assertEquals(UnitCell.cubic(0.5), phase.cell());
        assertEquals(225, phase.spaceGroup().number());
        assertEquals(2, phase.asymmetricUnit().size());
        assertEquals(8, phase.atomsInCell().size());
        Atom sodium = phase.asymmetricUnit().get(0);
        assertEquals("Na", sodium.element());
        assertEquals(1.2 / (8 * Math.PI * Math.PI) / 100, sodium.isotropicDisplacement(), 1e-12);
        assertEquals(1, phase.asymmetricUnit().get(1).occupancy());
        assertEquals(0, phase.asymmetricUnit().get(1).isotropicDisplacement());
        assertEquals(0.002, phase.cellUncertainty(), 1e-12);
        assertEquals("Na Cl", phase.formula());
        assertTrue(phase.source().contains("Journal of Tests") && phase.source().contains("2001"), phase.source());
    }

    @Test
    void lineEndsAndByteOrderMark() throws UserError {
        for (String text : new String[] {GOOD.replace("\n", "\r\n"), GOOD.replace("\n", "\r"), "\ufeff" + GOOD, GOOD.stripTrailing(),
                GOOD.toUpperCase()
                .replace("DATA_", "data_").replace("LOOP_", "loop_"), GOOD.replace("_cell_length_a", "_cell.length_a")}) {
            assertEquals(8, read(text).atomsInCell().size());
        }
    }

    @Test
    void symmetryFromOperationsNameHallOrNumber() throws UserError {
        String name = "_symmetry_space_group_name_H-M 'F m -3 m'\n";
        StringBuilder operations = new StringBuilder("loop_\n_symmetry_equiv_pos_as_xyz\n");
        SpaceGroup.of(225).operations().forEach(operation -> operations.append('\'').append(operation).append("'\n"));
        for (String symmetry : new String[] {"_space_group_IT_number 225\n", "_space_group_name_Hall '-F 4 2 3'\n",
                "_space_group_name_H-M_alt Fm-3m\n",
            operations.toString(), name + operations, "_symmetry_space_group_name_H-M 'weird name'\n_symmetry_Int_Tables_number 225\n",
            "_symmetry_space_group_name_H-M 'weird name'\n" + operations, operations.toString().replace("_symmetry_equiv_pos_as_xyz",
                "_space_group_symop.operation_xyz")}) {
            Phase phase = read(GOOD.replace(name, symmetry));
            assertEquals(225, phase.spaceGroup().number(), symmetry);
            assertEquals(8, phase.atomsInCell().size());
        }
    }

    @Test
    void rhombohedralAxesFollowTheCell() throws UserError {
        String cell = GOOD.replace("'F m -3 m'", "'R -3 m'").replace(" 90.\n", " 60\n").replace(" 90\n", " 60\n").replace(" 90.00\n",
                " 60\n");
        assertEquals("R -3 m :R", read(cell).spaceGroup().hermannMauguin());
        assertEquals("R -3 m :H", read(GOOD.replace("'F m -3 m'", "'R -3 m'").replace(" 90.00\n", " 120\n")).spaceGroup().hermannMauguin());
    }

    @Test
    void severalBlocks() throws UserError {
        assertEquals(8, read("data_global\n_journal_year 1999\n" + GOOD + "data_other\n_cell_length_a 9\n").atomsInCell().size());
        assertTrue(error("data_global\n_journal_year 1999\n").contains("unit cell"));
    }

    @Test
    void elementsFromSymbolsAndLabels() {
        assertEquals("Li", CifAtoms.element("Li1+"));
        assertEquals("O", CifAtoms.element("O2-"));
        assertEquals("Fe", CifAtoms.element("FE3"));
        assertEquals("O", CifAtoms.element("O1A"));
        assertEquals("H", CifAtoms.element("HA"));
        assertEquals("C", CifAtoms.element("C"));
        assertEquals("O", CifAtoms.element("OW1"));
        assertEquals("Ca", CifAtoms.element("Ca2+"));
        assertEquals("", CifAtoms.element("Xx9"));
        assertEquals("", CifAtoms.element("12"));
    }

    /** What is broken, what the message must name: the line above all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "_cell_length_a 5.000(10)|_cell_length_a five|line 11|no number",
        "_cell_length_a 5.000(10)|_cell_length_a ?|line 11|no value",
        "_cell_length_a 5.000(10)|_cell_length_a -5|line 11|nm",
        "_cell_length_a 5.000(10)|_cell_length_a 5e300|line 11|no number",
        "_cell_length_b 5.000(10)|_cell_length_b 5.500|line 11|shape",
        "_cell_length_b 5.000(10)||line 2|_cell_length_b",
        "_cell_angle_beta 90||line 2|_cell_angle_beta",
        "_cell_angle_beta 90|_cell_angle_beta 200|line 15|angle beta",
        "_cell_angle_beta 90|_cell_angle_beta|line 15|no value",
        "_symmetry_space_group_name_H-M 'F m -3 m'|_symmetry_space_group_name_H-M 'F q -3 m'|line 10|no space group",
        "_symmetry_space_group_name_H-M 'F m -3 m'||line 2|symmetry",
        "_symmetry_space_group_name_H-M 'F m -3 m'|_symmetry_space_group_name_H-M 'F m -3 m|line 10|quote",
        "_symmetry_space_group_name_H-M 'F m -3 m'|_symmetry_Int_Tables_number 300|line 10|230",
        "_symmetry_space_group_name_H-M 'F m -3 m'|_symmetry_equiv_pos_as_xyz 'x,y,q'|line 10|symmetry operation",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ 0 0 1.0 1.2(1)|line 26|incomplete",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Qq 0 0 0 1.0 1.2(1)|line 25|element",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ 0 x 0 1.0 1.2(1)|line 25|no number",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ ? 0 0 1.0 1.2(1)|line 25|no value",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ 0 0 0 1.5 1.2(1)|line 25|occupancy",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ 0 0 0 -1 1.2(1)|line 25|occupancy",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ 0 0 0 1 9999999|line 25|displacement",
        "Na1 Na1+ 0 0 0 1.0 1.2(1)|Na1 Na1+ 5000 0 0 1 1|line 25|fractional",
        "_atom_site_fract_z|_atom_site_other|line 25|_atom_site_fract_z",
        "_journal_year 2001|stray|line 4|belongs to no tag",
        "_journal_year 2001|_cell_length_a 4|line 12|second time",
        "_journal_year 2001|loop_ 5|line 4|loop_ without tags",
        "data_salt|data|line 2|not a CIF",
        "data_salt|save_x|line 2|dictionaries"})
    void errorsNameTheLine(String good, String bad, String line, String what) {
        String replacement = bad == null ? "" : bad;
        String text = replacement.isEmpty() ? GOOD.replace(good + "\n", "") : GOOD.replace(good, replacement);
        String message = error(text);
        if (replacement.isEmpty() || replacement.contains("_cell_length_a 4")) {
            assertTrue(message.contains("line "), message);
        } else {
            assertTrue(message.contains(line + ":"), message);
        }
        assertTrue(message.contains(what), message);
        assertTrue(message.startsWith("test.cif"), message);
    }

    @Test
    void operationsThatContradictTheName() {
        String text = GOOD.replace("loop_\n_atom", "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,-z\nloop_\n_atom");
        String message = error(text);
        assertTrue(message.contains("line 19") && message.contains("P -1") && message.contains("F m -3 m"), message);
        String open = GOOD.replace("loop_\n_atom", "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,z+1/2\n-x,y,-z\nloop_\n_atom");
        assertTrue(error(open).contains("not a complete group"));
    }

    @Test
    void unterminatedTextField() {
        assertTrue(error(GOOD.replace("quotes'\n;", "quotes'\n")).contains("line 6"));
    }

    @Test
    void hostileFiles(@TempDir Path folder) throws Exception {
        Path huge = folder.resolve("huge.cif");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(40L << 30);
        }
        Path binary = folder.resolve("binary.cif");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        Files.write(binary, noise);
        Path empty = Files.createFile(folder.resolve("empty.cif"));
        Path quotes = Files.writeString(folder.resolve("quotes.cif"), "data_x\n" + "'".repeat(3_000_000));
        Path loops = Files.writeString(folder.resolve("loops.cif"), "data_x\nloop_\n_a\n" + "1 ".repeat(3_000_000));
        Path blocks = Files.writeString(folder.resolve("blocks.cif"), "data_x\n".repeat(500_000));
        Path tags = Files.writeString(folder.resolve("tags.cif"), "data_x\nloop_\n" + "_a ".repeat(1_000_000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (Path file : new Path[] {huge, binary, empty, quotes, loops, blocks, tags, folder, folder.resolve("none.cif")}) {
                String message = assertThrows(UserError.class, () -> CifReader.read(file)).getMessage();
                assertTrue(message.contains(file.getFileName().toString()) && message.length() < 600, message);
            }
        });
    }

    /** 3000 seeded changes of a small file: each ends in a phase or in one clear error, at once. */
    @Test
    @Timeout(60)
    void mutations() {
        Random random = new Random(20240611);
        String withOperations = GOOD.replace("loop_\n_atom", "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,-z\nloop_\n_atom")
                .replace("'F m -3 m'", "'P -1'");
        String[] pieces = {"'", "\"", ";", "\n;\n", "loop_\n", "_x ", "data_", "data_b\n", "#", "?", ".", "(", ")", "-", "9".repeat(40),
                "\0", "\u20ac", "\ufffd", "\t", " ",
            "\n", "_cell_length_a", "'''", "\"\"\"", "save_", "1e99", "nan", "x,y,z", "[", "{", "\\", "_import_get",
                    "_import.get [{'file':'/etc/passwd'}]\n", ";\\\n"};
        int phases = 0;
        int errors = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? GOOD : withOperations);
            for (int change = 0; change <= random.nextInt(4); change++) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(5)) {
                    case 0 -> text.delete(at, at + 1);
                    case 1 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
                    case 2 -> text.replace(at, at + 1, String.valueOf((char) (32 + random.nextInt(95))));
                    case 3 -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
                    default -> text.setLength(at);
                }
            }
            String mutated = text.toString();
            try {
                Phase phase = read(mutated);
                assertTrue(phase.cell().volume() > 0);
                phase.atomsInCell();
                phases++;
            } catch (UserError e) {
                assertTrue(e.getMessage().startsWith("test.cif") && e.getMessage().length() < 600 && !e.getMessage().contains("null"),
                        e.getMessage());
                errors++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + ":\n" + mutated, e);
            }
        }
        assertTrue(phases > 300 && errors > 300, phases + " phases, " + errors + " errors");
    }
}
