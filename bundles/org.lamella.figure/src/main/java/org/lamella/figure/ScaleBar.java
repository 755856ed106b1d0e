package org.lamella.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.lamella.data.Unit;

/**
 * A scale bar of a round length: 1, 2 or 5 times a power of ten, at most about a third of the field of view, in the
 * unit that needs no more than three digits.
 *
 * @param length how long the bar is, in {@code unit}
 * @param unit the unit of the length
 * @param points how long the bar is on the figure
 */
public record ScaleBar(double length, Unit unit, double points) {
    private static final List<Unit> LENGTHS = List.of(Unit.PICOMETRE, Unit.NANOMETRE, Unit.MICROMETRE, Unit.MILLIMETRE, Unit.METRE);
    private static final double THICKNESS = 2.6;
    private static final double PADDING = 4;

    /**
     * Chooses the bar for a field of view.
     *
     * @param field the width of the field, in {@code unit}; positive
     * @param fieldPoints the width of the field on the figure, in points; positive
     * @param fraction the largest part of the field that the bar may take
     */
    public static ScaleBar choose(double field, Unit unit, double fieldPoints, double fraction) {
        if (!(field > 0) || Double.isInfinite(field) || !(fieldPoints > 0) || !(fraction > 0)) {
            throw new IllegalArgumentException("no scale bar fits a field of " + field + " " + unit + " on " + fieldPoints + " points");
        }
        double length = NiceNumbers.atMost(field * fraction);
        if (unit.equals(Unit.PIXEL) && length < 1) {
            length = 1;
        }
        double points = fieldPoints * length / field;
        Unit shown = unit;
        if (unit.isLength() && (length >= 1000 || length < 1)) {
            for (Unit candidate : LENGTHS) {
                double converted = unit.convert(length, candidate);
                if (converted > 0.999 && converted < 999) {
                    shown = candidate;
                }
            }
        }
        return new ScaleBar(NiceNumbers.atMost(unit.convert(length, shown)), shown, points);
    }

    /** The length with its unit, for example {@code 5 nm} or, behind a number easier to read than 1/nm, {@code 2 nm⁻¹}. */
    public String label() {
        int decimals = length >= 1 ? 0 : (int) Math.ceil(-Math.log10(length) - 1e-9);
        String symbol = unit.symbol().startsWith("1/") ? unit.symbol().substring(2) + Ticks.superscript(-1) : unit.symbol();
        return Ticks.number(length, decimals) + (symbol.isEmpty() ? "" : " " + symbol);
    }

    /** The size of bar, label and plate together, at the origin. */
    Rectangle2D size(FigureTheme theme) {
        Font font = theme.plateFont();
        double width = Math.max(points, Draw.width(label(), font)) + 2 * PADDING;
        return new Rectangle2D.Double(0, 0, width, Draw.height(font) + THICKNESS + 2 + PADDING);
    }

    /** Draws the bar on a plate whose upper left corner is given. */
    void paint(Graphics2D graphics, double x, double y, FigureTheme theme) {
        Font font = theme.plateFont();
        Rectangle2D size = size(theme);
        graphics.setColor(theme.plate());
        graphics.fill(new RoundRectangle2D.Double(x, y, size.getWidth(), size.getHeight(), 4, 4));
        Draw.text(graphics, label(), font, theme.plateText(), x + (size.getWidth() - Draw.width(label(), font)) / 2, y + 1);
        graphics.setColor(theme.plateText());
        double left = x + (size.getWidth() - points) / 2;
        graphics.fill(new Rectangle2D.Double(left, y + size.getHeight() - PADDING - THICKNESS + 0.5, points, THICKNESS));
    }
}
