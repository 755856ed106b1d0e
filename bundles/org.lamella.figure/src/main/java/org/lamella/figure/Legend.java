package org.lamella.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A legend outside of the data: entries in rows that break at the width. */
final class Legend {
    private static final double SWATCH = 18;
    private static final double GAP = 10;

    /** What an entry shows: its sample and its text. */
    record Entry(String text, Sample sample) {
    }

    /** Draws the sample of an entry around a point. */
    @FunctionalInterface
    interface Sample {
        void paint(Graphics2D graphics, double centreX, double centreY);
    }

    private record Placed(Entry entry, String text, double x, double y) {
    }

    private final List<Entry> entries;

    Legend(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    double height(double width, FigureTheme theme) {
        List<Placed> placed = layOut(width, theme);
        return placed.isEmpty() ? 0 : placed.get(placed.size() - 1).y + lineHeight(theme);
    }

    void paint(Graphics2D graphics, Rectangle2D area, FigureTheme theme) {
        for (Placed placed : layOut(area.getWidth(), theme)) {
            double x = area.getX() + placed.x;
            double y = area.getY() + placed.y;
            placed.entry.sample.paint(graphics, x + SWATCH / 2, y + lineHeight(theme) / 2);
            Draw.text(graphics, placed.text, theme.labelFont(), theme.text(), x + SWATCH + 3, y + 1);
        }
    }

    private static double lineHeight(FigureTheme theme) {
        return Draw.height(theme.labelFont()) + 2;
    }

    private List<Placed> layOut(double width, FigureTheme theme) {
        Font font = theme.labelFont();
        List<Placed> placed = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (Entry entry : entries) {
            String text = Draw.fit(entry.text, font, width - SWATCH - 3);
            double length = SWATCH + 3 + Draw.width(text, font);
            if (x > 0 && x + length > width) {
                x = 0;
                y += lineHeight(theme);
            }
            placed.add(new Placed(entry, text, x, y));
            x += length + GAP;
        }
        return placed;
    }
}
