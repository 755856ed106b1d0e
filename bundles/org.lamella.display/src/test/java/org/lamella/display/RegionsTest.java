package org.lamella.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.Region;
import org.lamella.data.Region.Line;
import org.lamella.data.Region.Point;
import org.lamella.data.Region.Polygon;
import org.lamella.data.Region.Position;
import org.lamella.data.Region.Rectangle;
import org.lamella.data.UserError;

class RegionsTest {
    private static final List<Region> ALL = List.of(new Rectangle("Li \"metal\"; ü", 3, 4, 5, 6), new Line("across", 0.5, 1, 20.25, 7, 5),
            new Polygon("grain", List.of(new Point(1, 1), new Point(9, 1.5), new Point(4, 8))), new Position("A", 12.5, 30));

    @TempDir
    private Path folder;

    @Test
    void regionsSurviveTheirFile() throws UserError {
        Path file = folder.resolve("new/regions.json");
        RegionFile.save(ALL, file);
        assertEquals(ALL, RegionFile.load(file));
    }

    @Test
    void whatIsWrongInAFileIsNamed() throws Exception {
        assertTrue(message("remember the milk").contains("not JSON"));
        assertTrue(message("{\"regions\": []}").contains("version 1"));
        assertTrue(message("{\"lamellaRegions\":1,\"regions\":[{\"type\":\"circle\"}]}").contains("region 1: the type 'circle' is not known"));
        assertTrue(message("{\"lamellaRegions\":1,\"regions\":[{\"type\":\"rectangle\",\"name\":\"a\",\"x\":1.5}]}").contains("'x' must be a whole number"));
        assertTrue(message("{\"lamellaRegions\":1,\"regions\":[{\"type\":\"rectangle\",\"name\":\" \",\"x\":1,\"y\":1,\"width\":1,\"height\":1}]}")
                .contains("needs a name"));
        assertTrue(message("{\"lamellaRegions\":1,\"regions\":[{\"type\":\"rectangle\",\"name\":\"a\",\"x\":1,\"y\":1,\"width\":0,\"height\":1}]}")
                .contains("empty"));
        Path missing = folder.resolve("none.json");
        assertTrue(assertThrows(UserError.class, () -> RegionFile.load(missing)).getMessage().contains("none.json"));
        assertFalse(Files.exists(missing));
    }

    private static String message(String text) {
        return assertThrows(UserError.class, () -> RegionFile.read(text, "a test")).getMessage();
    }

    @Test
    void rectanglesBecomeTheParameterOfAnAnalysis() {
        assertEquals("Li \"metal\"  ü=3,4,5,6; b=0,0,1,1", RegionFile.parameter(List.of(ALL.get(0), ALL.get(1), new Rectangle("b", 0, 0, 1, 1))));
    }

    @Test
    void namesStayUniqueAndStatesCanBeRestored() {
        RegionSet set = new RegionSet();
        List<Boolean> adjusting = new ArrayList<>();
        set.listeners().add(change -> adjusting.add(change.isAdjusting()));
        set.add(new Rectangle("a", 0, 0, 2, 2));
        assertEquals("a 1", set.add(new Rectangle("a", 0, 0, 2, 2)).name());
        assertEquals("a 2", set.add(new Rectangle("a 1", 0, 0, 2, 2)).name());
        assertEquals("region 1", set.number("region"));
        RegionSet.State before = set.state();
        set.replace("a", new Rectangle("b", 1, 1, 2, 2), true);
        assertThrows(IllegalArgumentException.class, () -> set.replace("b", new Rectangle("a 1", 0, 0, 1, 1), false));
        set.remove("a 2");
        assertEquals("a 1", set.selected().orElseThrow().name(), "the neighbour is selected");
        set.restore(before);
        assertEquals(List.of("a", "a 1", "a 2"), set.all().stream().map(Region::name).toList());
        assertEquals(List.of(false, false, false, true, false, false), adjusting);
        set.selectNext(true);
        assertEquals("a", set.selected().orElseThrow().name(), "around the end");
        set.selectNext(false);
        assertEquals("a 2", set.selected().orElseThrow().name());
    }

    @Test
    void handlesReshapeRegions() {
        Rectangle rectangle = new Rectangle("r", 10, 20, 30, 40);
        assertEquals(8, RegionShape.handles(rectangle).size());
        assertEquals(new Rectangle("r", 5, 25, 35, 35), RegionShape.dragged(rectangle, 0, 5.2, 24.9, false));
        assertEquals(new Rectangle("r", 10, 20, 45, 40), RegionShape.dragged(rectangle, 5, 55, 999, false), "the right side alone");
        assertEquals(new Rectangle("r", 4, 20, 6, 40), RegionShape.dragged(rectangle, 5, 4, 0, false), "past the other side");
        Rectangle square = (Rectangle) RegionShape.dragged(rectangle, 2, 60, 30, true);
        assertEquals(square.width(), square.height());
        Line line = new Line("l", 0, 0, 10, 0, 3);
        Line turned = (Line) RegionShape.dragged(line, 1, 0.5 + 7, 0.5 + 8, true);
        assertEquals(turned.x2(), turned.y2(), 1e-9, "45 degrees");
        assertEquals(line, RegionShape.dragged(line, 1, 0.5, 0.5, false), "no length, no line");
        assertEquals(new Position("p", 2.5, 3.5), RegionShape.dragged(new Position("p", 0, 0), 0, 3, 4, false));
    }

    @Test
    void aPlaceIsFoundInOrNearARegion() {
        assertTrue(RegionShape.contains(new Rectangle("r", 10, 10, 5, 5), 9, 12, 1));
        assertFalse(RegionShape.contains(new Rectangle("r", 10, 10, 5, 5), 8, 12, 1));
        assertTrue(RegionShape.contains(new Line("l", 0, 0, 10, 10, 4), 6.5, 4.5, 0.1), "in its width");
        assertFalse(RegionShape.contains(new Line("l", 0, 0, 10, 10, 1), 14, 14, 1), "beyond its end");
        assertTrue(RegionShape.contains(ALL.get(2), 1.2, 1.2, 0.5));
        assertTrue(RegionShape.contains(new Position("p", 3, 3), 3.5, 3.9, 0.5));
    }

    @Test
    void regionsArePushedBackIntoTheImage() {
        assertEquals(new Rectangle("r", 90, 0, 10, 10), RegionShape.inside(new Rectangle("r", 200, -7, 10, 10), 100, 100));
        assertEquals(new Rectangle("r", 0, 0, 100, 50), RegionShape.inside(new Rectangle("r", -5, 5, 400, 70), 100, 50));
        Line line = (Line) RegionShape.inside(new Line("l", -3, 4, 7, 4, 1), 100, 100);
        assertEquals(10, line.length(), 1e-9);
        assertEquals(-0.5, line.x1(), 1e-9, "the edge of the first pixel");
    }
}
