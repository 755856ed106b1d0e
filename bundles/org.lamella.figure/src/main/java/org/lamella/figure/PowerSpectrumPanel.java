package org.lamella.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A power spectrum around its centre with marked and labelled spots, a scale bar in reciprocal units and a legend of the
 * categories. Spots are labelled in the order given, the first ones nearest to their spot; labels never overlap, and
 * how many found no place is said below.
 */
public final class PowerSpectrumPanel implements Panel {
    private static final double MARKER = 4.6;
    private static final double LEGEND_GAP = 4;

    private final String title;
    private final ReciprocalImage spectrum;
    private final double range;
    private final ColourMap map;
    private final Contrast contrast;
    private final List<Spot> spots;
    private final List<Ring> rings;
    private final Map<Integer, String> categories;

    private BufferedImage picture;

    private record Ring(double frequency, String label, int category) {
    }

    private PowerSpectrumPanel(Builder builder) {
        title = builder.title;
        spectrum = builder.spectrum;
        range = builder.range;
        map = builder.map;
        contrast = builder.contrast;
        spots = List.copyOf(builder.spots);
        rings = List.copyOf(builder.rings);
        categories = new LinkedHashMap<>(builder.categories);
    }

    /** A panel of the logarithm of a power spectrum, out to the highest frequency that is complete. */
    public static Builder of(ReciprocalImage spectrum) {
        return new Builder(spectrum);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double heightFor(double width, FigureTheme theme) {
        double legend = legend(theme).height(width, theme);
        return width + (legend > 0 ? legend + LEGEND_GAP : 0) + noteHeight(theme);
    }

    /** One line is kept for the note on labels without a place, as soon as there are labels. */
    private double noteHeight(FigureTheme theme) {
        return spots.stream().anyMatch(spot -> !spot.label().isEmpty()) ? Draw.height(theme.smallFont()) + 2 : 0;
    }

    @Override
    public void paint(Graphics2D target, Rectangle2D area, FigureTheme theme) {
        Graphics2D graphics = Draw.smooth(target);
        try {
            double legendHeight = legend(theme).height(area.getWidth(), theme);
            double below = (legendHeight > 0 ? legendHeight + LEGEND_GAP : 0) + noteHeight(theme);
            Rectangle2D box = ImageFrame.box(new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(),
                    Math.max(1, area.getHeight() - below)), 1);
            paintSpectrum(graphics, box, theme);
            LabelPlacement labels = new LabelPlacement(box);
            ImageFrame.paintScaleBar(graphics, box, 2 * range, spectrum.unit(), labels, theme);
            paintRings(graphics, box, labels, theme);
            int left = paintSpots(graphics, box, labels, theme);
            double y = box.getMaxY() + LEGEND_GAP;
            legend(theme).paint(graphics, new Rectangle2D.Double(area.getX(), y, area.getWidth(), legendHeight), theme);
            if (left > 0) {
                String note = left + (left == 1 ? " label" : " labels") + " had no place; see the table of spots";
                Draw.text(graphics, Draw.fit(note, theme.smallFont(), area.getWidth()), theme.smallFont(), theme.secondary(), area.getX(),
                        y + legendHeight + 1);
            }
        } finally {
            graphics.dispose();
        }
    }

    private void paintSpectrum(Graphics2D graphics, Rectangle2D box, FigureTheme theme) {
        int left = (int) Math.max(0, Math.floor(spectrum.column(-range) + 0.5));
        int right = (int) Math.min(spectrum.width(), Math.ceil(spectrum.column(range) + 0.5));
        int top = (int) Math.max(0, Math.floor(spectrum.row(range) + 0.5));
        int bottom = (int) Math.min(spectrum.height(), Math.ceil(spectrum.row(-range) + 0.5));
        graphics.setColor(new Color(map.argb(0)));
        graphics.fill(box);
        if (right <= left || bottom <= top) {
            return;
        }
        // Where the edges of the cropped pixels are: half a pixel before the first centre and after the last.
        double x1 = x(box, (left - 0.5 - spectrum.centreX()) * spectrum.stepX());
        double x2 = x(box, (right - 0.5 - spectrum.centreX()) * spectrum.stepX());
        double y1 = y(box, (spectrum.centreY() - top + 0.5) * spectrum.stepY());
        double y2 = y(box, (spectrum.centreY() - bottom + 0.5) * spectrum.stepY());
        Rectangle2D covered = new Rectangle2D.Double(x1, y1, x2 - x1, y2 - y1);
        ImageFrame.paintPicture(graphics, picture(left, top, right, bottom), covered, box, theme);
    }

    /** Made once: the part that is shown never changes, and a window repaints often. */
    private synchronized BufferedImage picture(int left, int top, int right, int bottom) {
        if (picture == null) {
            picture = Raster.render(spectrum.values(), spectrum.width(), left, top, right - left, bottom - top, Raster.Pooling.MAXIMUM,
                    contrast, map);
        }
        return picture;
    }

    private double x(Rectangle2D box, double gx) {
        return box.getCenterX() + gx / range * box.getWidth() / 2;
    }

    private double y(Rectangle2D box, double gy) {
        return box.getCenterY() - gy / range * box.getHeight() / 2;
    }

    private void paintRings(Graphics2D graphics, Rectangle2D box, LabelPlacement labels, FigureTheme theme) {
        Shape clip = graphics.getClip();
        graphics.clip(box);
        for (Ring ring : rings) {
            double radius = ring.frequency / range * box.getWidth() / 2;
            graphics.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {3, 3}, 0));
            graphics.setColor(CategoricalColours.onDark(ring.category));
            graphics.draw(new Ellipse2D.Double(box.getCenterX() - radius, box.getCenterY() - radius, 2 * radius, 2 * radius));
        }
        graphics.setClip(clip);
        for (Ring ring : rings) {
            double radius = ring.frequency / range * box.getWidth() / 2;
            Rectangle2D size = Draw.plateSize(ring.label, theme.plateFont());
            double up = box.getCenterY() - radius;
            if (!ring.label.isEmpty() && up > box.getMinY()) {
                labels.place(box.getCenterX(), up, 0, size.getWidth(), size.getHeight(), -Math.PI / 2, 60)
                        .ifPresent(place -> paintLabel(graphics, ring.label, ring.category, place, theme));
            }
        }
    }

    /** @return how many labels found no place */
    private int paintSpots(Graphics2D graphics, Rectangle2D box, LabelPlacement labels, FigureTheme theme) {
        List<Spot> inside = spots.stream().filter(this::isShown).toList();
        for (Spot spot : inside) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                double x = x(box, sign * spot.gx());
                double y = y(box, sign * spot.gy());
                labels.block(new Rectangle2D.Double(x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER));
                Shape marker = CategoricalColours.marker(spot.category()).outline(x, y, MARKER);
                Draw.haloed(graphics, marker, CategoricalColours.onDark(spot.category()), theme.halo(), 1.1);
            }
        }
        Font font = theme.plateFont();
        int without = 0;
        for (Spot spot : inside) {
            if (spot.label().isEmpty()) {
                continue;
            }
            Rectangle2D size = Draw.plateSize(spot.label(), font);
            // Outwards, away from the crowd around the centre; only one of the two mates needs the words.
            int sign = spot.gy() > 0 || spot.gy() == 0 && spot.gx() > 0 ? 1 : -1;
            Optional<LabelPlacement.Place> place = spotPlace(labels, box, spot, size, sign);
            if (place.isEmpty()) {
                place = spotPlace(labels, box, spot, size, -sign);
            }
            place.ifPresent(found -> paintLabel(graphics, spot.label(), spot.category(), found, theme));
            without += place.isEmpty() ? 1 : 0;
        }
        return without;
    }

    private boolean isShown(Spot spot) {
        return spot.isFinite() && Math.abs(spot.gx()) <= range && Math.abs(spot.gy()) <= range;
    }

    private Optional<LabelPlacement.Place> spotPlace(LabelPlacement labels, Rectangle2D box, Spot spot, Rectangle2D size, int sign) {
        double x = x(box, sign * spot.gx());
        double y = y(box, sign * spot.gy());
        double outwards = Math.atan2(y - box.getCenterY(), x - box.getCenterX());
        // The point's own marker is blocked as well: the label stays outside of its corners.
        return labels.place(x, y, MARKER * Math.sqrt(2), size.getWidth(), size.getHeight(), outwards, box.getWidth() / 4);
    }

    private void paintLabel(Graphics2D graphics, String text, int category, LabelPlacement.Place place, FigureTheme theme) {
        Color colour = CategoricalColours.onDark(category);
        place.leader().ifPresent(line -> Draw.haloed(graphics, new Line2D.Double(line.getP1(), line.getP2()), colour, theme.halo(), 0.7));
        Draw.plate(graphics, text, place.box(), theme, colour);
    }

    private Legend legend(FigureTheme theme) {
        List<Legend.Entry> entries = new ArrayList<>();
        categories.forEach((category, name) -> entries.add(new Legend.Entry(name, (graphics, x, y) -> {
            Shape ground = new RoundRectangle2D.Double(x - 8, y - 5.5, 16, 11, 4, 4);
            graphics.setColor(new Color(0x2b2b2b));
            graphics.fill(ground);
            Shape marker = CategoricalColours.marker(category).outline(x, y, 3.4);
            Draw.haloed(graphics, marker, CategoricalColours.onDark(category), theme.halo(), 1.1);
        })));
        return new Legend(entries);
    }

    /** Collects what a panel shows. */
    public static final class Builder {
        private final ReciprocalImage spectrum;
        private final List<Spot> spots = new ArrayList<>();
        private final List<Ring> rings = new ArrayList<>();
        private final Map<Integer, String> categories = new LinkedHashMap<>();
        private String title = "";
        private double range;
        private ColourMap map = ColourMap.GREY;
        private Contrast contrast = Contrast.SPECTRUM;

        private Builder(ReciprocalImage spectrum) {
            this.spectrum = Objects.requireNonNull(spectrum, "spectrum");
            range = spectrum.completeRange();
        }

        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        /**
         * Shows frequencies from minus to plus this in x and y.
         *
         * @param highest in the unit of the spectrum, positive
         */
        public Builder range(double highest) {
            if (!(highest > 0) || Double.isInfinite(highest)) {
                throw new IllegalArgumentException("the range of frequencies must be positive, not " + highest);
            }
            range = highest;
            return this;
        }

        public Builder colours(ColourMap colourMap) {
            map = Objects.requireNonNull(colourMap, "colourMap");
            return this;
        }

        public Builder contrast(Contrast newContrast) {
            contrast = Objects.requireNonNull(newContrast, "contrast");
            return this;
        }

        /** Marks a spot and its Friedel mate; add the strongest or most important ones first. */
        public Builder spot(Spot spot) {
            spots.add(Objects.requireNonNull(spot, "spot"));
            return this;
        }

        public Builder spots(List<Spot> more) {
            more.forEach(this::spot);
            return this;
        }

        /** Draws a dashed circle at a frequency, for example that of a ring of an amorphous or powder pattern. */
        public Builder ring(double frequency, String label, int category) {
            if (frequency > 0 && Double.isFinite(frequency)) {
                rings.add(new Ring(frequency, Objects.requireNonNull(label, "label"), category));
            }
            return this;
        }

        /** Names a category in the legend. */
        public Builder category(int category, String name) {
            categories.put(category, Objects.requireNonNull(name, "name"));
            return this;
        }

        public PowerSpectrumPanel build() {
            return new PowerSpectrumPanel(this);
        }
    }
}
