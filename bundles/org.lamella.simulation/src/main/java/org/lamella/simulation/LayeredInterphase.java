package org.lamella.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lamella.crystal.Phase;
import org.lamella.crystal.ZoneAxis;
import org.lamella.math.CurvedInterface;

/**
 * A phantom of a buried interphase: layers of nanocrystals in an amorphous matrix between two flanks. Crystals lie at
 * random, their centres inside their layer, in random rotations and in random zone axes (indices up to 2, up to 5 mrad
 * off) among those that show two crossing sets of fringes in this microscope at this dose; where there is none, in any.
 *
 * @param width columns of the image
 * @param height rows
 * @param pixel size of a pixel in nm
 * @param layers in order of depth; the first and the last go on beyond the image
 * @param direction of growing depth in degrees, counter-clockwise from +x with y up; -90 points down the image
 * @param bow by how much the layers bend over the image's width, as the height of the arc in nm
 * @param matrixThickness thickness of the amorphous matrix in nm
 * @param microscope the microscope
 * @param dose electrons per pixel
 * @param seed of everything that is random
 */
public record LayeredInterphase(int width, int height, double pixel, List<InterphaseLayer> layers, double direction, double bow,
        double matrixThickness, Microscope microscope, double dose, long seed) {
    private static final double LEAST_SPACING = 0.14;
    /** Peak power over noise in the spectrum of a crystal's own disc from which its fringes count as visible. */
    private static final double VISIBLE = 80;
    private static final int ORIENTATIONS = 40;
    private static final int DRAWS = 400;
    /** Crystals whose centres are nearer than this share of their radii together would hide each other. */
    private static final double APART = 0.8;
    private static final int ATTEMPTS_PER_CRYSTAL = 60;

    public LayeredInterphase {
        layers = List.copyOf(layers);
        Objects.requireNonNull(microscope, "microscope");
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("an interphase needs at least one layer");
        }
        if (!Double.isFinite(direction + bow)) {
            throw new IllegalArgumentException("direction and bow must be numbers");
        }
    }

    /** The image with its truth; the same settings give the same counts everywhere. */
    public LayeredPhantom simulate() {
        CurvedInterface face = face();
        PhantomSettings empty = new PhantomSettings(width, height, pixel, pixel, List.of(), matrixThickness, microscope, dose, seed);
        Deviates deviates = new Deviates(seed ^ 0x5DEECE66DL);
        List<CrystalGrain> grains = grains(face, new GrainFringes(empty), deviates);
        PhantomSettings settings = new PhantomSettings(width, height, pixel, pixel, grains, matrixThickness, microscope, dose,
                deviates.seed());
        return new LayeredPhantom(HighResolutionPhantom.simulate(settings), this, face);
    }

    /** The first boundary, placed so that what lies between the flanks is in the middle of the image. */
    private CurvedInterface face() {
        double total = 0;
        for (int i = 1; i < layers.size() - 1; i++) {
            total += layers.get(i).thickness();
        }
        double across = Math.abs(width * pixel * Math.sin(Math.toRadians(direction)))
                + Math.abs(height * pixel * Math.cos(Math.toRadians(direction)));
        CurvedInterface centred = new CurvedInterface(width * pixel / 2, height * pixel / 2, direction, 8 * bow / (across * across), 0);
        double[] start = centred.point(0, -total / 2);
        return centred.through(start[0], start[1]);
    }

    private record Orientation(ZoneAxis zone, double rotation, double tiltX, double tiltY) {
    }

    private List<CrystalGrain> grains(CurvedInterface face, GrainFringes fringes, Deviates deviates) {
        double[] wanted = wantedArea(face);
        double[] filled = new double[layers.size()];
        long attempts = 0;
        double largest = layers.stream().mapToDouble(InterphaseLayer::largestDiameter).max().orElse(1);
        double smallest = layers.stream().filter(layer -> !layer.phases().isEmpty()).mapToDouble(InterphaseLayer::smallestDiameter).min().orElse(1);
        double most = ATTEMPTS_PER_CRYSTAL * (width * pixel + largest) * (height * pixel + largest) / (smallest * smallest);
        Map<Phase, List<Orientation>> orientations = new HashMap<>();
        CrystalBins placed = new CrystalBins(largest);
        while (attempts++ < most) {
            double x = deviates.uniform(-largest / 2, width * pixel + largest / 2);
            double y = deviates.uniform(-largest / 2, height * pixel + largest / 2);
            int number = layerAt(face.depth(x, y));
            InterphaseLayer layer = layers.get(number);
            double diameter = deviates.uniform(layer.smallestDiameter(), layer.largestDiameter());
            if (!layer.phases().isEmpty() && filled[number] < wanted[number] && placed.isFree(x, y, diameter, APART)) {
                Phase phase = layer.phases().get(deviates.integer(layer.phases().size()));
                List<Orientation> known = orientations.computeIfAbsent(phase, key -> orientations(key, layer, fringes, deviates));
                Orientation turn = known.get(deviates.integer(known.size()));
                placed.add(new CrystalGrain(phase, turn.zone, turn.rotation + deviates.uniform(0, 360), turn.tiltX, turn.tiltY, x, y, diameter));
                filled[number] += Math.PI / 4 * diameter * diameter;
            }
        }
        return placed.all();
    }

    private int layerAt(double depth) {
        double end = 0;
        int layer = 0;
        while (layer < layers.size() - 1 && depth >= end) {
            layer++;
            end += layers.get(layer).thickness();
        }
        return layer;
    }

    /** The area that crystals are to cover in each layer, in nm², with a margin about the image. */
    private double[] wantedArea(CurvedInterface face) {
        double largest = layers.stream().mapToDouble(InterphaseLayer::largestDiameter).max().orElse(1);
        double[] area = new double[layers.size()];
        double step = 0.5;
        for (double y = -largest / 2; y < height * pixel + largest / 2; y += step) {
            for (double x = -largest / 2; x < width * pixel + largest / 2; x += step) {
                int layer = layerAt(face.depth(x, y));
                area[layer] += step * step * layers.get(layer).coverage();
            }
        }
        return area;
    }

    private List<Orientation> orientations(Phase phase, InterphaseLayer layer, GrainFringes fringes, Deviates deviates) {
        List<Orientation> visible = new ArrayList<>();
        List<Orientation> any = new ArrayList<>();
        double diameter = (layer.smallestDiameter() + layer.largestDiameter()) / 2;
        for (int draw = 0; draw < DRAWS && visible.size() < ORIENTATIONS; draw++) {
            Orientation turn = new Orientation(NanocrystalPhantoms.zone(deviates), deviates.uniform(0, 360), deviates.uniform(-3.5, 3.5),
                    deviates.uniform(-3.5, 3.5));
            CrystalGrain grain = new CrystalGrain(phase, turn.zone, turn.rotation, turn.tiltX, turn.tiltY, width * pixel / 2,
                    height * pixel / 2, diameter);
            if (showsTwoDirections(fringes.of(grain), fringes, diameter)) {
                visible.add(turn);
            }
            any.add(turn);
        }
        return visible.isEmpty() ? any : visible;
    }

    private static boolean showsTwoDirections(GrainTruth truth, GrainFringes fringes, double diameter) {
        List<GrainTruth.Fringe> seen = truth.reflections().stream().filter(fringe -> fringe.spacing() >= LEAST_SPACING
                && ownSignal(fringe, fringes, diameter) >= VISIBLE).toList();
        for (GrainTruth.Fringe a : seen) {
            for (GrainTruth.Fringe b : seen) {
                if (Math.abs(a.gx() * b.gy() - a.gy() * b.gx()) * a.spacing() * b.spacing() > 0.15) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Peak power over noise in the spectrum of the crystal's disc; a sphere is two thirds as thick on average. */
    private static double ownSignal(GrainTruth.Fringe fringe, GrainFringes fringes, double diameter) {
        double amplitude = fringe.contrast() / 3;
        return amplitude * amplitude * Math.PI / 4 * diameter * diameter / fringes.noiseDensity(fringe.gx(), fringe.gy());
    }
}
