package org.lamella.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that make no sense are refused when they are made. */
class SettingsTest {
    @ParameterizedTest
    @CsvSource({"0, 0.1, 1, 10", "1, 0.1, 1, 10", "NaN, 0.1, 1, 10", "0.001, 0, 1, 10", "0.001, -1, 1, 10", "0.001, 1, 1, 10",
        "0.001, 2, 1, 10", "0.001, NaN, 1, 10", "0.001, 0.1, NaN, 10", "0.001, 0.1, 1, 0"})
    void searchSettingsAreChecked(double falseAlarm, double dMin, double dMax, int most) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
                () -> new SpotSearchSettings(falseAlarm, dMin, dMax, most));
        assertTrue(error.getMessage().length() > 10);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.002, 0.05, 0.1, 1, 3", "-0.01, 0.002, 0.05, 0.1, 1, 3", "NaN, 0.002, 0.05, 0.1, 1, 3", "0.01, 0, 0.05, 0.1, 1, 3",
        "0.01, 0.5, 0.05, 0.1, 1, 3", "0.01, 0.002, 0, 0.1, 1, 3", "0.01, 0.002, 1, 0.1, 1, 3", "0.01, 0.002, 0.05, 0, 1, 3",
        "0.01, 0.002, 0.05, 1, 1, 3", "0.01, 0.002, 0.05, 0.1, 1, -1"})
    void indexingSettingsAreChecked(double calibration, double anisotropy, double falseAlarm, double dMin, double dMax, int most) {
        assertThrows(IllegalArgumentException.class,
                () -> new IndexingSettings(List.of(), calibration, anisotropy, falseAlarm, dMin, dMax, most));
    }

    @Test
    void anUnknownPixelSizeIsAnInfiniteUncertainty() {
        IndexingSettings settings = new IndexingSettings(List.of(), Double.POSITIVE_INFINITY, 0.0025, 0.05, 0.1, 12, 0);
        assertEquals(Double.POSITIVE_INFINITY, settings.calibrationUncertainty(), 0);
    }
}
