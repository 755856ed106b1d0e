package org.lamella.linescan.xray;

/**
 * A characteristic X-ray line.
 *
 * @param element the chemical symbol
 * @param name Siegbahn's, in plain letters: {@code Ka1}, {@code Lb2}
 * @param energy in eV
 * @param intensity relative to the strongest line of the same shell
 */
public record XrayLine(String element, String name, double energy, double intensity) {
    /** The shell with the vacancy: K, L or M. */
    public char shell() {
        return name.charAt(0);
    }
}
