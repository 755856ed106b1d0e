package org.lamella.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/** The names of groups below an axis that counts them; names wider than their group stand upright. */
record GroupNames(List<String> groups, FigureTheme theme) {
    private static final double MOST_UPRIGHT = 70;

    private Font font() {
        return theme.smallFont();
    }

    private boolean upright(double width) {
        double room = (width - 50) / Math.max(1, groups.size()) - 4;
        return groups.stream().anyMatch(group -> Draw.width(group, font()) > room);
    }

    /** Height of the names below a plot of a width. */
    double room(double width) {
        if (!upright(width)) {
            return Draw.height(font());
        }
        double longest = groups.stream().mapToDouble(group -> Draw.width(group, font())).max().orElse(0);
        return Math.min(longest, MOST_UPRIGHT) + 2;
    }

    /** Draws the names; group {@code i} is in the middle between {@code i} and {@code i + 1} of the frame's x. */
    void paint(Graphics2D graphics, PlotFrame frame, double width) {
        boolean upright = upright(width);
        double room = room(width);
        for (int group = 0; group < groups.size(); group++) {
            double centre = frame.x(group + 0.5);
            if (upright) {
                String text = Draw.fit(groups.get(group), font(), room);
                Draw.textUpwards(graphics, text, font(), theme.secondary(), centre, frame.data().getMaxY() + 4 + Draw.width(text, font()) / 2);
            } else {
                Draw.text(graphics, groups.get(group), font(), theme.secondary(), centre - Draw.width(groups.get(group), font()) / 2,
                        frame.data().getMaxY() + 4);
            }
        }
    }
}
