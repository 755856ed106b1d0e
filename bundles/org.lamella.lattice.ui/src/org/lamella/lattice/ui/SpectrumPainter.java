package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.data.Unit;
import org.lamella.figure.FigureText;
import org.lamella.figure.ScaleBar;
import org.lamella.lattice.Grain;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.SpectrumBrightness;
import org.lamella.lattice.Spot;
import org.lamella.lattice.ZoneSpots;
import org.lamella.ui.Appearance;
import org.lamella.ui.Kept;
import org.lamella.ui.NumberText;
import org.lamella.ui.image.PlatePainter;

/** Draws the spectrum, its spots, the rings and spots of phases, what was picked and what is under the mouse. */
final class SpectrumPainter {
    private static final int MARKER = 7;
    private static final double FAINT = 0.02;
    private static final int MOST_RINGS = 24;
    private static final double SMALLEST_RING = 0.05;

    private record Rings(Phase phase, double smallest) {
    }

    private final LatticeSession session;
    private final Appearance appearance;
    private final List<Rectangle> taken = new ArrayList<>();
    private final Map<String, Kept<Rings, List<Reflection>>> rings = new HashMap<>();
    private double perPoint;
    private double centreX;
    private double centreY;

    SpectrumPainter(LatticeSession session, Appearance appearance) {
        this.session = session;
        this.appearance = appearance;
    }

    void paintNothing(GC gc, Rectangle area) {
        gc.setBackground(appearance.surround());
        gc.fillRectangle(area);
        gc.setForeground(appearance.text());
        String text = session.problem().isEmpty() ? "Open an image and draw a rectangle (R):\nits power spectrum follows here." : session.problem();
        gc.drawText(text, 12, 12, true);
    }

    /** Says where the spectrum is to be: its centre in the middle, and how far it reaches along the shorter side. */
    void place(Rectangle area, double reach) {
        perPoint = 2 * reach / Math.max(1, Math.min(area.width, area.height));
        centreX = area.width / 2.0;
        centreY = area.height / 2.0;
    }

    /** Where the picture of a spectrum lies on the screen; it may reach beyond the window. */
    Rectangle target(SpectrumBrightness spectrum) {
        int left = x((-spectrum.width() / 2 - 0.5) * spectrum.stepX());
        int right = x((spectrum.width() - spectrum.width() / 2 - 0.5) * spectrum.stepX());
        int top = y((spectrum.height() / 2 + 0.5) * spectrum.stepY());
        int bottom = y(-(spectrum.height() - spectrum.height() / 2 - 0.5) * spectrum.stepY());
        return new Rectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    void paint(GC gc, Rectangle area, Image picture, SpectrumBrightness spectrum, double[] hovered, String readOut) {
        taken.clear();
        gc.setBackground(appearance.surround());
        gc.fillRectangle(area);
        paintPicture(gc, picture, spectrum);
        gc.setAntialias(SWT.ON);
        paintRings(gc, area);
        paintZones(gc);
        paintSpots(gc);
        paintPicked(gc);
        if (hovered != null) {
            mark(gc, hovered[0], hovered[1], MARKER + 3, appearance.accent(), 2);
        }
        gc.setAntialias(SWT.DEFAULT);
        paintScaleBar(gc, area, spectrum.unit().reciprocal());
        Color white = gc.getDevice().getSystemColor(SWT.COLOR_WHITE);
        String state = session.shown().map(shown -> shown.region().name() + "  " + shown.region().width() + " × " + shown.region().height() + " px")
                .orElse("");
        PlatePainter.text(gc, state, 8, 8, white);
        if (!readOut.isEmpty()) {
            Point extent = gc.textExtent(readOut);
            PlatePainter.text(gc, readOut, Math.max(8, area.width - extent.x - 16), area.height - extent.y - 12, white);
        }
    }

    private int x(double gx) {
        return (int) Math.round(centreX + gx / perPoint);
    }

    private int y(double gy) {
        return (int) Math.round(centreY - gy / perPoint);
    }

    private void paintPicture(GC gc, Image picture, SpectrumBrightness spectrum) {
        Rectangle target = target(spectrum);
        Rectangle size = picture.getBounds();
        boolean isEnlarged = target.width > size.width;
        gc.setInterpolation(isEnlarged && target.width <= 2 * size.width ? SWT.DEFAULT : SWT.NONE);
        gc.drawImage(picture, 0, 0, size.width, size.height, target.x, target.y, target.width, target.height);
    }

    private void paintRings(GC gc, Rectangle area) {
        double pixelSize = session.shown().map(LatticeSession.Shown::pixelSize).orElse(Double.NaN);
        if (Double.isNaN(pixelSize)) {
            return;
        }
        double reach = Math.min(area.width, area.height) / 2.0 * perPoint;
        for (String name : session.phases().shown()) {
            Phase phase = session.phases().find(name).orElse(null);
            if (phase == null) {
                continue;
            }
            Color colour = appearance.categoryOnImage(session.phases().category(name));
            int drawn = 0;
            for (Reflection reflection : reflections(phase, Math.max(1 / reach, SMALLEST_RING))) {
                if (reflection.relativeIntensity() < FAINT || drawn++ >= MOST_RINGS) {
                    continue;
                }
                int radius = (int) Math.round(1 / reflection.spacing() / perPoint);
                gc.setLineStyle(SWT.LINE_DASH);
                gc.setForeground(colour);
                gc.setAlpha(200);
                gc.drawOval((int) centreX - radius, (int) centreY - radius, 2 * radius, 2 * radius);
                gc.setAlpha(255);
                gc.setLineStyle(SWT.LINE_SOLID);
                double angle = Math.toRadians(20 + 24 * (session.phases().category(name) % 6));
                label(gc, FigureText.formula(name) + " " + hkl(reflection.indices()), (int) (centreX + radius * Math.cos(angle)),
                        (int) (centreY - radius * Math.sin(angle)), colour);
            }
        }
    }

    /** Kept from one painting to the next: a phase with many atoms takes longer to compute than everything else to draw. */
    private List<Reflection> reflections(Phase phase, double smallest) {
        return rings.computeIfAbsent(phase.name(), name -> new Kept<>())
                .get(new Rings(phase, smallest), () -> Reflections.of(phase, smallest, Double.POSITIVE_INFINITY));
    }

    private static String hkl(org.lamella.crystal.MillerIndices indices) {
        return FigureText.millerIndices(indices.h(), indices.k(), indices.l());
    }

    /** The whole pattern of the zone axes of claimed phases that are ticked, faint spots too. */
    private void paintZones(GC gc) {
        RegionMeasurement result = session.result().orElse(null);
        if (result == null || result.calibrationUncertainty() == 0) {
            return;
        }
        for (PhaseClaim claim : result.phases().phases()) {
            if (!session.phases().shown().contains(claim.phase().name())) {
                continue;
            }
            Color colour = appearance.categoryOnImage(session.phases().category(claim.phase().name()));
            double smallest = Math.max(0.05, 1 / (Math.hypot(centreX, centreY) * perPoint));
            for (Grain grain : claim.grains()) {
                for (ZoneSpots.ZoneSpot spot : ZoneSpots.of(claim.phase(), grain, result.spots(), smallest)) {
                    gc.setForeground(colour);
                    int px = x(spot.gx());
                    int py = y(spot.gy());
                    gc.drawLine(px - 3, py, px + 3, py);
                    gc.drawLine(px, py - 3, px, py + 3);
                    label(gc, hkl(spot.indices()), px + 5, py - 7, colour);
                }
            }
        }
    }

    private void paintSpots(GC gc) {
        RegionMeasurement result = session.result().orElse(null);
        if (result == null) {
            return;
        }
        int[] category = new int[result.spots().size()];
        java.util.Arrays.fill(category, -1);
        for (PhaseClaim claim : result.phases().phases()) {
            for (Grain grain : claim.grains()) {
                grain.matches().forEach(match -> category[match.spot()] = session.phases().category(claim.phase().name()));
            }
        }
        for (int i = 0; i < result.spots().size(); i++) {
            Spot spot = result.spots().get(i);
            Color colour = appearance.categoryOnImage(category[i]);
            mark(gc, spot.gx(), spot.gy(), MARKER, colour, 1);
            mark(gc, -spot.gx(), -spot.gy(), MARKER, colour, 1);
        }
    }

    private void paintPicked(GC gc) {
        List<double[]> picked = session.picked();
        for (int i = 0; i < picked.size(); i++) {
            double[] g = picked.get(i);
            Color colour = appearance.categoryOnImage(i == 0 ? 4 : 5);
            gc.setForeground(colour);
            gc.setLineWidth(1);
            gc.drawLine((int) centreX, (int) centreY, x(g[0]), y(g[1]));
            mark(gc, g[0], g[1], MARKER + 2, colour, 2);
            PlatePainter.text(gc, i == 0 ? "A" : "B", x(g[0]) + MARKER + 4, y(g[1]) - MARKER - 10, colour);
        }
    }

    private void mark(GC gc, double gx, double gy, int radius, Color colour, int width) {
        gc.setLineWidth(width + 2);
        gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.drawOval(x(gx) - radius, y(gy) - radius, 2 * radius, 2 * radius);
        gc.setLineWidth(width);
        gc.setForeground(colour);
        gc.drawOval(x(gx) - radius, y(gy) - radius, 2 * radius, 2 * radius);
        gc.setLineWidth(0);
    }

    /** A label, left out where another one stands already. */
    private void label(GC gc, String text, int x, int y, Color colour) {
        Point extent = gc.textExtent(text);
        Rectangle place = new Rectangle(x, y, extent.x + 10, extent.y + 2);
        if (taken.stream().noneMatch(place::intersects)) {
            PlatePainter.text(gc, text, x, y, colour);
            taken.add(place);
        }
    }

    private void paintScaleBar(GC gc, Rectangle area, Unit unit) {
        double points = Math.min(area.width, area.height) / 4.0;
        if (points < 30) {
            return;
        }
        ScaleBar bar = ScaleBar.choose(points * perPoint, unit, points, 1);
        Color white = gc.getDevice().getSystemColor(SWT.COLOR_WHITE);
        Rectangle plate = PlatePainter.text(gc, bar.label(), 8, area.height - 36, white);
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(7, plate.y + plate.height, (int) bar.points() + 2, 6);
        gc.setBackground(white);
        gc.fillRectangle(8, plate.y + plate.height + 1, (int) bar.points(), 4);
    }

    /** What is told about a place: spacing and direction, and more when it is a measured spot. */
    String describe(double[] g) {
        LatticeSession.Shown shown = session.shown().orElse(null);
        double length = Math.hypot(g[0], g[1]);
        if (shown == null || length == 0) {
            return "";
        }
        Unit unit = shown.picture().unit();
        String place = String.format(Locale.ROOT, "%.1f°", Math.toDegrees(Math.atan2(g[1], g[0])));
        RegionMeasurement result = session.result().orElse(null);
        if (result != null) {
            for (int i = 0; i < result.spots().size(); i++) {
                Spot spot = result.spots().get(i);
                if (Math.abs(Math.abs(spot.gx()) - Math.abs(g[0])) < 1e-12 && Math.abs(Math.abs(spot.gy()) - Math.abs(g[1])) < 1e-12) {
                    return "d = " + spot.spacing(result.calibrationUncertainty()).format() + ",  " + place + LatticeText.explained(result, i);
                }
            }
        }
        return "d = " + NumberText.shortText(1 / length, unit) + ",  |g| = " + NumberText.shortText(length, unit.reciprocal()) + ",  " + place;
    }
}
