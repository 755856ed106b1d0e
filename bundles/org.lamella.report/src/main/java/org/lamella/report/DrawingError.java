package org.lamella.report;

import java.awt.Graphics2D;
import java.util.concurrent.CancellationException;
import org.lamella.analysis.Figure;

/** A figure whose own code failed while it was drawn: a fault of the analysis that made it, not of its user. */
final class DrawingError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DrawingError(Figure figure, RuntimeException cause) {
        super("the figure '" + SafeText.printable(figure.name()) + "' could not be drawn: " + cause, cause);
    }

    /** Paints a figure and tells its failures from those of the caller. */
    static void paint(Figure figure, Graphics2D graphics) {
        try {
            figure.paint(graphics);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DrawingError(figure, e);
        }
    }
}
