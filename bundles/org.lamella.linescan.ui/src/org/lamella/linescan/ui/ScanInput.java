package org.lamella.linescan.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Dataset;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.linescan.plugin.ScanSignals;
import org.lamella.spectrum.LineText;
import org.lamella.spectrum.SpectrumSource;

/**
 * What is in front and may hold a scan.
 *
 * @param path the file
 * @param dataset what the editor shows; null for a table, which is read anew
 * @param drawn the line or box that is drawn on it; null for none
 * @param pixelSize in nm as the user set it; null for the file's own
 */
record ScanInput(Path path, Dataset dataset, Region drawn, Double pixelSize) implements AnalysisInput {
    @Override
    public List<Dataset> datasets() {
        return dataset == null ? List.of() : List.of(dataset);
    }

    @Override
    public Dataset imageDataset() throws UserError {
        if (!isMap()) {
            throw new UserError(name() + " is no image");
        }
        return dataset;
    }

    boolean isTable() {
        return ScanSignals.isTable(path);
    }

    boolean isMap() {
        return dataset != null && dataset.isImage();
    }

    boolean isSpectra() {
        return spectra().isPresent();
    }

    boolean isSpectrumImage() {
        return spectra().filter(source -> source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE).isPresent();
    }

    private Optional<SpectrumSource> spectra() {
        return dataset == null || isTable() ? Optional.empty() : SpectrumSource.of(dataset);
    }

    /**
     * The line or box of the scan: drawn, or typed for a spectrum image.
     *
     * @return null for none
     * @throws UserError when what was typed is no line
     */
    Region region(String typed) throws UserError {
        if (drawn != null || typed.isBlank() || !isSpectrumImage()) {
            return drawn;
        }
        int last = typed.lastIndexOf(',');
        boolean hasWidth = typed.chars().filter(c -> c == ',').count() == 4;
        try {
            return hasWidth ? LineText.line(typed.substring(0, last), Double.parseDouble(typed.substring(last + 1).strip())) : LineText.line(typed, 1);
        } catch (NumberFormatException e) {
            throw new UserError("the width in '" + typed + "' is no number of pixels", e);
        }
    }
}
