package org.lamella.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lamella.data.Axis;
import org.lamella.data.Image;
import org.lamella.data.Unit;

/**
 * Simulates a high-resolution image of crystals in an amorphous matrix: weak phase object, linear phase contrast with the
 * microscope's transfer function, counted electrons. Crystals are spheres; where one is, it takes the matrix's place.
 */
public final class HighResolutionPhantom {
    private HighResolutionPhantom() {
    }

    /** The image for the settings; the same settings give the same counts everywhere. */
    public static Phantom simulate(PhantomSettings settings) {
        Objects.requireNonNull(settings, "settings");
        Deviates deviates = new Deviates(settings.seed());
        double[] contrast = new AmorphousMatrix(settings.microscope(), settings.matrixThickness()).contrast(settings.width(),
                settings.height(), settings.pixelX(), settings.pixelY(), deviates);
        GrainFringes fringes = new GrainFringes(settings);
        List<GrainTruth> truth = new ArrayList<>();
        for (CrystalGrain grain : settings.grains()) {
            GrainTruth one = fringes.of(grain);
            truth.add(one);
            draw(one, contrast, settings);
        }
        double[] counts = new double[contrast.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = deviates.poisson(settings.dose() * Math.max(0, 1 + contrast[i]));
        }
        Image image = new Image(Axis.signal("x", settings.width(), settings.pixelX(), 0, Unit.NANOMETRE),
                Axis.signal("y", settings.height(), settings.pixelY(), 0, Unit.NANOMETRE), counts);
        return new Phantom(image, truth, settings);
    }

    private static void draw(GrainTruth truth, double[] contrast, PhantomSettings settings) {
        CrystalGrain grain = truth.grain();
        double radius = grain.diameter() / 2;
        int left = (int) Math.max(0, Math.ceil((grain.centreX() - radius) / settings.pixelX()));
        int right = (int) Math.min(settings.width() - 1, Math.floor((grain.centreX() + radius) / settings.pixelX()));
        int top = (int) Math.max(0, Math.ceil((grain.centreY() - radius) / settings.pixelY()));
        int bottom = (int) Math.min(settings.height() - 1, Math.floor((grain.centreY() + radius) / settings.pixelY()));
        if (left > right || top > bottom) {
            return;
        }
        double replaced = settings.matrixThickness() > 0 ? Math.min(1, grain.diameter() / settings.matrixThickness()) : 0;
        for (int row = top; row <= bottom; row++) {
            double y = grain.centreY() - row * settings.pixelY();
            double[] line = new double[right - left + 1];
            for (GrainTruth.Fringe fringe : truth.reflections()) {
                addFringe(fringe, line, left * settings.pixelX() - grain.centreX(), y, settings.pixelX());
            }
            for (int column = left; column <= right; column++) {
                double x = column * settings.pixelX() - grain.centreX();
                double inside = 1 - (x * x + y * y) / (radius * radius);
                if (inside > 0) {
                    double thickness = Math.sqrt(inside);
                    int i = row * settings.width() + column;
                    contrast[i] = contrast[i] * Math.sqrt(1 - replaced * thickness) + thickness * line[column - left];
                }
            }
        }
    }

    /** Adds a cosine along a line by rotating a pointer from pixel to pixel. */
    private static void addFringe(GrainTruth.Fringe fringe, double[] line, double x, double y, double step) {
        double angle = 2 * Math.PI * (fringe.gx() * x + fringe.gy() * y) + fringe.phase();
        double real = fringe.contrast() * Math.cos(angle);
        double imaginary = fringe.contrast() * Math.sin(angle);
        double cosine = Math.cos(2 * Math.PI * fringe.gx() * step);
        double sine = Math.sin(2 * Math.PI * fringe.gx() * step);
        for (int i = 0; i < line.length; i++) {
            line[i] += real;
            double next = real * cosine - imaginary * sine;
            imaginary = real * sine + imaginary * cosine;
            real = next;
        }
    }
}
