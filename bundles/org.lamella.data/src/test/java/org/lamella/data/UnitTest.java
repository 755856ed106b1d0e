package org.lamella.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({"nm,nm", "um,µm", "\u03bcm,µm", "micron,µm", "A,Å", "Angstrom,Å", "\u212b,Å", "nm^-1,1/nm", "1 / nm,1/nm", "1/A,1/Å", "nm-1,1/nm",
        "nm⁻¹,1/nm", "ev,eV", "KeV,keV", "pixels,px", "°,deg", "us,µs", "[n_m],nm", "n_m,nm", "[u_m],µm", "[n_m^-1],1/nm", "[eV],eV", "seconds,s", "[m_rad],mrad"})
    void readsUnitsAsPeopleAndFilesWriteThem(String text, String symbol) {
        assertEquals(symbol, Unit.parse(text).symbol());
        assertTrue(Unit.parse(text).isKnown());
    }

    @Test
    void convertsWithinAKindAndRefusesToMix() {
        assertEquals(0.25, Unit.ANGSTROM.convert(2.5, Unit.NANOMETRE), 1e-15);
        assertEquals(4, Unit.PER_ANGSTROM.convert(0.4, Unit.PER_NANOMETRE), 1e-12);
        assertEquals(1.5e-3, Unit.NANOMETRE.convert(1.5, Unit.MICROMETRE), 1e-18);
        assertEquals(284, Unit.KILOELECTRONVOLT.convert(0.284, Unit.ELECTRONVOLT), 1e-12);
        assertEquals(Math.PI, Unit.DEGREE.convert(180, Unit.RADIAN), 1e-15);
        assertEquals(0.05, Unit.PERCENT.convert(5, Unit.NONE), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Unit.NANOMETRE.convert(1, Unit.PER_NANOMETRE));
        assertThrows(IllegalArgumentException.class, () -> Unit.PIXEL.convert(1, Unit.NANOMETRE));
        assertThrows(IllegalArgumentException.class, () -> Unit.ELECTRONVOLT.convert(1, Unit.NONE));
    }

    @Test
    void keepsWhatItDoesNotKnowAndMixesItWithNothing() {
        Unit strange = Unit.parse("furlong");
        assertEquals("furlong", strange.symbol());
        assertFalse(strange.isKnown());
        assertEquals(3, strange.convert(3, Unit.parse("furlong")));
        assertThrows(IllegalArgumentException.class, () -> strange.convert(1, Unit.METRE));
        assertEquals(Unit.NONE, Unit.parse(null));
        for (String none : new String[] {"  ", "[]", "<undefined>", "undefined", "None", "_None_"}) {
            assertEquals(Unit.NONE, Unit.parse(none), none);
        }
    }

    @Test
    void reciprocalOfTheReciprocalIsTheUnit() {
        assertEquals(Unit.PER_NANOMETRE, Unit.NANOMETRE.reciprocal());
        assertEquals(Unit.NANOMETRE, Unit.PER_NANOMETRE.reciprocal());
        assertEquals(Unit.RECIPROCAL_PIXEL, Unit.PIXEL.reciprocal());
        assertEquals(Unit.NONE, Unit.NONE.reciprocal());
    }

    @ParameterizedTest
    @CsvSource({"0.24819, 0.00251, 0.2482 ± 0.0025 nm", "21.1, 1.2, 21.1 ± 1.2 nm", "1234.6, 67, 1235 ± 67 nm", "0.5, 0, 0.50000 nm"})
    void formatsWithTheDigitsThatTheUncertaintyAllows(double value, double uncertainty, String text) {
        assertEquals(text, Quantity.of(value, uncertainty, Unit.NANOMETRE).format());
    }

    @Test
    void quantitiesConvertWithTheirUncertainty() {
        Quantity inAngstrom = Quantity.of(0.25, 0.01, Unit.NANOMETRE).in(Unit.ANGSTROM);
        assertEquals(2.5, inAngstrom.value(), 1e-12);
        assertEquals(0.1, inAngstrom.uncertainty(), 1e-12);
        assertEquals("not determined", Quantity.of(Double.NaN, Unit.NANOMETRE).format());
        assertThrows(IllegalArgumentException.class, () -> Quantity.of(1, -1, Unit.NANOMETRE));
    }
}
