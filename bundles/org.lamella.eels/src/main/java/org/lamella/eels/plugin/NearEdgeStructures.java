package org.lamella.eels.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lamella.data.UserError;
import org.lamella.eels.Edge;
import org.lamella.eels.nearedge.Component;
import org.lamella.eels.nearedge.NearEdgeFit;

/** The peaks near edges that are fitted when nobody says otherwise. */
final class NearEdgeStructures {
    private NearEdgeStructures() {
    }

    /** The components for an edge; empty when there are none. */
    static List<Component> of(Edge edge) {
        try (InputStream stream = NearEdgeFit.class.getResourceAsStream("structures.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the product lacks its file structures.txt");
            }
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] fields = line.split("\\|");
                if (!line.startsWith("#") && fields.length == 3 && fields[0].strip().equals(edge.name())) {
                    return ComponentText.parse(fields[1]);
                }
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UserError e) {
            throw new IllegalStateException("structures.txt is wrong: " + e.getMessage(), e);
        }
    }
}
