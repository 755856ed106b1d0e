package org.lamella.eels.quantification;

import java.util.List;
import java.util.OptionalInt;

/** Atomic numbers of the elements whose edges can be quantified, and some more. */
public final class PeriodicTable {
    private static final List<String> SYMBOLS = List.of("H", "He", "Li", "Be", "B", "C", "N", "O", "F", "Ne", "Na", "Mg", "Al", "Si", "P", "S",
            "Cl", "Ar", "K", "Ca", "Sc", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As", "Se", "Br", "Kr", "Rb", "Sr", "Y",
            "Zr", "Nb", "Mo", "Tc", "Ru", "Rh", "Pd", "Ag", "Cd", "In", "Sn", "Sb", "Te", "I", "Xe", "Cs", "Ba", "La", "Ce", "Pr", "Nd", "Pm", "Sm",
            "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb", "Lu", "Hf", "Ta", "W", "Re", "Os", "Ir", "Pt", "Au", "Hg", "Tl", "Pb", "Bi");

    private PeriodicTable() {
    }

    /** The atomic number of a symbol such as {@code Mn}; empty when there is no such element up to bismuth. */
    public static OptionalInt atomicNumber(String symbol) {
        int index = SYMBOLS.indexOf(symbol);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }
}
