package org.lamella.simulation;

import org.lamella.crystal.ScatteringFactors;
import org.lamella.math.FourierTransform;

/**
 * Phase contrast of an amorphous film: atoms at random places, whose projected potential has a spectrum that is flat but
 * for the atoms' scattering factor, passed on by the microscope.
 */
final class AmorphousMatrix {
    /** Of oxides and phosphates alike. */
    private static final double ATOMS_PER_CUBIC_NANOMETRE = 90;
    private static final String TYPICAL_ELEMENT = "O";
    /** h² / (2 pi m e): projected potential of an atom in V nm² for a scattering factor in nm. */
    static final double POTENTIAL = 0.478780;
    /**
     * Measured high-resolution contrast is about a third of what is calculated.
     *
     * <p>M. J. Hÿtch and W. M. Stobbs, Ultramicroscopy 53 (1994) 191, doi:10.1016/0304-3991(94)90034-5.</p>
     */
    static final double CONTRAST_REDUCTION = 1.0 / 3;

    private final Microscope microscope;
    private final double thickness;

    AmorphousMatrix(Microscope microscope, double thickness) {
        this.microscope = microscope;
        this.thickness = thickness;
    }

    /** Power spectral density of the relative intensity at a reciprocal vector, in nm². */
    double density(double gx, double gy) {
        double factor = ScatteringFactors.electron(TYPICAL_ELEMENT, Math.hypot(gx, gy));
        double amplitude = 2 * CONTRAST_REDUCTION * microscope.interaction() * POTENTIAL * factor * microscope.transfer(gx, gy);
        return ATOMS_PER_CUBIC_NANOMETRE * thickness * amplitude * amplitude;
    }

    /** The film's relative intensity variation, mean 0. */
    double[] contrast(int width, int height, double pixelX, double pixelY, Deviates deviates) {
        double[] field = new double[width * height];
        if (thickness == 0) {
            return field;
        }
        for (int i = 0; i < field.length; i++) {
            field[i] = deviates.gaussian();
        }
        FourierTransform transform = FourierTransform.of(width, height);
        double[] spectrum = transform.forwardReal(field);
        int half = transform.halfWidth();
        // One table by |g| for the scattering factor: it is the slow part.
        for (int row = 0; row < height; row++) {
            double gy = -(row <= height / 2 ? row : row - height) / (height * pixelY);
            for (int column = 0; column < half; column++) {
                double gx = column / (width * pixelX);
                int i = 2 * (row * half + column);
                double root = row == 0 && column == 0 ? 0 : root(gx, gy) / Math.sqrt(pixelX * pixelY);
                spectrum[i] *= root;
                spectrum[i + 1] *= root;
            }
        }
        return transform.inverseReal(spectrum);
    }

    private double root(double gx, double gy) {
        double factor = factor(Math.hypot(gx, gy));
        return Math.sqrt(ATOMS_PER_CUBIC_NANOMETRE * thickness) * 2 * CONTRAST_REDUCTION * microscope.interaction() * POTENTIAL * factor
                * microscope.transfer(gx, gy);
    }

    private final double[] table = new double[4001];

    private double factor(double g) {
        double position = Math.min(table.length - 1.001, g * 100);
        int i = (int) position;
        if (table[i] == 0) {
            table[i] = ScatteringFactors.electron(TYPICAL_ELEMENT, i / 100.0);
        }
        if (table[i + 1] == 0) {
            table[i + 1] = ScatteringFactors.electron(TYPICAL_ELEMENT, (i + 1) / 100.0);
        }
        return table[i] + (table[i + 1] - table[i]) * (position - i);
    }
}
