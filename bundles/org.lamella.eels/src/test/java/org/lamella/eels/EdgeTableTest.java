package org.lamella.eels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.UserError;

class EdgeTableTest {
    private final EdgeTable table = EdgeTable.builtIn();

    /** The energies that the studies of thin-film batteries name (C. C. Ahn and O. L. Krivanek, EELS Atlas, 1983). */
    @ParameterizedTest
    @CsvSource({"Li-K,55", "P-L,132", "C-K,284", "N-K,401", "O-K,532", "Mn-L,640", "Ni-L,855", "Co-L,779", "P-K,2146", "Fe-L,708", "Ti-L,456",
        "F-K,685", "S-L,165"})
    void edgesOfTheStudies(String name, double onset) throws UserError {
        assertEquals(onset, table.edge(name).onset());
        assertEquals(name, table.edge(name).name());
    }

    @ParameterizedTest
    @CsvSource(value = {"Mn-L;Mn-L", "mn l;Mn-L", "Mn L2,3;Mn-L", "MnL23;Mn-L", "Mn-L3;Mn-L", "Mn-L1;Mn-L1", "Mn-M;Mn-M23", "Ba-M5;Ba-M", "Sr-M;Sr-M",
        "Sr-M3;Sr-M23", " o-k ;O-K"}, delimiter = ';')
    void namesAsPeopleWriteThem(String written, String name) throws UserError {
        assertEquals(name, table.edge(written).name());
    }

    @Test
    void unknownNamesAreRefusedWithWhatThereIs() {
        assertTrue(assertThrows(UserError.class, () -> table.edge("Mn-K")).getMessage().contains("Mn-L"));
        assertTrue(assertThrows(UserError.class, () -> table.edge("manganese")).getMessage().contains("for example"));
        assertTrue(assertThrows(UserError.class, () -> table.edge("")).getMessage().contains("for example"));
    }

    @Test
    void whichEdgeIsThis() {
        List<EdgeTable.Match> matches = table.near(641.5, 3);
        assertEquals("Mn-L", matches.get(0).edge().name());
        assertEquals("L3", matches.get(0).subshell());
        assertEquals(1.5, matches.get(0).distance(), 1e-12);
        assertEquals("L2", table.near(650.5, 3).get(0).subshell());
        assertEquals(List.of(), table.near(1e6, 3));
    }

    @Test
    void tableIsSound() {
        HashSet<String> names = new HashSet<>();
        double last = 0;
        for (Edge edge : table.all()) {
            assertTrue(names.add(edge.name()), edge + " stands twice");
            assertTrue(edge.onset() >= last && edge.onset() < 3000, edge.name());
            last = edge.onset();
            assertEquals(edge, table.find(edge.name()).orElseThrow(), edge.name());
        }
        assertTrue(table.all().size() > 100);
    }
}
