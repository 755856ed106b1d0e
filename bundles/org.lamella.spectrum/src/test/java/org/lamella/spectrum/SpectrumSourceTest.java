package org.lamella.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class SpectrumSourceTest {
    private static final int CHANNELS = 7;

    /** Channel c of pixel (x, y) holds 10000 c + 100 y + x. */
    private static Dataset image(int width, int height, double pixelX, double pixelY) {
        double[] values = new double[CHANNELS * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = 10000 * (i % CHANNELS) + 100 * (i / CHANNELS / width) + i / CHANNELS % width;
        }
        return new Dataset("phantom", ArrayImgs.doubles(values, CHANNELS, width, height), "float64",
                List.of(Axis.signal("Energy", CHANNELS, 0.02, 0.16, Unit.KILOELECTRONVOLT),
                        Axis.navigation("x", width, pixelX, 5, Unit.NANOMETRE), Axis.navigation("y", height, pixelY, 0, Unit.NANOMETRE)), Metadata.EMPTY);
    }

    @Test
    void sumsARowOverItsWidth() throws UserError {
        SpectrumSource source = SpectrumSource.require(image(9, 8, 0.5, 0.5));
        assertEquals(SpectrumSource.Kind.SPECTRUM_IMAGE, source.kind());
        SpectrumSeries series = source.along(new Region.Line("l", 2, 4, 7, 4, 3), Progress.NONE);
        assertEquals(160, series.energy().coordinate(0), 1e-9);
        assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2, 2.5}, series.positions(), 1e-12);
        assertArrayEquals(new double[] {3, 3, 3, 3, 3, 3}, series.pixels());
        // rows 3, 4 and 5 in column 6
        assertEquals(3 * 10000 * 2 + 300 + 400 + 500 + 3 * 6, series.counts()[4][2]);
    }

    @Test
    void aBoxIsALineAsWideAsItsShorterSide() throws UserError {
        SpectrumSource source = SpectrumSource.require(image(9, 8, 0.5, 0.5));
        SpectrumSeries wide = source.along(new Region.Rectangle("b", 2, 3, 6, 4), Progress.NONE);
        assertArrayEquals(new double[] {4, 4, 4, 4, 4, 4}, wide.pixels());
        assertEquals(4 * 2 + 300 + 400 + 500 + 600, wide.counts()[0][0]);
        SpectrumSeries tall = source.along(new Region.Rectangle("b", 2, 1, 2, 7), Progress.NONE);
        assertEquals(7, tall.size());
        assertEquals(2 * 700 + 2 + 3, tall.counts()[6][0]);
    }

    /** Whatever the slant, no pixel is counted twice and none inside the band is lost. */
    @ParameterizedTest
    @CsvSource({"3.3,5.1,29.8,24.4,5", "30,20,4,20,1", "5,30,5,3,3", "8,9,29,23,7"})
    void everyPixelOfTheBandCountsOnce(double x1, double y1, double x2, double y2, double width) throws UserError {
        Region.Line line = new Region.Line("l", x1, y1, x2, y2, width);
        SpectrumSeries series = SpectrumSource.require(image(36, 34, 0.5, 0.5)).along(line, Progress.NONE);
        double counted = Arrays.stream(series.pixels()).sum();
        assertEquals(Math.round(line.length() + 1) * width, counted, 0.03 * counted + 1);
        for (int i = 1; i < series.size(); i++) {
            assertTrue(series.positions()[i] > series.positions()[i - 1]);
        }
        assertEquals(0, series.positions()[0], 0.25);
        assertEquals(line.length() * 0.5, series.positions()[series.size() - 1], 0.3);
    }

    @Test
    void distancesOfASlantedLineAreExact() throws UserError {
        // A map that is the distance along the line itself: the mean over each step must be the step's position.
        double angle = Math.toRadians(27);
        double[] values = new double[40 * 30];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * ((i % 40 - 3.4) * Math.cos(angle) + (i / 40 - 5.2) * Math.sin(angle));
        }
        Dataset map = new Dataset("map", ArrayImgs.doubles(values, 40, 30), "float64",
                List.of(Axis.signal("x", 40, 2, 0, Unit.NANOMETRE), Axis.signal("y", 30, 0.002, 0, Unit.MICROMETRE)), Metadata.EMPTY);
        MapProfile profile = MapProfile.along(map, new Region.Line("l", 3.4, 5.2, 3.4 + 25 * Math.cos(angle), 5.2 + 25 * Math.sin(angle), 4), Progress.NONE);
        assertEquals(Unit.NANOMETRE, profile.unit());
        for (int i = 0; i < profile.positions().length; i++) {
            assertEquals(profile.positions()[i], profile.sums()[i] / profile.pixels()[i], 1e-9);
        }
    }

    @Test
    void pixelsThatAreNotSquareDoNotBendTheLine() throws UserError {
        SpectrumSeries series = SpectrumSource.require(image(20, 20, 0.5, 1)).along(new Region.Line("l", 1, 1, 11, 11, 3), Progress.NONE);
        assertEquals(Math.hypot(5, 10), series.positions()[series.size() - 1], 0.5);
    }

    @Test
    void energyMayBeAnyAxisAndDescend() throws UserError {
        double[] values = new double[5 * 4 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * (i / 20) + 10 * (i / 5 % 4) + i % 5;
        }
        Dataset slow = new Dataset("slow", ArrayImgs.doubles(values, 5, 4, 3), "float64", List.of(Axis.navigation("x", 5, 1, 0, Unit.NANOMETRE),
                Axis.navigation("y", 4, 1, 0, Unit.NANOMETRE), Axis.signal("e", 3, -2, 50, Unit.ELECTRONVOLT)), Metadata.EMPTY);
        SpectrumSource source = SpectrumSource.require(slow);
        assertEquals(46, source.energy().coordinate(0), 1e-12);
        SpectrumSeries column = source.along(new Region.Line("l", 2, 0, 2, 3, 1), Progress.NONE);
        assertArrayEquals(new double[] {232, 132, 32}, column.counts()[3]);
        double[] map = source.map(new EnergyWindow(45, 49), Progress.NONE);
        assertEquals(234 + 134, map[3 * 5 + 4]);
        assertEquals(Arrays.stream(values).skip(40).sum(), source.sum(null, Progress.NONE).counts()[0][0]);
    }

    @Test
    void spectraAndLineScansNeedNoLine() throws UserError {
        RandomAccessibleInterval<? extends RealType<?>> values = Views.hyperSlice(ArrayImgs.doubles(new double[] {1, 2, 3, 4, 5, 6}, 3, 2, 1), 2, 0);
        Dataset scan = new Dataset("scan", values, "float64", List.of(Axis.signal("Energy", 3, 5, 0, Unit.ELECTRONVOLT),
                Axis.navigation("x", 2, 12, 3, Unit.NANOMETRE)), Metadata.EMPTY);
        SpectrumSeries series = SpectrumSource.require(scan).series(Progress.NONE);
        assertArrayEquals(new double[] {0, 12}, series.positions(), 1e-12);
        assertArrayEquals(new double[] {5, 7, 9}, series.total());
        Dataset single = new Dataset("one", ArrayImgs.doubles(new double[] {1, 2, 3}, 3), "float64",
                List.of(Axis.signal("Energy", 3, 5, 0, Unit.ELECTRONVOLT)), Metadata.EMPTY);
        assertEquals(1, SpectrumSource.require(single).series(Progress.NONE).size());
        assertEquals(Unit.PIXEL, SpectrumSource.require(single).series(Progress.NONE).positionUnit());
    }

    @Test
    void joinsFilesOfOneEnergyAxisOnly() throws UserError {
        SpectrumSeries part = SpectrumSource.require(image(3, 3, 1, 1)).sum(null, Progress.NONE);
        SpectrumSeries joined = SpectrumSeries.joined("j", List.of(part, part), new double[] {0, 12}, Unit.NANOMETRE);
        assertEquals(2, joined.size());
        SpectrumSeries other = part.withEnergy(Axis.signal("Energy", CHANNELS, 10, 0, Unit.ELECTRONVOLT));
        assertTrue(assertThrows(UserError.class, () -> SpectrumSeries.joined("j", List.of(part, other), new double[] {0, 12}, Unit.NANOMETRE))
                .getMessage().contains("energy axis"));
    }

    @Test
    void whatCannotBeReadIsSaid() throws UserError {
        SpectrumSource source = SpectrumSource.require(image(9, 8, 0.5, 0.5));
        assertTrue(assertThrows(UserError.class, () -> source.series(Progress.NONE)).getMessage().contains("line=0,0,8,7"));
        assertTrue(assertThrows(UserError.class, () -> source.along(new Region.Line("l", 50, 50, 60, 60, 1), Progress.NONE)).getMessage()
                .contains("does not touch"));
        assertThrows(UserError.class, () -> source.sum(new Region.Rectangle("b", 20, 0, 2, 2), Progress.NONE));
        Dataset photograph = new Dataset("photograph", ArrayImgs.doubles(2, 2), "float64", List.of(Axis.signal("x", 2, 1, 0, Unit.NANOMETRE),
                Axis.signal("y", 2, 1, 0, Unit.NANOMETRE)), Metadata.EMPTY);
        assertTrue(assertThrows(UserError.class, () -> SpectrumSource.require(photograph)).getMessage().contains("no axis with a unit of energy"));
        for (String wrong : new String[] {"1,2,3", "1,2,3,x", "1,1,1,1", "1,2,3,1e99", ""}) {
            assertThrows(UserError.class, () -> LineText.line(wrong, 1), wrong);
        }
        assertThrows(UserError.class, () -> LineText.line("0,0,5,5", 0));
        assertThrows(UserError.class, () -> LineText.box("0,0,5,0"));
        assertEquals(new Region.Line("line", 1.5, 2, 30, 4, 5), LineText.line("1.5, 2, 30, 4", 5));
        assertEquals(new Region.Rectangle("box", 1, 2, 3, 4), LineText.box("1,2,3,4"));
    }

    @Test
    void aWindowHoldsTheChannelsWhoseMiddleIsInside() {
        Axis energy = Axis.signal("Energy", 992, 20, 160, Unit.ELECTRONVOLT);
        EnergyWindow window = new EnergyWindow(6270, 6530);
        assertEquals(306, window.firstChannel(energy));
        assertEquals(13, window.channels(energy));
        assertEquals(2, new EnergyWindow(160, 180).channels(energy));
        assertEquals(0, new EnergyWindow(161, 179).channels(energy));
        assertEquals(0, new EnergyWindow(0, 100).channels(energy));
        assertTrue(window.isCoveredBy(energy));
        assertEquals(false, new EnergyWindow(19_900, 20_100).isCoveredBy(energy));
        assertThrows(IllegalArgumentException.class, () -> new EnergyWindow(5, 5));
    }
}
