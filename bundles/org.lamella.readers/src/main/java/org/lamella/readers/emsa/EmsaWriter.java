package org.lamella.readers.emsa;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.storage.WholeFile;

/** Writes a spectrum in the EMSA/MAS format (ISO 22029), every value with all its digits. */
public final class EmsaWriter implements FormatWriter {
    private static final String[][] NUMBERS = {{"BEAMKV", CommonMetadata.BEAM_ENERGY}, {"PROBECUR", CommonMetadata.BEAM_CURRENT},
        {"MAGCAM", CommonMetadata.MAGNIFICATION}, {"CAMLEN", CommonMetadata.CAMERA_LENGTH}, {"CONVANGLE", CommonMetadata.CONVERGENCE_ANGLE},
        {"COLLANGLE", CommonMetadata.COLLECTION_ANGLE}, {"ELEVANGLE", CommonMetadata.ELEVATION_ANGLE}, {"AZIMANGLE", CommonMetadata.AZIMUTH_ANGLE},
        {"LIVETIME", CommonMetadata.LIVE_TIME}, {"REALTIME", CommonMetadata.REAL_TIME}, {"XTILTSTGE", CommonMetadata.TILT},
        {"YTILTSTGE", CommonMetadata.TILT_BETA}};

    @Override
    public String format() {
        return "EMSA";
    }

    @Override
    public List<String> endings() {
        return List.of("msa", "emsa");
    }

    @Override
    public String holds() {
        return "one spectrum";
    }

    @Override
    public Optional<String> refusal(Dataset dataset) {
        if (dataset.axes().size() != 1) {
            return Optional.of("'" + dataset.name() + "' has " + dataset.axes().size() + " axes where a spectrum has one");
        }
        return dataset.type().startsWith("complex") ? Optional.of("'" + dataset.name() + "' is complex") : Optional.empty();
    }

    @Override
    public void write(Path file, List<Dataset> datasets) throws UserError {
        Dataset dataset = datasets.get(0);
        Optional<String> refusal = datasets.size() > 1 ? Optional.of("there are " + datasets.size() + " datasets") : refusal(dataset);
        if (refusal.isPresent()) {
            throw new UserError(file + ": " + refusal.get() + "; EMSA holds " + holds());
        }
        WholeFile.write(file, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, String> line : header(dataset).entrySet()) {
                    out.write(String.format("#%-12s: %s\r\n", line.getKey(), line.getValue()));
                }
                out.write("#SPECTRUM    : Spectral data starts here\r\n");
                Cursor<? extends RealType<?>> cursor = Views.flatIterable(dataset.array()).cursor();
                while (cursor.hasNext()) {
                    double value = cursor.next().getRealDouble();
                    if (!Double.isFinite(value)) {
                        throw new UserError(file + ": the spectrum has a value that is no number, which EMSA cannot hold");
                    }
                    out.write(value + "\r\n");
                }
                out.write("#ENDOFDATA   : End of data\r\n");
            }
        });
    }

    private static Map<String, String> header(Dataset dataset) {
        Axis axis = dataset.axes().get(0);
        String node = CommonMetadata.NODE + "/";
        Map<String, String> header = new LinkedHashMap<>();
        header.put("FORMAT", "EMSA/MAS Spectral Data File");
        header.put("VERSION", "1.0");
        header.put("TITLE", line(dataset.name()));
        header.put("DATE", line(dataset.metadata().text(node + CommonMetadata.DATE).orElse("")));
        header.put("TIME", "");
        header.put("OWNER", "");
        header.put("NPOINTS", Long.toString(axis.size()));
        header.put("NCOLUMNS", "1");
        header.put("XUNITS", axis.unit().symbol());
        header.put("YUNITS", line(dataset.metadata().text(node + CommonMetadata.INTENSITY_UNIT).orElse("")));
        header.put("DATATYPE", "Y");
        header.put("XPERCHAN", Double.toString(axis.scale()));
        header.put("OFFSET", Double.toString(axis.offset()));
        header.put("XLABEL", line(axis.name()));
        header.put("SIGNALTYPE", axis.unit().equals(Unit.KILOELECTRONVOLT) ? "EDS" : axis.unit().isEnergy() ? "ELS" : "XXX");
        for (String[] number : NUMBERS) {
            dataset.metadata().number(node + number[1]).ifPresent(value -> header.put(number[0], Double.toString(value)));
        }
        // The standard counts the dwell time in ms.
        dataset.metadata().number(node + CommonMetadata.DWELL_TIME).ifPresent(value -> header.put("DWELLTIME", Double.toString(value * 1e3)));
        dataset.metadata().text(node + CommonMetadata.DETECTOR).ifPresent(text -> header.put("EDSDET", line(text)));
        dataset.metadata().text(node + CommonMetadata.SAMPLE).ifPresent(text -> header.put("COMMENT", line(text)));
        return header;
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
