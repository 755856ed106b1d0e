package org.lamella.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViewTransformTest {
    @Test
    void theWholeImageFitsAndStandsInTheMiddle() {
        ViewTransform view = ViewTransform.fit(1000, 500, 1, 400, 400);
        assertEquals(0.4, view.scale());
        assertEquals(0, view.toScreenX(0), 1e-9);
        assertEquals(400, view.toScreenX(1000), 1e-9);
        assertEquals(100, view.toScreenY(0), 1e-9);
        assertEquals(300, view.toScreenY(500), 1e-9);
    }

    @Test
    void pixelsThatAreNotSquareAreDrawnAsInSpace() {
        ViewTransform view = ViewTransform.fit(100, 100, 2, 400, 400);
        assertEquals(2, view.scale());
        assertEquals(4, view.scaleY());
        assertEquals(400, view.toScreenY(100) - view.toScreenY(0), 1e-9);
    }

    @Test
    void zoomingKeepsThePointUnderTheMouse() {
        ViewTransform view = ViewTransform.fit(1000, 800, 1.3, 500, 300);
        ViewTransform zoomed = view.zoomed(1.7, 123, 45, 1000, 800);
        assertEquals(view.toImageX(123), zoomed.toImageX(123), 1e-9);
        assertEquals(view.toImageY(45), zoomed.toImageY(45), 1e-9);
        assertEquals(1.7 * view.scale(), zoomed.scale(), 1e-12);
    }

    @Test
    void zoomHasItsLimits() {
        ViewTransform view = new ViewTransform(0, 0, 1, 1);
        assertEquals(64, view.zoomed(1e9, 0, 0, 1000, 1000).scale());
        assertEquals(0.032, view.zoomed(1e-9, 0, 0, 1000, 1000).scale(), 1e-12);
    }

    @Test
    void theImageCannotBeLost() {
        ViewTransform view = new ViewTransform(5000, -4000, 1, 1).within(1000, 1000, 400, 400);
        assertTrue(view.left() <= 700 && view.left() >= -100, "left " + view.left());
        assertTrue(view.top() <= 700 && view.top() >= -100, "top " + view.top());
        ViewTransform small = new ViewTransform(90, 90, 0.1, 1).within(1000, 1000, 400, 400);
        assertEquals(-1500, small.left(), 1e-9, "an image that fits stands in the middle");
    }

    @Test
    void theLevelIsAsFineAsTheScreen() {
        assertEquals(0, new ViewTransform(0, 0, 3, 1).level(5));
        assertEquals(0, new ViewTransform(0, 0, 0.51, 1).level(5));
        assertEquals(1, new ViewTransform(0, 0, 0.5, 1).level(5));
        assertEquals(3, new ViewTransform(0, 0, 0.1, 1).level(5));
        assertEquals(4, new ViewTransform(0, 0, 0.001, 1).level(5));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ViewTransform(0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ViewTransform(0, 0, 1, Double.NaN));
    }
}
