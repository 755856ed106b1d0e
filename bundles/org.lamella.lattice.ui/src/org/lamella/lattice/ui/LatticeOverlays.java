package org.lamella.lattice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lamella.data.Region;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImageOverlay;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.FigureText;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.Spot;

/** What is drawn over the image about its regions: the phases of each, and lines along the planes of its strongest spots. */
final class LatticeOverlays {
    static final String PHASES = "Phases of regions";
    static final String PLANES = "Lattice planes";

    private static final int MOST_PLANES = 3;
    private static final int LINES = 7;

    private LatticeOverlays() {
    }

    /** Adds what a region showed; other regions keep theirs as long as they are where they were. */
    static void put(LatticeSession.Shown shown, RegionMeasurement result, PhaseChoice choice) {
        ImageDocument document = shown.document();
        put(document, PHASES, shown.region(), phases(shown.region(), result, choice));
        put(document, PLANES, shown.region(), planes(shown, result));
    }

    private static void put(ImageDocument document, String name, Region.Rectangle region, List<ImageOverlay.Item> items) {
        List<ImageOverlay.Item> all = new ArrayList<>();
        List<Region.Rectangle> others = document.regions(Region.Rectangle.class).stream().filter(other -> !other.equals(region)).toList();
        for (ImageOverlay overlay : document.overlays()) {
            if (overlay.name().equals(name)) {
                overlay.items().stream().filter(item -> others.stream().anyMatch(other -> isInside(item, other))).forEach(all::add);
            }
        }
        all.addAll(items);
        document.put(new ImageOverlay(name, all));
    }

    private static boolean isInside(ImageOverlay.Item item, Region.Rectangle region) {
        Region.Point point = item.points().get(0);
        return point.x() >= region.x() && point.x() <= region.x() + region.width() && point.y() >= region.y()
                && point.y() <= region.y() + region.height();
    }

    private static List<ImageOverlay.Item> phases(Region.Rectangle region, RegionMeasurement result, PhaseChoice choice) {
        List<PhaseClaim> claims = result.phases().phases();
        Region.Point at = new Region.Point(region.x(), region.y());
        if (claims.isEmpty()) {
            String text = result.spots().isEmpty() ? "amorphous" : "no phase";
            return List.of(new ImageOverlay.Item(List.of(at), false, text, CategoricalColours.NONE));
        }
        String text = claims.stream().map(claim -> FigureText.formula(claim.phase().name()) + " "
                + claim.grains().stream().map(grain -> grain.zone().toString()).distinct().collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
        return List.of(new ImageOverlay.Item(List.of(at), false, text, choice.category(claims.get(0).phase().name())));
    }

    /** Lines at the true distance of the planes, in the middle of where the crystal is. */
    private static List<ImageOverlay.Item> planes(LatticeSession.Shown shown, RegionMeasurement result) {
        List<ImageOverlay.Item> items = new ArrayList<>();
        double scaleX = Math.abs(shown.image().x().scale());
        double scaleY = Math.abs(shown.image().y().scale());
        for (Spot spot : result.spots().stream().filter(each -> each.harmonicOf() < 0).limit(MOST_PLANES).toList()) {
            double d = 1 / spot.length();
            // In space: along the normal by d from line to line; rows of the image run downwards.
            double normalX = spot.gx() * d;
            double normalY = -spot.gy() * d;
            double middleX = shown.region().x() + spot.envelope().x() * shown.region().width();
            double middleY = shown.region().y() + spot.envelope().y() * shown.region().height();
            double half = 5 * d;
            for (int line = 0; line < LINES; line++) {
                double along = (line - LINES / 2) * d;
                Region.Point from = new Region.Point(middleX + (normalX * along - normalY * half) / scaleX,
                        middleY + (normalY * along + normalX * half) / scaleY);
                Region.Point to = new Region.Point(middleX + (normalX * along + normalY * half) / scaleX,
                        middleY + (normalY * along - normalX * half) / scaleY);
                String label = line == (items.size() / LINES % 2 == 0 ? LINES - 1 : 0) ? String.format(Locale.ROOT, "%.4g %s", d, spot.unit().symbol()) : "";
                items.add(new ImageOverlay.Item(List.of(from, to), false, label, items.size() / LINES));
            }
        }
        return items;
    }
}
