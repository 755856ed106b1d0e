package org.lamella.linescan.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.model.ModelName;

/**
 * What is fitted and how. Immutable.
 *
 * @param lines element lines of spectra, as they are typed, separated by commas
 * @param place the line over a spectrum image as it is typed, {@code x1,y1,x2,y2,width}; empty for none
 * @param model the model of all signals; null to choose
 * @param leftOut names of signals that are not fitted
 * @param range the places that are fitted; null for all
 */
record ScanModel(String lines, String place, ModelName model, List<String> leftOut, Range range) {
    /** From one place to another in the unit of the scan. */
    record Range(double from, double to) {
    }

    ScanModel {
        leftOut = List.copyOf(leftOut);
    }

    List<String> lineNames() {
        return Arrays.stream(lines.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    Optional<Range> fitted() {
        return Optional.ofNullable(range);
    }

    LineScanSettings settings() {
        LineScanSettings defaults = LineScanSettings.defaults();
        return model == null ? defaults : defaults.withModels(List.of(model));
    }

    ScanModel withLines(String newLines) {
        return new ScanModel(newLines, place, model, leftOut, range);
    }

    ScanModel withPlace(String newPlace) {
        return new ScanModel(lines, newPlace, model, leftOut, range);
    }

    ScanModel withModel(ModelName newModel) {
        return new ScanModel(lines, place, newModel, leftOut, range);
    }

    ScanModel withRange(Range newRange) {
        return new ScanModel(lines, place, model, leftOut, newRange);
    }

    ScanModel withFitted(String signal, boolean isFitted) {
        List<String> names = new ArrayList<>(leftOut);
        names.remove(signal);
        if (!isFitted) {
            names.add(signal);
        }
        return new ScanModel(lines, place, model, names, range);
    }
}
