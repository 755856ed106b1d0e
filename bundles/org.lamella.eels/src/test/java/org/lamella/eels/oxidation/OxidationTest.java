package org.lamella.eels.oxidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.eels.whiteline.WhiteLineProtocols;
import org.lamella.eels.whiteline.WhiteLineRatio;

class OxidationTest {
    private static final OxidationCalibration MANGANESE = OxidationCalibrations.builtIn().get(0);

    private static Quantity ratio(double value, double uncertainty) {
        return Quantity.of(value, uncertainty, Unit.NONE);
    }

    /** The values that the project ships: 3.85 for Mn2+, 2.6 for Mn3+, 2.0 for Mn4+. */
    @Test
    void manganese() throws Exception {
        assertEquals("Mn-L", MANGANESE.edge());
        assertEquals(2, MANGANESE.state(ratio(3.85, 0.1)).value(), 1e-12);
        assertEquals(3, MANGANESE.state(ratio(2.6, 0.1)).value(), 1e-12);
        assertEquals(4, MANGANESE.state(ratio(2.0, 0.1)).value(), 1e-12);
        assertEquals(2.5, MANGANESE.state(ratio((3.85 + 2.6) / 2, 0.1)).value(), 1e-12);
        assertEquals(0.1 / 1.25, MANGANESE.state(ratio(3, 0.1)).uncertainty(), 1e-12);
        assertEquals(0.1 / 0.6, MANGANESE.state(ratio(2.3, 0.1)).uncertainty(), 1e-12);
    }

    @Test
    void nothingIsExtrapolated() {
        assertThrows(OxidationCalibration.OutOfRange.class, () -> MANGANESE.state(ratio(3.86, 1)));
        assertThrows(OxidationCalibration.OutOfRange.class, () -> MANGANESE.state(ratio(1.99, 1)));
        assertThrows(OxidationCalibration.OutOfRange.class, () -> MANGANESE.state(ratio(Double.NaN, 1)));
    }

    private static WhiteLineRatio measured(String protocol, double value) throws UserError {
        return new WhiteLineRatio(WhiteLineProtocols.named(protocol), ratio(640, 0), ratio(651, 0), ratio(1, 0), ratio(1, 0), ratio(value, 0.1), 1, 0, 0, 0, 0, 0,
                List.of());
    }

    @Test
    void anotherProtocolIsWarnedOf() throws UserError {
        assertNull(OxidationState.of(measured("two-step", 3), MANGANESE).warning());
        OxidationState other = OxidationState.of(measured("W1", 3), MANGANESE);
        assertTrue(other.warning().contains("two-step"));
        assertNotNull(other.state());
        OxidationState refused = OxidationState.of(measured("two-step", 5), MANGANESE);
        assertNull(refused.state());
        assertTrue(refused.refusal().contains("calibrated range"));
    }

    @Test
    void filesOfUsersAreRead() throws Exception {
        OxidationCalibration own = OxidationCalibrations.parse("mine.txt", "# mine\n\nFe lab | Fe-L | W1 | 3=5.2+-0.3, 2=4.0 ± 0.1 | our own\n").get(0);
        assertEquals(2.5, own.state(ratio(4.6, 0)).value(), 1e-12);
        assertEquals(Math.hypot(0.15, 0.05) / 1.2, own.state(ratio(4.6, 0)).uncertainty(), 1e-12);
        assertTrue(wrong("Fe | Fe-L | W1 | 3=5.2").contains("line 1"));
        assertTrue(wrong("a | Fe-L | W1 | 3=5.2 | x").contains("two states"));
        assertTrue(wrong("a | Fe-L | W1 | 2=4,3=5,4=4.5 | x").contains("throughout"));
        assertTrue(wrong("a | Fe-L | W1 | 2;4 | x").contains("2=3.85"));
        assertTrue(wrong("a | Qq-L | W1 | 2=4, 3=5 | x").contains("no known edge"));
    }

    private static String wrong(String line) {
        return assertThrows(UserError.class, () -> OxidationCalibrations.parse("mine.txt", line)).getMessage();
    }
}
