package org.lamella.linescan.xray;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Axis;
import org.lamella.data.UserError;

/**
 * The characteristic lines of the elements from lithium to americium.
 *
 * <p>Energies: J. A. Bearden, Rev. Mod. Phys. 39 (1967) 78, doi:10.1103/RevModPhys.39.78, as compiled in xraylib:
 * T. Schoonjans et al., Spectrochim. Acta B 66 (2011) 776, doi:10.1016/j.sab.2011.09.011. The head of the file tells how the
 * intensities were made.</p>
 */
public final class XrayLines {
    private static final String FILE = "x-ray-lines.csv";
    /** Lines that the beam cannot excite well are no choice when only an element is named. */
    private static final double LEAST_OVERVOLTAGE_SHARE = 0.95;
    private static final Pattern NAME = Pattern.compile("([A-Z][a-z]?)[\\s_-]*(?:([KLM])[\\s_-]*([abgln]?)([1-4]?))?");

    private final List<XrayLine> lines;

    private XrayLines(List<XrayLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** The table that ships with Lamella. */
    public static XrayLines installed() {
        List<XrayLine> lines = new ArrayList<>();
        try (InputStream in = XrayLines.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#") && !line.startsWith("element,")).forEach(line -> {
                String[] cells = line.split(",");
                lines.add(new XrayLine(cells[0], cells[2], Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new XrayLines(lines);
    }

    public List<XrayLine> all() {
        return lines;
    }

    /** The symbols of the elements that have lines, in order of their number. */
    public List<String> elements() {
        return lines.stream().map(XrayLine::element).distinct().toList();
    }

    /**
     * Lines by name: {@code Fe Ka}, {@code Fe_Kα}, {@code Pt La1}, {@code Pt L} for a whole shell, or {@code Fe} alone for the
     * strongest group of lines that the spectrum reaches.
     *
     * @param energy the axis of the spectra, in eV
     * @return the lines of one group, such as Ka1 and Ka2; one at least
     * @throws UserError when there is no such line or the spectra do not reach it
     */
    public LineGroup find(String text, Axis energy) throws UserError {
        String plain = text.strip().replace('α', 'a').replace('β', 'b').replace('γ', 'g');
        Matcher matcher = NAME.matcher(plain);
        if (!matcher.matches() || lines.stream().noneMatch(line -> line.element().equals(matcher.group(1)))) {
            throw new UserError("'" + text.strip() + "' is no X-ray line; write for example Fe Ka, Pt La or just Fe");
        }
        String element = matcher.group(1);
        double highest = energy.coordinate(energy.size() - 1.0);
        if (matcher.group(2) == null) {
            for (String group : List.of("Ka", "La", "Ma")) {
                List<XrayLine> found = starting(element, group);
                if (!found.isEmpty() && isReached(found, energy, highest)) {
                    return new LineGroup(element + " " + group, found);
                }
            }
            throw new UserError("the spectra, " + range(energy) + ", hold no line of " + element);
        }
        String name = matcher.group(2) + matcher.group(3) + matcher.group(4);
        List<XrayLine> found = starting(element, name);
        if (found.isEmpty()) {
            throw new UserError(element + " has no line " + name + "; its lines are "
                    + String.join(", ", lines.stream().filter(line -> line.element().equals(element)).map(XrayLine::name).toList()));
        }
        LineGroup group = new LineGroup(element + " " + name, found);
        if (group.energy() > highest || group.energy() < energy.coordinate(0)) {
            throw new UserError(String.format(Locale.ROOT, "%s lies at %.0f eV, which the spectra do not hold: %s", group.name(), group.energy(), range(energy)));
        }
        return group;
    }

    private static boolean isReached(List<XrayLine> group, Axis energy, double highest) {
        double first = group.get(0).energy();
        // Light elements' lines below 100 eV drown in the noise peak; others want some room for their background.
        return first < LEAST_OVERVOLTAGE_SHARE * highest && first > Math.max(energy.coordinate(0), 40);
    }

    private static String range(Axis energy) {
        return String.format(Locale.ROOT, "%.4g to %.4g keV", energy.coordinate(0) / 1000, energy.coordinate(energy.size() - 1.0) / 1000);
    }

    private List<XrayLine> starting(String element, String name) {
        return lines.stream().filter(line -> line.element().equals(element) && line.name().startsWith(name)).toList();
    }

    /** All lines of a shell of an element. */
    public List<XrayLine> shell(String element, char shell) {
        return lines.stream().filter(line -> line.element().equals(element) && line.shell() == shell).toList();
    }

    /** The strong line that lies nearest to an energy, for naming a peak; empty when none is within reach. */
    public Optional<XrayLine> nearest(double energy, double reach) {
        return lines.stream().filter(line -> line.intensity() > 0.9 && Math.abs(line.energy() - energy) <= reach)
                .min(java.util.Comparator.comparingDouble(line -> Math.abs(line.energy() - energy)));
    }
}
