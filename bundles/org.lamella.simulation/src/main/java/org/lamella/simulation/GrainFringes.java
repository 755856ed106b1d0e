package org.lamella.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.lamella.crystal.MillerIndices;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.crystal.StructureFactor;

/**
 * The lattice fringes of a crystal: kinematic amplitudes of the reflections of its zone, damped by the excitation error,
 * as phase contrast of a weak phase object.
 *
 * <p>Literature: M. De Graef, Introduction to Conventional Transmission Electron Microscopy (2003),
 * doi:10.1017/CBO9780511615092 (potential from structure factors, excitation error).</p>
 */
final class GrainFringes {
    /** Finer fringes than this are lost in the microscope. */
    private static final double SMALLEST_SPACING = 0.09;
    /** Weaker fringes than this share of the mean intensity are not worth drawing. */
    private static final double FAINT = 2e-4;
    /** For a phase whose atoms are not known: mean scattering factor and density of atoms of light compounds. */
    private static final double TYPICAL_FACTOR = 0.11;
    private static final double TYPICAL_DENSITY = 90;

    private final PhantomSettings settings;
    private final AmorphousMatrix matrix;
    private final double smallest;
    private final Map<Phase, List<Reflection>> reflections = new HashMap<>();
    private final Map<Phase, StructureFactor> factors = new HashMap<>();

    GrainFringes(PhantomSettings settings) {
        this.settings = settings;
        this.matrix = new AmorphousMatrix(settings.microscope(), settings.matrixThickness());
        this.smallest = Math.max(SMALLEST_SPACING, 2.1 * Math.max(settings.pixelX(), settings.pixelY()));
    }

    /** Power spectral density of the relative noise at a reciprocal vector, in nm²: counting and matrix. */
    double noiseDensity(double gx, double gy) {
        return settings.pixelX() * settings.pixelY() / settings.dose() + matrix.density(gx, gy);
    }

    GrainTruth of(CrystalGrain grain) {
        Phase phase = grain.phase();
        double[][] frame = frame(grain);
        StructureFactor factor = phase.hasAtoms() ? factors.computeIfAbsent(phase, StructureFactor::of) : null;
        List<GrainTruth.Fringe> fringes = new ArrayList<>();
        for (Reflection reflection : reflections.computeIfAbsent(phase, key -> Reflections.of(key, smallest, Double.POSITIVE_INFINITY))) {
            for (MillerIndices indices : reflection.equivalents()) {
                if (grain.zone().contains(indices)) {
                    double[] g = phase.cell().reciprocalVector(indices);
                    double gx = g[0] * frame[0][0] + g[1] * frame[0][1] + g[2] * frame[0][2];
                    double gy = g[0] * frame[1][0] + g[1] * frame[1][1] + g[2] * frame[1][2];
                    if (gy > 0 || gy == 0 && gx > 0) {
                        add(grain, reflection, indices, gx, gy, factor, fringes);
                    }
                }
            }
        }
        return new GrainTruth(grain, fringes);
    }

    private void add(CrystalGrain grain, Reflection reflection, MillerIndices indices, double gx, double gy, StructureFactor factors,
            List<GrainTruth.Fringe> fringes) {
        double[] factor = factors != null ? factors.at(indices.h(), indices.k(), indices.l()) : assumed(grain.phase(), reflection, gx, gy);
        double modulus = Math.hypot(factor[0], factor[1]);
        double lambda = settings.microscope().wavelength();
        double square = gx * gx + gy * gy;
        double excitation = -lambda * square / 2 - (gx * grain.tiltX() + gy * grain.tiltY()) * 1e-3;
        double argument = Math.PI * excitation * grain.diameter();
        double damping = argument == 0 ? 1 : Math.sin(argument) / argument;
        double potential = AmorphousMatrix.POTENTIAL * modulus / grain.phase().cell().volume();
        // Twice for the two Friedel mates, twice for the interference with the unscattered beam.
        double contrast = 4 * AmorphousMatrix.CONTRAST_REDUCTION * settings.microscope().interaction() * potential * grain.diameter()
                * damping * settings.microscope().transfer(gx, gy);
        if (Math.abs(contrast) < FAINT) {
            return;
        }
        double phase = Math.atan2(factor[1], factor[0]) + (contrast < 0 ? Math.PI : 0);
        fringes.add(new GrainTruth.Fringe(indices, gx, gy, Math.abs(contrast), phase,
                signalToNoise(grain, gx, gy, Math.abs(contrast))));
    }

    /**
     * A structure factor for a phase whose atoms are not known: of the size that atoms in random places would give, its
     * share drawn once for each family from the indices.
     */
    private static double[] assumed(Phase phase, Reflection reflection, double gx, double gy) {
        MillerIndices i = reflection.indices();
        SplittableRandom random = new SplittableRandom(31L * (31L * (31L * 7 + i.h()) + i.k()) + i.l());
        double atoms = TYPICAL_DENSITY * phase.cell().volume();
        double modulus = Math.sqrt(atoms) * TYPICAL_FACTOR * Math.exp(-(gx * gx + gy * gy) / 60) * Math.sqrt(-Math.log(1
                - 0.98 * random.nextDouble()));
        return new double[] {modulus, 0};
    }

    /** Peak power of the windowed fringes over that of counting noise and matrix. */
    private double signalToNoise(CrystalGrain grain, double gx, double gy, double contrast) {
        double u = grain.centreX() / (settings.width() * settings.pixelX()) - 0.5;
        double v = grain.centreY() / (settings.height() * settings.pixelY()) - 0.5;
        if (Math.abs(u) >= 0.5 || Math.abs(v) >= 0.5) {
            return 0;
        }
        double window = Math.pow(Math.cos(Math.PI * u) * Math.cos(Math.PI * v), 2);
        // The thickness of a sphere over its disc is two thirds of the diameter on average.
        double pixels = Math.PI / 4 * grain.diameter() * grain.diameter() / (settings.pixelX() * settings.pixelY()) * 2 / 3;
        double amplitude = settings.dose() * contrast / 2 * pixels * window;
        double area = settings.pixelX() * settings.pixelY();
        double noise = settings.dose() + settings.dose() * settings.dose() * matrix.density(gx, gy) / area;
        return amplitude * amplitude / (noise * settings.width() * settings.height() * 9 / 64);
    }

    /** Image axes x and y (up) in the crystal's Cartesian frame. */
    private static double[][] frame(CrystalGrain grain) {
        double[] axis = grain.phase().cell().directVector(grain.zone().u(), grain.zone().v(), grain.zone().w());
        double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        double[] up = {axis[0] / length, axis[1] / length, axis[2] / length};
        double[] other = Math.abs(up[0]) < 0.7 ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
        double along = other[0] * up[0] + other[1] * up[1] + other[2] * up[2];
        double[] first = new double[3];
        double norm = 0;
        for (int i = 0; i < 3; i++) {
            first[i] = other[i] - along * up[i];
            norm += first[i] * first[i];
        }
        for (int i = 0; i < 3; i++) {
            first[i] /= Math.sqrt(norm);
        }
        double[] second = {up[1] * first[2] - up[2] * first[1], up[2] * first[0] - up[0] * first[2], up[0] * first[1] - up[1] * first[0]};
        double c = Math.cos(Math.toRadians(grain.rotation()));
        double s = Math.sin(Math.toRadians(grain.rotation()));
        double[][] frame = new double[2][3];
        for (int i = 0; i < 3; i++) {
            frame[0][i] = c * first[i] - s * second[i];
            frame[1][i] = s * first[i] + c * second[i];
        }
        return frame;
    }
}
