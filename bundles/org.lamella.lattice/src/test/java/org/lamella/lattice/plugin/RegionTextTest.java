package org.lamella.lattice.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/** Regions as people type them. */
class RegionTextTest {
    private static final Image IMAGE = Image.of(200, 100, new double[20_000], 1, Unit.PIXEL);

    private static List<Region.Rectangle> parse(String text) throws UserError {
        return RegionText.regions(text, 0, IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void nothingIsTheWholeImage(String text) throws UserError {
        assertEquals(List.of(new Region.Rectangle("image", 0, 0, 200, 100)), parse(text));
        assertEquals(List.of(new Region.Rectangle("image", 0, 0, 200, 100)), parse(null));
    }

    @Test
    void oneOrSeveralWithOrWithoutNames() throws UserError {
        assertEquals(List.of(new Region.Rectangle("region 1", 1, 2, 30, 40)), parse("1,2,30,40"));
        assertEquals(List.of(new Region.Rectangle("region 1", 1, 2, 30, 40)), parse(" 1 , 2 ,30, 40 ;"));
        assertEquals(List.of(new Region.Rectangle("region 1", 1, 2, 30, 40)), parse("1px, 2px, 30px, 40px"));
        assertEquals(List.of(new Region.Rectangle("region 1", 1, 2, 30, 40)), parse("1 2 30 40"));
        assertEquals(List.of(new Region.Rectangle("Li side", 0, 0, 100, 100), new Region.Rectangle("region 2", 100, 0, 100, 100)),
                parse("Li side = 0,0,100,100; 100,0,100,100"));
    }

    @Test
    void upToTheLastPixel() throws UserError {
        assertEquals(1, parse("0,0,200,100").size());
        assertEquals(1, parse("199,99,1,1").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1,2,3,4,5", "a,b,c,d", "1.5,2,30,40", "LiPON", "=1,2,30,40", "name=", "1,2,0,40", "1,2,30,-4", "1,2,30,0",
        "99999999999,0,1,1", "1,2,30 nm,40", ",,,"})
    void whatIsNoRectangleIsRefusedWithTheText(String text) {
        UserError error = assertThrows(UserError.class, () -> parse(text));
        assertTrue(error.getMessage().contains(text.strip()) && error.getMessage().contains("x,y,width,height"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0,201,100", "0,0,200,101", "-1,0,10,10", "0,-1,10,10", "200,0,1,1", "2147483647,0,2147483647,10"})
    void whatIsNotInsideIsRefusedWithTheSizeOfTheImage(String text) {
        UserError error = assertThrows(UserError.class, () -> parse(text));
        assertTrue(error.getMessage().contains("200 x 100"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", " ; ; "})
    void onlySemicolonsAreNoRegion(String text) {
        assertThrows(UserError.class, () -> parse(text));
    }

    @ParameterizedTest
    @CsvSource({"100, 2", "50, 8", "64, 3", "99, 2", "33, 18"})
    void tilesLieInsideApartAndSpreadEvenly(int tile, int count) throws UserError {
        List<Region.Rectangle> tiles = RegionText.regions("", tile, IMAGE);
        assertEquals(count, tiles.size());
        assertEquals(count, tiles.stream().map(Region.Rectangle::name).distinct().count());
        for (Region.Rectangle one : tiles) {
            assertTrue(one.isInside(IMAGE));
            assertEquals(tile, one.width());
            assertEquals(tile, one.height());
            for (Region.Rectangle other : tiles) {
                assertTrue(one == other || Math.abs(one.x() - other.x()) >= tile || Math.abs(one.y() - other.y()) >= tile,
                        one + " and " + other + " overlap");
            }
        }
        if (tile < 100) {
            assertEquals(0, tiles.get(0).x());
            assertEquals(200 - tile, tiles.get(tiles.size() - 1).x());
        }
    }

    @Test
    void tilesThatDoNotFitOrComeWithRegionsAreRefused() {
        assertTrue(assertThrows(UserError.class, () -> RegionText.regions("", 101, IMAGE)).getMessage().contains("101"));
        assertThrows(UserError.class, () -> RegionText.regions("0,0,50,50", 50, IMAGE));
    }
}
