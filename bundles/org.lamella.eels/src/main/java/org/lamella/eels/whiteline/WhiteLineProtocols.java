package org.lamella.eels.whiteline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;
import org.lamella.spectrum.EnergyWindow;

/** The protocols that have a name. */
public final class WhiteLineProtocols {
    private static final String NUMBER = "([+-]?\\d+(?:\\.\\d+)?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER);

    private WhiteLineProtocols() {
    }

    /** The protocols that come with the product, the default first. */
    public static List<WhiteLineProtocol> builtIn() {
        InputStream stream = WhiteLineProtocols.class.getResourceAsStream("protocols.txt");
        if (stream == null) {
            throw new IllegalStateException("the product lacks its file protocols.txt");
        }
        List<WhiteLineProtocol> protocols = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> protocols.add(parse(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(protocols);
    }

    /** @throws UserError when no protocol has the name */
    public static WhiteLineProtocol named(String name) throws UserError {
        List<WhiteLineProtocol> all = builtIn();
        return all.stream().filter(protocol -> protocol.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> new UserError("there is no protocol '" + name.strip() + "'; there are "
                        + String.join(", ", all.stream().map(WhiteLineProtocol::name).toList())));
    }

    /** A window as people write it: {@code -5..5}. */
    public static EnergyWindow window(String text) throws UserError {
        Matcher matcher = RANGE.matcher(text.strip());
        if (matcher.matches()) {
            double from = Double.parseDouble(matcher.group(1));
            double to = Double.parseDouble(matcher.group(2));
            if (from < to) {
                return new EnergyWindow(from, to);
            }
        }
        throw new UserError("'" + text.strip() + "' is no window in eV beside a peak; an example: -5..5");
    }

    private static WhiteLineProtocol parse(String line) {
        String[] fields = line.split("\\|");
        try {
            String[] steps = fields[4].strip().split("\\s*,\\s*");
            return new WhiteLineProtocol(fields[0].strip(), relative(fields[1]), relative(fields[2]), isFirst(fields[2]), relative(fields[3]),
                    isFirst(fields[3]), StepShape.valueOf(steps[0].toUpperCase(Locale.ROOT).replace('-', '_')), Double.parseDouble(steps[1]),
                    share(Double.parseDouble(fields[5])), Double.parseDouble(fields[6].strip().split(" ")[0]),
                    fields[6].contains("channels"), fields[7].strip());
        } catch (UserError | RuntimeException e) {
            throw new IllegalStateException("protocols.txt: the line '" + line + "' is wrong", e);
        }
    }

    /** Two thirds are written with few digits. */
    private static double share(double written) {
        return Math.abs(written - 2.0 / 3) < 1e-3 ? 2.0 / 3 : written;
    }

    private static boolean isFirst(String field) {
        return field.strip().startsWith("L3:");
    }

    private static EnergyWindow relative(String field) throws UserError {
        return window(field.substring(field.indexOf(':') + 1));
    }
}
