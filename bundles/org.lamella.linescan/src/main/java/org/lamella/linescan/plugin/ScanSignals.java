package org.lamella.linescan.plugin;

import java.util.List;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.xray.DetectorResolution;

/** The signals of one input as the analysis {@code linescan} reads them with its defaults: what a window shows is what a run measures. */
public final class ScanSignals {
    private ScanSignals() {
    }

    /**
     * Reads the signals.
     *
     * @param names columns of a table, element lines of spectra, names of maps; empty for all columns or maps
     * @param region a line or a box over a spectrum image or a map; null for none
     * @param pixelSize in nm; null for the file's own
     * @return one signal at least, all over the same distances
     * @throws UserError when there are none: says why
     */
    public static List<ProfileSignal> read(AnalysisInput input, List<String> names, Region region, Double pixelSize, Progress progress) throws UserError {
        ScanReader reader = new ScanReader(new TableSignals(names, "", "", List.of(), "auto", 0),
                new SpectrumSignals(names, "", false, true, new DetectorResolution(DetectorResolution.DEFAULT)), names, region, pixelSize, null);
        reader.add(input, progress);
        return reader.scans(progress).get(0).signals();
    }

    /** Whether a file is read as a table of columns, by the end of its name. */
    public static boolean isTable(java.nio.file.Path path) {
        return ScanReader.isTable(path);
    }
}
