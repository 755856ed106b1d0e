package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.UserError;
import org.lamella.eels.EdgeTable;
import org.lamella.eels.EnergyCalibration;

/** Reads energies that are known: {@code B-K=191.8+-0.1, N-K onset=401}; a peak is meant unless it says onset. */
final class KnownText {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern KNOWN = Pattern.compile("(.*?)\\s*(peak|pi\\*|π\\*|onset)?\\s*=\\s*" + NUMBER + "\\s*(?:eV)?\\s*(?:(?:\\+-|±)\\s*" + NUMBER
            + "\\s*(?:eV)?)?");
    /** What energies in tables are worth. */
    private static final double DEFAULT_UNCERTAINTY = 0.3;

    private KnownText() {
    }

    static List<EnergyCalibration.Known> parse(String[] items) throws UserError {
        List<EnergyCalibration.Known> known = new ArrayList<>();
        for (String item : items) {
            Matcher matcher = KNOWN.matcher(item.strip());
            if (!matcher.matches()) {
                throw new UserError("knownEnergies: '" + item.strip() + "' is not understood; examples: B-K=191.8+-0.1, N-K onset=401");
            }
            boolean onset = "onset".equals(matcher.group(2));
            known.add(new EnergyCalibration.Known(EdgeTable.builtIn().edge(matcher.group(1)),
                    onset ? EnergyCalibration.Feature.ONSET : EnergyCalibration.Feature.PEAK, Double.parseDouble(matcher.group(3)),
                    matcher.group(4) == null ? DEFAULT_UNCERTAINTY : Double.parseDouble(matcher.group(4))));
        }
        return known;
    }
}
