package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

class TiffReaderTest {
    @TempDir
    Path folder;

    private List<Dataset> read(byte[] bytes) throws Exception {
        Path file = folder.resolve("test.tif");
        Files.write(file, bytes);
        assertEquals("TIFF", Readers.builtIn().format(file));
        return Readers.builtIn().read(file);
    }

    private void check(TestTiff tiff) throws Exception {
        Dataset dataset = read(tiff.bytes()).get(0);
        var access = dataset.array().randomAccess();
        boolean colour = tiff.samples > 1;
        int x = colour ? 1 : 0;
        for (int page = 0; page < tiff.pages; page++) {
            for (int row = 0; row < tiff.height; row++) {
                for (int column = 0; column < tiff.width; column++) {
                    for (int s = 0; s < tiff.samples; s++) {
                        if (colour) {
                            access.setPosition(s, 0);
                        }
                        access.setPosition(column, x);
                        access.setPosition(row, x + 1);
                        if (tiff.pages > 1) {
                            access.setPosition(page, x + 2);
                        }
                        assertEquals(tiff.value(column, row, s, page), access.get().getRealDouble(),
                                "column " + column + " row " + row + " sample " + s + " page " + page);
                    }
                }
            }
        }
    }

    private static TestTiff kind(int bits, int format, int samples) {
        TestTiff tiff = new TestTiff();
        tiff.bits = bits;
        tiff.format = format;
        tiff.samples = samples;
        return tiff;
    }

    @ParameterizedTest(name = "compression {0}")
    @ValueSource(ints = {1, 5, 8, 32946, 32773})
    void everyTypeOrderAndLayout(int compression) throws Exception {
        int[][] kinds = {{1, 1}, {2, 1}, {4, 1}, {8, 1}, {8, 2}, {16, 1}, {16, 2}, {16, 3},
            {32, 1}, {32, 2}, {32, 3}, {64, 1}, {64, 2}, {64, 3}};
        for (int[] kind : kinds) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                for (int layout = 0; layout < 8; layout++) {
                    TestTiff tiff = kind(kind[0], kind[1], layout % 4 == 2 || layout % 4 == 3 ? 3 : 1);
                    tiff.compression = compression;
                    tiff.order = order;
                    tiff.tile = layout % 2 == 1 ? 16 : 0;
                    tiff.width = tiff.tile > 0 ? 37 : 9;
                    tiff.height = tiff.tile > 0 ? 19 : 7;
                    tiff.planar = layout == 3 || layout == 6;
                    tiff.big = layout >= 4;
                    tiff.pages = layout == 5 || layout == 2 ? 3 : 1;
                    tiff.predictor = kind[0] >= 8 && layout % 3 == 1 ? kind[1] == 3 ? kind[0] == 16 ? 1 : 3 : 2 : 1;
                    check(tiff);
                }
            }
        }
    }

    @Test
    void lzwFillsItsTable() throws Exception {
        TestTiff tiff = kind(16, 1, 1);
        tiff.compression = 5;
        tiff.width = 211;
        tiff.height = 190;
        tiff.rowsPerStrip = 190;
        check(tiff);
    }

    /** Files of another program: the JDK's TIFF writer. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LZW", "PackBits", "Deflate", "ZLib"})
    void anotherWritersCompressions(String compression) throws Exception {
        BufferedImage image = new BufferedImage(331, 217, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(4);
        for (int y = 0; y < 217; y++) {
            for (int x = 0; x < 331; x++) {
                image.setRGB(x, y, x % 7 == 0 ? random.nextInt() : (x / 9) << 16 | (y / 5) << 8 | 200);
            }
        }
        Path file = folder.resolve("other.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setTiling(64, 48, 0, 0);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        Dataset dataset = Readers.builtIn().read(file).get(0);
        var access = dataset.array().randomAccess();
        for (int y = 0; y < 217; y++) {
            for (int x = 0; x < 331; x++) {
                for (int s = 0; s < 3; s++) {
                    access.setPosition(new long[] {s, x, y});
                    assertEquals(image.getRGB(x, y) >> 16 - 8 * s & 0xff, access.get().getRealDouble());
                }
            }
        }
    }

    private Dataset one(TestTiff tiff) throws Exception {
        return read(tiff.bytes()).get(0);
    }

    private static void assertScale(Dataset dataset, double x, double y, Unit unit) {
        Axis columns = dataset.axis("x").orElseThrow().in(unit);
        Axis rows = dataset.axis("y").orElseThrow().in(unit);
        assertEquals(x, columns.scale(), x * 1e-6);
        assertEquals(y, rows.scale(), y * 1e-6);
    }

    @Test
    void imageJStackWithAllItsAxes() throws Exception {
        TestTiff tiff = new TestTiff().rational(282, 4, 1).rational(283, 2, 1);
        tiff.pages = 12;
        tiff.description = "ImageJ=1.54p\nimages=12\nchannels=2\nslices=3\nframes=2\nunit=\\u00B5m\nspacing=1.5\nfinterval=0.2\n";
        Dataset dataset = one(tiff);
        assertScale(dataset, 0.25, 0.5, Unit.MICROMETRE);
        assertEquals(List.of("x", "y", "imageChannel", "z", "t"), dataset.axes().stream().map(Axis::name).toList());
        assertEquals(1.5, dataset.axes().get(3).scale());
        assertEquals(Unit.MICROMETRE, dataset.axes().get(3).unit());
        assertEquals(0.2, dataset.axes().get(4).scale());
        assertEquals(12, dataset.imageCount());
        assertEquals(tiff.value(3, 2, 0, 7), dataset.image(7).at(3, 2));
    }

    @Test
    void printersResolutionIsNoCalibration() throws Exception {
        assertFalse(one(new TestTiff().rational(282, 72, 1).rational(283, 72, 1).number(296, 2)).axes().get(0).isCalibrated());
        assertFalse(one(new TestTiff().rational(282, 2400, 1).rational(283, 2400, 1).number(296, 2)).axes().get(0).isCalibrated());
        // 1e6 pixels in a cm are 10 nm each.
        assertScale(one(new TestTiff().rational(282, 1000000, 1).rational(283, 2000000, 1).number(296, 3)), 10, 5, Unit.NANOMETRE);
    }

    @Test
    void feiTags() throws Exception {
        Dataset dataset = one(new TestTiff().text(34682, "[User]\r\nDate=01/13/2016\r\n[Beam]\r\nHV=10000\r\nBeam=EBeam\r\n[EBeam]\r\n"
                + "BeamCurrent=8e-010\r\n"
                + "[Scan]\r\nDwelltime=1e-005\r\nPixelWidth=1.5e-009\r\nPixelHeight=2e-009\r\n[Stage]\r\nStageT=0.5\r\n"));
        assertScale(dataset, 1.5, 2, Unit.NANOMETRE);
        assertEquals(10, dataset.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals(0.8, dataset.metadata().number("Lamella/beamCurrent").orElseThrow(), 1e-12);
        assertEquals(1e-5, dataset.metadata().number("Lamella/dwellTime").orElseThrow());
        assertEquals(28.6479, dataset.metadata().number("Lamella/tilt").orElseThrow(), 1e-4);
        assertEquals("EBeam", dataset.metadata().text("FEI/Beam/Beam").orElseThrow());
    }

    @Test
    void zeissTags() throws Exception {
        TestTiff tiff = new TestTiff();
        tiff.width = 8;
        String numbers = "0\r\n0\r\n0\r\n1.000123e-009\r\n";
        Dataset exact = one(tiff.text(34118, numbers + "AP_MAG\r\nMag =  50.00 K X\r\n"
                + "AP_IMAGE_PIXEL_SIZE\r\nImage Pixel Size = 128.0 nm\r\n"
                + "AP_ACTUALKV\r\nEHT =  5.00 kV\r\nDP_DETECTOR_CHANNEL\r\nSignal A = InLens\r\n"));
        assertScale(exact, 1.000123 * 128, 1.000123 * 128, Unit.NANOMETRE);
        assertEquals(50000, exact.metadata().number("Lamella/magnification").orElseThrow());
        assertEquals(5, exact.metadata().number("Lamella/beamEnergy").orElseThrow());
        assertEquals("InLens", exact.metadata().text("Lamella/detector").orElseThrow());
        // A cropped image: the first numbers no longer fit and the text holds.
        Dataset cropped = one(tiff.text(34118, numbers + "AP_IMAGE_PIXEL_SIZE\r\nImage Pixel Size = 11.65 nm\r\n"));
        assertScale(cropped, 11.65, 11.65, Unit.NANOMETRE);
    }

    @Test
    void openFibsemOmeAndGatan() throws Exception {
        TestTiff tiff = new TestTiff();
        tiff.description = "{\"pixel_size\": {\"x\": 5e-8, \"y\": 6e-8}, \"beam_type\": \"ION\", \"dwell_time\": 1e-06, "
                + "\"microscope_state\": "
                + "{\"ib_settings\": {\"voltage\": 30000.0, \"beam_current\": 2e-11}}, \"nothing\": null}";
        Dataset dataset = one(tiff);
        assertScale(dataset, 50, 60, Unit.NANOMETRE);
        assertEquals(30, dataset.metadata().number("Lamella/beamEnergy").orElseThrow());
        tiff.description = "<?xml?><OME><Pixels PhysicalSizeX=\"0.5\" PhysicalSizeXUnit=\"nm\" "
                + "PhysicalSizeY=\"0.25\" PhysicalSizeYUnit=\"nm\"/></OME>";
        assertScale(one(tiff), 0.5, 0.25, Unit.NANOMETRE);
        assertEquals(Unit.PIXEL, one(new TestTiff().text(65003, "").text(65004, "")).axes().get(0).unit());
    }

    @Test
    void thumbnailsAreLeftOutAndOtherSizesAreDatasetsOfTheirOwn() throws Exception {
        TestTiff large = new TestTiff();
        large.pages = 2;
        TestTiff thumbnail = new TestTiff().number(254, 1);
        thumbnail.width = 3;
        TestTiff label = new TestTiff();
        label.width = 4;
        List<Dataset> datasets = read(TestTiff.chain(large, thumbnail, label));
        assertEquals(2, datasets.size());
        assertEquals(2, datasets.get(0).imageCount());
        assertEquals(List.of("test 1", "test 2"), datasets.stream().map(Dataset::name).toList());
        assertEquals(label.value(3, 2, 0, 0), datasets.get(1).image(0).at(3, 2));
        // Only a thumbnail: it is read, for want of anything better.
        assertEquals(3, read(thumbnail.bytes()).get(0).axes().get(0).size());
    }

    @Test
    void aStackBehindOneDirectory() throws Exception {
        TestTiff tiff = new TestTiff();
        tiff.rowsPerStrip = 5;
        tiff.description = "ImageJ=1.54p\nimages=3\nslices=3\n";
        byte[] one = tiff.bytes();
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).raw(one);
        for (int i = 0; i < 2 * 35; i++) {
            bytes.i8(i);
        }
        Dataset stack = read(bytes.array()).get(0);
        assertEquals(3, stack.imageCount());
        assertEquals(35 + 8, stack.image(2).at(1, 1));
        // Without the other images there is just the one.
        assertEquals(1, read(one).get(0).imageCount());
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        TestTiff jpeg = new TestTiff();
        jpeg.compression = 7;
        UserError error = assertThrows(UserError.class, () -> read(jpeg.bytes()));
        assertTrue(error.getMessage().contains("JPEG"), error.getMessage());
        TestTiff odd = new TestTiff();
        odd.bits = 16;
        odd.format = 5;
        assertTrue(assertThrows(UserError.class, () -> read(odd.bytes())).getMessage().contains("sample format 5"));
    }
}
