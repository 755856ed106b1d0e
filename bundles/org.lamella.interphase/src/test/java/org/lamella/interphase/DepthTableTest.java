package org.lamella.interphase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.layers.LayerSetStatistics;
import org.lamella.layers.LayerStatistics;
import org.lamella.layers.RegionDepths;

class DepthTableTest {
    private static double[] column(DepthTable table, int layer) {
        return table.regions().stream().mapToDouble(region -> region.thickness()[layer]).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "region,A,B\nr1,10,20\nr2,12,25\n",
        "\uFEFFregion;A (nm);B [nm]\r\nr1;10;20\r\nr2;12,0;25\r\n",
        "region\tA_nm\tB/nm\tTotal\nr1\t10\t20\t999\nr2\t12\t25\t0\n",
        "# by hand\nRegion, \"A\", B\n\nr1, 10, 20\nr2, 12, 25\n",
        "region,boundary 1,boundary 2,boundary 3\nr1,5,15,35\nr2,0,12,37\n",
        "region,layer,thickness\nr1,A,10\nr1,B,20\nr2,A,12\nr2,B,25\n",
        "layer,region,start,end\nA,r1,3,13\nB,r1,13,33\nA,r2,0,12\nB,r2,12,37\n",
        "region,A (um),B (A)\nr1,0.010,200\nr2,0.012,250\n",
        "spot,A,B\nleft,10,20\nright,12,25\n",
        "A,B\n10,20\n12,25\n"})
    void understandsHowPeopleWriteTables(String text) {
        DepthTable table = DepthTable.parse(text);
        assertEquals(2, table.layers().size());
        assertArrayEquals(new double[] {10, 12}, column(table, 0), 1e-9);
        assertArrayEquals(new double[] {20, 25}, column(table, 1), 1e-9);
        assertEquals(30, table.regions().get(0).total(), 1e-9);
        assertTrue(Double.isNaN(table.regions().get(0).totalVariance()), "one value says nothing about the scatter within a region");
    }

    @Test
    void repeatedMeasurementsOfARegionAreAveragedAndTheirScatterKept() {
        DepthTable table = DepthTable.parse("region,A\nr1,10\nr1,12\nr1,14\nr2,20\nr2,22\n");
        assertArrayEquals(new double[] {12, 21}, column(table, 0), 1e-12);
        assertEquals(4.0 / 3, table.regions().get(0).variance()[0], 1e-12);
        assertEquals(2.0 / 2, table.regions().get(1).variance()[0], 1e-12);
    }

    @Test
    void anEmptyCellIsNoValue() {
        DepthTable table = DepthTable.parse("region,A,B\nr1,10,\nr2,12,25\n");
        assertTrue(Double.isNaN(table.regions().get(0).thickness()[1]));
        assertTrue(Double.isNaN(table.regions().get(0).total()));
        LayerSetStatistics.Result result = new LayerSetStatistics(1000, 1).summarise(table.layers(), table.regions());
        assertEquals(1, result.layers().get(1).summary().n());
        assertEquals(1, result.total().summary().n());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "region,A\n", "region,A\nr1,x\n", "region,A\nr1,-3\n", "region,A,A\nr1,1,2\n", "region,A (s)\nr1,1\n",
        "region,A\nr1,1,2\n", "layer,thickness\nA,3\n", "region,boundary 1,boundary 2\nr1,9,3\n", "region\nr1\n",
        "region,layer,start,end\nr1,A,5,2\n", "region,A\nr1,1e999\n"})
    void saysWhatIsWrong(String text) {
        assertThrows(IllegalArgumentException.class, () -> DepthTable.parse(text));
    }

    @Test
    void namesTheLine() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> DepthTable.parse("region,A\n\nr1,1\nr2,ten\n"));
        assertTrue(error.getMessage().contains("line 4") && error.getMessage().contains("'A'") && error.getMessage().contains("ten"), error.getMessage());
    }

    @Test
    void statisticsAreThoseComputedByHand() {
        // Ten depths whose sums are easily checked: mean 21.1, sum of squared deviations 60.9.
        double[] first = {18, 24, 20, 22, 21, 19, 25, 20, 23, 19};
        List<RegionDepths> regions = new java.util.ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            regions.add(new RegionDepths("r" + i, new double[] {first[i], 10 + i}, new double[] {0.5, 0.5}, first[i] + 10 + i, 1));
        }
        LayerSetStatistics.Result result = new LayerSetStatistics(20_000, 1).summarise(List.of("A", "B"), regions);
        LayerStatistics a = result.layers().get(0);
        assertEquals(10, a.summary().n());
        assertEquals(21.1, a.summary().mean(), 1e-12);
        // Squares: 9.61 + 8.41 + 1.21 + 0.81 + 0.01 + 4.41 + 15.21 + 1.21 + 3.61 + 4.41 = 48.9.
        assertEquals(Math.sqrt(48.9 / 9), a.summary().standardDeviation(), 1e-12);
        assertEquals(Math.sqrt(48.9 / 90), a.summary().standardError(), 1e-12);
        // Student's t with 9 degrees of freedom at 97.5 %, from tables.
        assertEquals(21.1 - 2.262157 * Math.sqrt(48.9 / 90), a.summary().intervalLow(), 1e-5);
        assertEquals(21.1 + 2.262157 * Math.sqrt(48.9 / 90), a.summary().intervalHigh(), 1e-5);
        assertEquals(20.5, a.summary().median(), 1e-12);
        // The bootstrap mean of n values has their population variance over n; its interval is nearly normal.
        assertEquals(21.1 - 1.96 * Math.sqrt(48.9 / 100), a.bootstrapLow(), 0.1);
        assertEquals(21.1 + 1.96 * Math.sqrt(48.9 / 100), a.bootstrapHigh(), 0.1);
        assertEquals(Math.sqrt(0.5), a.withinRegions(), 1e-12);
        assertEquals(Math.sqrt(48.9 / 9 - 0.5), a.betweenRegions(), 1e-12);
        assertEquals(21.1 + 14.5, result.total().summary().mean(), 1e-12);
        List<RegionDepths> reversed = new java.util.ArrayList<>(regions);
        java.util.Collections.reverse(reversed);
        assertEquals(result, new LayerSetStatistics(20_000, 1).summarise(List.of("A", "B"), reversed), "the order does not matter");
    }

    @Test
    void oneAndTwoRegions() {
        RegionDepths one = new RegionDepths("a", new double[] {5}, new double[] {Double.NaN}, 5, Double.NaN);
        LayerStatistics single = new LayerSetStatistics(1000, 1).summarise(List.of("A"), List.of(one)).layers().get(0);
        assertEquals(5, single.summary().mean());
        assertTrue(Double.isNaN(single.summary().standardError()) && Double.isNaN(single.bootstrapLow()));
        RegionDepths two = new RegionDepths("b", new double[] {7}, new double[] {Double.NaN}, 7, Double.NaN);
        LayerStatistics pair = new LayerSetStatistics(1000, 1).summarise(List.of("A"), List.of(one, two)).layers().get(0);
        assertEquals(6, pair.summary().mean());
        assertEquals(6 - 12.7062, pair.summary().intervalLow(), 1e-3);
        assertThrows(IllegalArgumentException.class, () -> new LayerSetStatistics(1000, 1).summarise(List.of("A"), List.of()));
    }
}
