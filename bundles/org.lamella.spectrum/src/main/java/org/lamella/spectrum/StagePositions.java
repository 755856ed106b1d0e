package org.lamella.spectrum;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;

/** Where the spectra of several EMSA files were taken: the standard gives the position of specimen or beam in mm. */
public final class StagePositions {
    private static final String[] KEYWORDS = {"EMSA/XPOSITION", "EMSA/YPOSITION", "EMSA/ZPOSITION"};

    private StagePositions() {
    }

    /**
     * The distances from the first spectrum, in nm.
     *
     * @param spectra in the order in which they were taken
     * @return empty when a file gives no position, or when the distances do not ascend: then the files are no line of places
     */
    public static Optional<double[]> distances(List<Dataset> spectra) {
        double[] distances = new double[spectra.size()];
        for (int i = 0; i < distances.length; i++) {
            double squares = 0;
            for (String keyword : KEYWORDS) {
                OptionalDouble here = spectra.get(i).metadata().number(keyword);
                OptionalDouble first = spectra.get(0).metadata().number(keyword);
                if (here.isEmpty() != first.isEmpty() || here.isEmpty() && !keyword.equals(KEYWORDS[2])) {
                    return Optional.empty();
                }
                double difference = here.orElse(0) - first.orElse(0);
                squares += difference * difference;
            }
            distances[i] = Unit.MILLIMETRE.convert(Math.sqrt(squares), Unit.NANOMETRE);
            if (!Double.isFinite(distances[i]) || i > 0 && distances[i] <= distances[i - 1]) {
                return Optional.empty();
            }
        }
        return Optional.of(distances);
    }
}
