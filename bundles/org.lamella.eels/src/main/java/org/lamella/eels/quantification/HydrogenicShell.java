package org.lamella.eels.quantification;

/**
 * The generalised oscillator strength of a K or L shell in the hydrogenic model: wave functions of hydrogen with a nuclear charge that
 * the other electrons screen. For L shells it is multiplied by a factor fitted to measurements, which also stands for the white
 * lines of the elements from argon to nickel; transitions of both 2s and 2p electrons count above the L1 threshold.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 3.6 and appendix B
 * (the programs SIGMAK and SIGMAL), doi:10.1007/978-1-4419-9583-4.</p>
 */
public final class HydrogenicShell {
    private static final int FIRST_L = 13;
    private static final double[] L3 = {73, 99, 135, 164, 200, 245, 294, 347, 402, 455, 513, 575, 641, 710, 779, 855, 931, 1021, 1115, 1217,
        1323, 1436, 1550, 1675};
    private static final double[] L1 = {118, 149, 189, 229, 270, 320, 377, 438, 500, 564, 628, 695, 769, 846, 926, 1008, 1096, 1194, 1142,
        1248, 1359, 1476, 1596, 1727};
    private static final double[] SCREENING = {0.52, 0.42, 0.30, 0.29, 0.22, 0.30, 0.22, 0.16, 0.12, 0.13, 0.13, 0.14, 0.16, 0.18, 0.19,
        0.22, 0.14, 0.11, 0.12, 0.12, 0.12, 0.10, 0.10, 0.10};
    private static final int FIRST_WHITE_LINES = 18;
    private static final int LAST_WHITE_LINES = 28;
    private static final double WHITE_LINE_RANGE = 20;
    /** Below this the closed forms lose their digits; the strength hardly changes there. */
    private static final double LEAST_WAVE_NUMBER = 0.1;
    private static final double RYDBERG = ScatteringGeometry.RYDBERG;

    private final int atomicNumber;
    private final boolean isK;
    private final double onset;
    private final double firstOfL;

    private HydrogenicShell(int atomicNumber, boolean isK, double onset, double firstOfL) {
        this.atomicNumber = atomicNumber;
        this.isK = isK;
        this.onset = onset;
        this.firstOfL = firstOfL;
    }

    /**
     * A K shell.
     *
     * @param atomicNumber 3 (lithium) to 36
     * @param onset its threshold in eV
     * @throws IllegalArgumentException when the model does not hold for such an element
     */
    public static HydrogenicShell k(int atomicNumber, double onset) {
        if (atomicNumber < 3 || atomicNumber > 36 || !(onset > 0)) {
            throw new IllegalArgumentException("no hydrogenic cross-section for the K shell of element " + atomicNumber + " at " + onset + " eV");
        }
        return new HydrogenicShell(atomicNumber, true, onset, Double.NaN);
    }

    /**
     * An L shell, L2,3 and above its own threshold L1.
     *
     * @param atomicNumber 13 (aluminium) to 36
     * @param onset the threshold of L3 in eV
     * @throws IllegalArgumentException when the model does not hold for such an element
     */
    public static HydrogenicShell l(int atomicNumber, double onset) {
        int index = atomicNumber - FIRST_L;
        if (index < 0 || index >= L3.length || !(onset > 0)) {
            throw new IllegalArgumentException("no hydrogenic cross-section for the L shell of element " + atomicNumber + " at " + onset + " eV");
        }
        // The oxidation state moves all thresholds of an atom together.
        return new HydrogenicShell(atomicNumber, false, onset, onset + L1[index] - L3[index]);
    }

    public int atomicNumber() {
        return atomicNumber;
    }

    public boolean isK() {
        return isK;
    }

    /** The threshold in eV. */
    public double onset() {
        return onset;
    }

    /**
     * The oscillator strength per eV and atom.
     *
     * @param loss energy loss in eV; below the threshold there is none
     * @param momentum (q a0)^2: the square of the momentum transfer in units of 1 / Bohr radius
     */
    public double strength(double loss, double momentum) {
        if (loss < onset) {
            return 0;
        }
        return isK ? strengthK(loss, momentum) : strengthL(loss, momentum);
    }

    private double strengthK(double loss, double momentum) {
        double charge = atomicNumber - 0.5;
        double q = momentum / (charge * charge);
        double square = loss / (RYDBERG * charge * charge) - 1;
        double k = Math.max(LEAST_WAVE_NUMBER, Math.sqrt(Math.abs(square)));
        double rise = outgoing(square, k, 2 * k, q - square + 1);
        double pole = (q - square + 1) * (q - square + 1) + 4 * square;
        return 256 * loss / (RYDBERG * RYDBERG * power4(charge)) * rise * (q + square / 3 + 1.0 / 3) / (pole * pole * pole);
    }

    private double strengthL(double loss, double momentum) {
        double charge = atomicNumber - 0.35 * 7 - 1.7;
        double q = momentum / (charge * charge);
        double s = loss / (RYDBERG * charge * charge) - 0.25;
        double k = Math.max(LEAST_WAVE_NUMBER, Math.sqrt(Math.abs(s)));
        double rise = outgoing(s, k, k, q - s + 0.25);
        double pole = (q - s + 0.25) * (q - s + 0.25) + s;
        double shape;
        if (loss <= firstOfL) {
            double g = 2.25 * power4(q) - (0.75 + 3 * s) * q * q * q + (0.59375 - 0.75 * s - 0.5 * s * s) * q * q
                    + (0.11146 + 0.85417 * s + 1.8833 * s * s + s * s * s) * q
                    + 0.0035807 + s / 21.333 + s * s / 4.5714 + s * s * s / 2.4 + power4(s) / 4;
            shape = g / (power4(pole) * pole);
        } else {
            double g = q * q * q - (5.0 / 3 * s + 11.0 / 12) * q * q + (s * s / 3 + 1.5 * s + 65.0 / 48) * q
                    + s * s * s / 3 + 0.75 * s * s + 23.0 / 48 * s + 5.0 / 64;
            shape = g / power4(pole);
        }
        return 32 * screening(loss) * loss / (RYDBERG * RYDBERG * power4(charge)) * rise * shape;
    }

    private double screening(double loss) {
        boolean whiteLines = atomicNumber >= FIRST_WHITE_LINES && atomicNumber <= LAST_WHITE_LINES && loss - onset <= WHITE_LINE_RANGE;
        return whiteLines ? 1
                : Math.pow((loss + 0.1 - onset) / (1.8 * atomicNumber * atomicNumber), SCREENING[atomicNumber - FIRST_L]);
    }

    /** What the Coulomb field does to the outgoing wave; below the ionisation limit a sum over bound states stands for it. */
    private static double outgoing(double square, double k, double numerator, double denominator) {
        if (square >= 0) {
            return Math.exp(-2 / k * Math.atan2(numerator, denominator)) / -Math.expm1(-2 * Math.PI / k);
        }
        return Math.exp(-1 / k * Math.log((denominator + numerator) / (denominator - numerator)));
    }

    private static double power4(double value) {
        return value * value * value * value;
    }
}
