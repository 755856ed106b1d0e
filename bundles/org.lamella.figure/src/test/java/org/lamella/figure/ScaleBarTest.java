package org.lamella.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Unit;

class ScaleBarTest {
    @ParameterizedTest
    @CsvSource({
        // the largest 1-2-5 length not above 30 % of the field, by hand
        "43.6, nm, 10 nm", "10.75, nm, 2 nm", "100, nm, 20 nm", "1000, nm, 200 nm", "8000, nm, 2 µm", "3.4, nm, 1 nm", "3, nm, 500 pm",
        "0.4, nm, 100 pm", "0.5, µm, 100 nm", "25, µm, 5 µm", "5000, µm, 1 mm", "16, 1/nm, 2 nm⁻¹", "0.9, 1/nm, 0.2 nm⁻¹",
        "2600, px, 500 px",
        "1, px, 1 px", "12, Å, 2 Å", "0.034, 1/nm, 0.01 nm⁻¹"})
    void lengthIsRoundAndInAHandyUnit(double field, String unit, String label) {
        assertEquals(label, ScaleBar.choose(field, Unit.parse(unit), 250, 0.3).label());
    }

    @Test
    void anyFieldGetsAOneTwoFiveLengthTrueToScale() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            double field = Math.pow(10, -6 + 12 * random.nextDouble());
            ScaleBar bar = ScaleBar.choose(field, Unit.NANOMETRE, 200, 0.3);
            double length = bar.unit().convert(bar.length(), Unit.NANOMETRE);
            double mantissa = bar.length() / Math.pow(10, Math.floor(Math.log10(bar.length()) + 1e-9));
            assertTrue(Set.of(1L, 2L, 5L).contains(Math.round(mantissa)) && Math.abs(mantissa - Math.round(mantissa)) < 1e-6,
                    bar.toString());
            assertTrue(length <= 0.3 * field * (1 + 1e-6) && length > 0.3 * field / 2.5001, bar + " for " + field);
            assertEquals(200 * length / field, bar.points(), 1e-6 * bar.points());
        }
    }

    @Test
    void refusesFieldsThatCannotBe() {
        for (double field : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> ScaleBar.choose(field, Unit.NANOMETRE, 100, 0.3));
        }
    }
}
