package org.lamella.eels.plugin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.EdgeTable;
import org.lamella.spectrum.EnergyWindow;

/**
 * Reads background windows: {@code 600-640} for a single edge, or {@code O-K 450-520; Mn-L 600-640}. Between the two energies may stand
 * a dash, a comma, a colon, two dots, a blank or the word "to"; eV may follow.
 */
final class WindowText {
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:eV)?\\s*(?:-|–|,|:|\\.\\.|to|\\s)\\s*(\\d+(?:\\.\\d+)?)\\s*(?:eV)?");

    private WindowText() {
    }

    /**
     * Windows by the edge they are meant for; the key null is for any edge.
     *
     * @throws UserError when a part is no window
     */
    static Map<Edge, EnergyWindow> parse(String text) throws UserError {
        Map<Edge, EnergyWindow> windows = new LinkedHashMap<>();
        EdgeTable table = EdgeTable.builtIn();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            Matcher named = Pattern.compile("\\s*([A-Za-z]{1,2}[\\s_-]?[K-Ok-o][1-7,]*)\\s*[=:\\s]\\s*(.*)").matcher(part);
            boolean hasName = named.matches() && table.find(named.group(1)).isPresent();
            Matcher range = RANGE.matcher(hasName ? named.group(2).strip() : part.strip());
            if (!range.matches() || !(Double.parseDouble(range.group(1)) < Double.parseDouble(range.group(2)))) {
                throw new UserError("window: '" + part.strip() + "' is no range of energies; examples: 600-640, or O-K 450-520; Mn-L 600-640");
            }
            windows.put(hasName ? table.edge(named.group(1)) : null,
                    new EnergyWindow(Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2))));
        }
        return windows;
    }
}
