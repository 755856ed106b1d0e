package org.lamella.eels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;

/** The ionisation edges that are known by name, and the question which of them an energy belongs to. Immutable. */
public final class EdgeTable {
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z]{1,2})[\\s_-]*([K-Ok-o])\\s*([1-7]?)(?:\\s*,?\\s*([1-7]))?\\s*");

    private final List<Edge> edges;

    /** @param edges any order */
    public EdgeTable(List<Edge> edges) {
        this.edges = edges.stream().sorted(Comparator.comparingDouble(Edge::onset).thenComparing(Edge::name)).toList();
    }

    /** The edges that come with the product; each line of the file says its source. */
    public static EdgeTable builtIn() {
        InputStream stream = EdgeTable.class.getResourceAsStream("edges.txt");
        if (stream == null) {
            throw new IllegalStateException("the product lacks its file edges.txt");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new EdgeTable(reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(EdgeTable::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line: element, family, thresholds as {@code L3=640,L2=651}, shape, major or minor, source. */
    private static Edge parse(String line) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length != 6) {
            throw new IllegalStateException("edges.txt: six fields belong into the line '" + line + "'");
        }
        List<Edge.Threshold> thresholds = new ArrayList<>();
        for (String threshold : fields[2].split(",")) {
            String[] parts = threshold.split("=");
            thresholds.add(new Edge.Threshold(parts[0], Double.parseDouble(parts[1])));
        }
        return new Edge(fields[0], fields[1], thresholds, EdgeShape.parse(fields[3]), fields[4].equals("major"), fields[5]);
    }

    /** All edges, lowest onset first. */
    public List<Edge> all() {
        return edges;
    }

    /**
     * The edge of a name as people write it: {@code Mn-L}, {@code Mn L2,3}, {@code mn-L3}, {@code O-K}.
     *
     * @throws UserError when there is none
     */
    public Edge edge(String name) throws UserError {
        return find(name).orElseThrow(() -> new UserError("'" + name.strip() + "' is no known edge; " + suggestion(name)));
    }

    /** The edge of a name; see {@link #edge}. */
    public Optional<Edge> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String element = element(name);
        String shell = matcher.group(2).toUpperCase(Locale.ROOT);
        if (matcher.group(3).isEmpty()) {
            // "Mn-M" means M4,5 where it exists and else what there is: M2,3.
            return edges.stream().filter(edge -> edge.element().equals(element) && edge.family().startsWith(shell))
                    .min(Comparator.comparing((Edge edge) -> !edge.family().equals(shell)).thenComparing(edge -> !edge.major()));
        }
        String subshell = shell + matcher.group(3);
        return edges.stream().filter(edge -> edge.element().equals(element) && edge.family().startsWith(shell)
                && edge.threshold(subshell).isPresent()).findFirst();
    }

    private static String element(String name) {
        Matcher matcher = NAME.matcher(name);
        String letters = matcher.matches() ? matcher.group(1) : "";
        return letters.isEmpty() ? "" : letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1).toLowerCase(Locale.ROOT);
    }

    private String suggestion(String name) {
        String element = element(name);
        List<String> known = of(element).stream().map(Edge::name).toList();
        return known.isEmpty() ? "write element and shell, for example Mn-L or O-K"
                : "of " + element + " there are " + String.join(", ", known);
    }

    /** The edges of an element, lowest onset first. */
    public List<Edge> of(String element) {
        return edges.stream().filter(edge -> edge.element().equals(element)).toList();
    }

    /**
     * Edges with a threshold in a range of energies, lowest onset first.
     *
     * @param from in eV
     * @param to in eV
     */
    public List<Edge> between(double from, double to) {
        return edges.stream().filter(edge -> edge.thresholds().stream()
                .anyMatch(threshold -> threshold.energy() >= from && threshold.energy() <= to)).toList();
    }

    /**
     * Which edge is this? Those whose threshold is near an energy, most likely first: major edges before minor ones, then
     * by distance.
     *
     * @param energy where the spectrum rises, in eV
     * @param tolerance how far thresholds may be away, in eV
     */
    public List<Match> near(double energy, double tolerance) {
        List<Match> matches = new ArrayList<>();
        for (Edge edge : edges) {
            edge.thresholds().stream().min(Comparator.comparingDouble(threshold -> Math.abs(threshold.energy() - energy)))
                    .filter(threshold -> Math.abs(threshold.energy() - energy) <= tolerance)
                    .ifPresent(threshold -> matches.add(new Match(edge, threshold.subshell(), energy - threshold.energy())));
        }
        matches.sort(Comparator.comparing((Match match) -> !match.edge().major()).thenComparing(match -> Math.abs(match.distance())));
        return matches;
    }

    /**
     * An edge that an energy may belong to.
     *
     * @param edge the edge
     * @param subshell whose threshold is near
     * @param distance from the threshold to the energy in eV; positive above the threshold
     */
    public record Match(Edge edge, String subshell, double distance) {
    }
}
