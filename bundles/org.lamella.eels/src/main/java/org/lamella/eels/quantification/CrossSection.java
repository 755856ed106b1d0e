package org.lamella.eels.quantification;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The cross-section of a shell for losing energy, integrated over what a spectrometer collects, with relativistic kinematics:
 * d sigma / dE = 4 pi a0^2 (R / T) (R / E) times the integral of the oscillator strength over ln (q a0)^2.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 3.6 and appendix B,
 * doi:10.1007/978-1-4419-9583-4.</p>
 */
public final class CrossSection {
    /** 4 pi a0^2 in barn. */
    private static final double BARN = 3.5166e8;
    private static final int NODES = 24;
    private static final double STEP = 1;

    private final HydrogenicShell shell;
    private final ScatteringGeometry geometry;
    private final GaussIntegrator rule;
    private final GaussIntegrator withinStep;

    public CrossSection(HydrogenicShell shell, ScatteringGeometry geometry) {
        this.shell = shell;
        this.geometry = geometry;
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        this.rule = factory.legendre(NODES, -1, 1);
        this.withinStep = factory.legendre(4, -1, 1);
    }

    public HydrogenicShell shell() {
        return shell;
    }

    /**
     * The cross-section per energy loss in barn / eV and atom; 0 below the threshold.
     *
     * @param loss in eV
     */
    public double differential(double loss) {
        if (loss < shell.onset() || loss >= geometry.beamEnergy() * 1e3) {
            return 0;
        }
        double rydberg = ScatteringGeometry.RYDBERG;
        double rest = ScatteringGeometry.REST_ENERGY;
        double gamma = geometry.gamma();
        double energy = geometry.effectiveEnergy();
        double before = energy / rydberg / (1 - 2 * energy / rest);
        double after = before - loss / rydberg * (gamma - loss / (2 * rest));
        double least = loss * loss / (4 * rydberg * energy) + loss * loss * loss / (8 * rydberg * energy * energy * gamma * gamma * gamma);
        double scale = 4 * Math.sqrt(before * Math.max(0, after));
        double kink = least + scale * square(Math.sin(geometry.kink() / 2));
        double most = least + scale * square(Math.sin(geometry.largestAngle() / 2));
        double sum = integral(loss, least, scale, Math.log(least), Math.log(kink)) + integral(loss, least, scale, Math.log(kink), Math.log(most));
        return BARN * rydberg / energy * rydberg / loss * sum;
    }

    private double integral(double loss, double least, double scale, double from, double to) {
        if (!(to > from)) {
            return 0;
        }
        double half = (to - from) / 2;
        double middle = (to + from) / 2;
        return half * rule.integrate(u -> {
            double momentum = Math.exp(middle + half * u);
            double sine = Math.sqrt(Math.max(0, Math.min(1, (momentum - least) / scale)));
            return shell.strength(loss, momentum) * geometry.collected(2 * Math.asin(sine));
        });
    }

    /**
     * The cross-section in barn per atom for losses in a range.
     *
     * @param from in eV
     * @param to in eV
     */
    public double between(double from, double to) {
        double start = Math.max(from, shell.onset());
        if (!(to > start)) {
            return 0;
        }
        int steps = (int) Math.max(1, Math.ceil((to - start) / STEP));
        double half = (to - start) / steps / 2;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double middle = start + (2 * i + 1) * half;
            sum += half * withinStep.integrate(u -> differential(middle + half * u));
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }
}
