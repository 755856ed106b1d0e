package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jhdf.api.DatasetCreationOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.UserError;
import org.lamella.readers.digitalmicrograph.DigitalMicrographReader;
import org.lamella.readers.blockfile.BlockfileReader;
import org.lamella.readers.bruker.BcfReader;
import org.lamella.readers.bruker.SpxReader;
import org.lamella.readers.edax.SpcReader;
import org.lamella.readers.edax.SpdReader;
import org.lamella.readers.emsa.EmsaReader;
import org.lamella.readers.imzml.ImzmlReader;
import org.lamella.readers.jeol.DigiLineReader;
import org.lamella.readers.jeol.JeolImageReader;
import org.lamella.readers.jeol.JeolMapReader;
import org.lamella.readers.jeol.JeolSessionReader;
import org.lamella.readers.hdf5.Hdf5Reader;
import org.lamella.readers.hdf5.HdfOutput;
import org.lamella.readers.mrc.MrcReader;
import org.lamella.readers.ripple.RippleReader;
import org.lamella.readers.text.DelimitedTextReader;
import org.lamella.readers.tia.EmiReader;
import org.lamella.readers.tia.SerReader;
import org.lamella.readers.tiff.TiffReader;

/**
 * Damages small files in many ways (seeded) and reads them. Whatever the damage, a reader answers within a second and
 * without much memory, and the only exception is the {@link UserError}.
 */
// Time is that of the processor, so that a busy machine fails no test; a reader that hangs meets the time limit.
@Timeout(300)
class FuzzTest {
    private static final int MUTATIONS = Damage.MUTATIONS;

    @TempDir
    Path folder;

    @Test
    void digitalMicrograph3() throws Exception {
        fuzz(DigitalMicrographReader.dm3(), "a.dm3", 31, dm(3));
    }

    @Test
    void digitalMicrograph4() throws Exception {
        fuzz(DigitalMicrographReader.dm4(), "a.dm4", 41, dm(4));
    }

    private static List<byte[]> dm(int version) {
        String[] units = {"nm", "nm", "eV"};
        return List.of(
                TestDm.image(version, 2, new int[] {6}, new byte[4 * 24], 4, new double[] {0.1, 0.1, 0.5}, new double[3], units, 3, 2, 4),
                TestDm.image(version, 23, new int[] {5}, new byte[4 * 12], 4, new double[] {0.1, 0.1}, new double[2], units, 3, 4),
                TestDm.image(version, 27, new int[] {6}, new byte[4 * 16], 4, new double[] {0.1, 0.1}, new double[2], units, 4, 4),
                TestDm.image(version, 13, new int[] {7, 7}, new byte[16 * 6], 16, new double[] {0.1, 0.1}, new double[2], units, 3, 2));
    }

    @Test
    void series() throws Exception {
        fuzz(new SerReader(), "a_1.ser", 51, List.of(TestSer.series(0x0210, new int[] {3}, 3, 1e-9, 4, 5),
                TestSer.series(0x0220, new int[] {3, 2}, 6, 0.2, 16), TestSer.series(0x0210, new int[] {1}, 1, 1e8, 8, 8)));
    }

    @Test
    void descriptionOfSeries() throws Exception {
        Files.write(folder.resolve("a_1.ser"), TestSer.series(0x0210, new int[] {1}, 1, 1e-9, 8, 8));
        fuzz(new EmiReader(), "a.emi", 61, List.of(TestSer.description()));
    }

    @Test
    void ripple() throws Exception {
        Files.write(folder.resolve("a.raw"), new byte[96]);
        String header = ";made by a test\nkey\tvalue\nwidth\t3\nheight\t2\ndepth\t4\noffset\t0\ndata-length\t4\ndata-type\tsigned\n"
                + "byte-order\tlittle-endian\nrecord-by\tvector\ndepth-scale\t0.5\ndepth-units\teV\nwidth-scale\t1\nwidth-units\tnm\n";
        fuzz(new RippleReader(), "a.rpl", 81, List.of(header.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void blockfile() throws Exception {
        java.nio.ByteBuffer file = java.nio.ByteBuffer.allocate(256 + 6 * (6 + 16)).order(ByteOrder.LITTLE_ENDIAN);
        file.put("IMGBLO".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0x102).putInt(250).putInt(256).putInt(0).putShort((short) 4)
                .putShort((short) 0).putShort((short) 3).putShort((short) 2).putShort((short) 0).putDouble(1.5).putDouble(1.5).putInt(200_000)
                .putShort((short) 6000).putInt(2000).putDouble(42_000.5);
        fuzz(new BlockfileReader(), "a.blo", 83, List.of(file.array()));
    }

    @Test
    void brukerSpectrum() throws Exception {
        String xml = "<?xml version=\"1.0\" encoding=\"WINDOWS-1252\" standalone=\"yes\"?>\n<TRTSpectrum>\n<ClassInstance Type=\"TRTSpectrum\">"
                + "<ClassInstance Type=\"TRTSpectrumHardwareHeader\"><LifeTime>7385</LifeTime></ClassInstance>"
                + "<ClassInstance Type=\"TRTDetectorHeader\"><Type>X</Type></ClassInstance><ClassInstance Type=\"TRTSpectrumHeader\">"
                + "<Date>2.3.2018</Date><CalibAbs>-0.2</CalibAbs><CalibLin>2.5E-3</CalibLin></ClassInstance><Channels>0,1,2,33,4</Channels>"
                + "</ClassInstance></TRTSpectrum>";
        fuzz(new SpxReader(), "a.spx", 85, List.of(xml.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void brukerMap() throws Exception {
        fuzz(new BcfReader(), "a.bcf", 101, TestBcf.forDamage());
    }

    @Test
    void jeolImage() throws Exception {
        fuzz(new JeolImageReader(), "a.img", 103, List.of(TestJeol.image("a", 4, 3)));
    }

    @Test
    void jeolMap() throws Exception {
        fuzz(new JeolMapReader(), "a.pts", 105, TestJeol.mapsForDamage());
    }

    @Test
    void jeolProfiles() throws Exception {
        fuzz(new DigiLineReader(), "a.dln", 107, List.of(TestJeol.profiles("C K", "O K")));
    }

    @Test
    void jeolSession() throws Exception {
        Files.write(folder.resolve("a.img"), TestJeol.image("a", 4, 3));
        Files.write(folder.resolve("b.pts"), TestJeol.mapsForDamage().get(0));
        fuzz(new JeolSessionReader(), "a.asw", 109, List.of(TestJeol.session(".\\a.img", ".\\b.pts")));
    }

    @Test
    void edaxSpectrum() throws Exception {
        fuzz(new SpcReader(), "a.spc", 111, List.of(TestEdax.spectrum(10, -0.1)));
    }

    @Test
    void edaxMap() throws Exception {
        Files.write(folder.resolve("a.spc"), TestEdax.spectrum(10, -0.1));
        Files.write(folder.resolve("a.ipr"), TestEdax.properties(0.5, 0.5));
        fuzz(new SpdReader(), "a.spd", 113, List.of(TestEdax.map(2)));
    }

    @Test
    void edaxFilesBesideAMap() throws Exception {
        Files.write(folder.resolve("a.spd"), TestEdax.map(2));
        for (String name : List.of("a.ipr", "a.spc")) {
            byte[] bytes = name.endsWith("ipr") ? TestEdax.properties(0.5, 0.5) : TestEdax.spectrum(10, -0.1);
            damage(name, 115, List.of(bytes), MUTATIONS / 2, () -> new SpdReader().read(folder.resolve("a.spd")));
        }
    }

    @Test
    void massImagesText() throws Exception {
        TestImzml pair = massImages();
        pair.write(folder, "a");
        fuzz(new ImzmlReader(), "a.imzML", 117, List.of(pair.text().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void massImagesNumbers() throws Exception {
        for (boolean isCompressed : new boolean[] {false, true}) {
            TestImzml pair = massImages();
            pair.isCompressed = isCompressed;
            pair.spectrum(3, 1, new double[] {100, 500.25}, 1, 2).write(folder, "a");
            damage("a.ibd", 119, List.of(pair.binary()), MUTATIONS / 2, () -> new ImzmlReader().read(folder.resolve("a.ibd")));
        }
    }

    private static TestImzml massImages() {
        return new TestImzml().spectrum(1, 1, new double[] {100, 101, 102}, 1, 2, 3).spectrum(2, 1, null, 4, 5, 6).spectrum(2, 2, new double[] {99.5}, 4);
    }

    @Test
    void delimitedText() throws Exception {
        fuzz(new DelimitedTextReader(), "a.csv", 87, List.of("distance (nm),P\n0,1\n1,2\n2,4\n3,9\n".getBytes(StandardCharsets.US_ASCII),
                "0\t1,5\n1\t2,5\n2\t3,5\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void tiff() throws Exception {
        TestTiff plain = new TestTiff().rational(282, 5000000, 1000).rational(283, 5000000, 1000);
        plain.description = "ImageJ=1.54p\nimages=2\nslices=2\nunit=nm\nspacing=2\n";
        plain.pages = 2;
        TestTiff lzw = new TestTiff();
        lzw.compression = 5;
        lzw.predictor = 2;
        lzw.bits = 16;
        lzw.order = ByteOrder.BIG_ENDIAN;
        lzw.text(34118, "0\r\n0\r\n0\r\n1e-9\r\nAP_MAG\r\nMag = 50 K X\r\nAP_ACTUALKV\r\nEHT = 5.00 kV\r\n");
        TestTiff deflate = new TestTiff().text(34682, "[Beam]\nHV=10000\nBeam=EBeam\n[Scan]\nPixelWidth=1e-8\nPixelHeight=1e-8\n");
        deflate.compression = 8;
        deflate.predictor = 3;
        deflate.bits = 32;
        deflate.format = 3;
        TestTiff packBits = new TestTiff();
        packBits.compression = 32773;
        packBits.tile = 16;
        packBits.samples = 3;
        TestTiff big = new TestTiff();
        big.big = true;
        big.planar = true;
        big.samples = 3;
        big.description = "{\"pixel_size\": {\"x\": 1e-9, \"y\": 1e-9}, \"dwell_time\": 1e-6}";
        TestTiff one = new TestTiff();
        one.bits = 1;
        fuzz(new TiffReader(), "a.tif", 71, List.of(plain.bytes(), lzw.bytes(), deflate.bytes(), packBits.bytes(), big.bytes(),
                one.bytes()));
    }

    private List<byte[]> hdf5(Path... files) throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Files.readAllBytes(file));
            Files.delete(file);
        }
        return all;
    }

    @Test
    void hyperSpy() throws Exception {
        TestHdf5.AxisOf x = new TestHdf5.AxisOf("x", 3, 0.5, -1, "nm", true);
        TestHdf5.AxisOf energy = new TestHdf5.AxisOf("Energy", 4, 0.25, 430, "eV", false);
        fuzz(Hdf5Reader.hyperSpy(), "a.hspy", 91, hdf5(TestHdf5.hyperSpy(folder.resolve("1"), "a", new float[3][4], x, energy),
                TestHdf5.hyperSpy(folder.resolve("2"), "b", new int[4], energy)));
    }

    @Test
    void velox() throws Exception {
        short[] events = {1, 2, -1, 3, -1, 4, -1, 5, 6, -1, 7, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1};
        fuzz(Hdf5Reader.velox(), "a.emd", 93, hdf5(TestHdf5.velox(folder.resolve("1"), new short[3][2][1], 0, 0),
                TestHdf5.velox(folder.resolve("2"), new short[3][2][2], 16, 2, events)));
    }

    @Test
    void berkeleyEmd() throws Exception {
        fuzz(Hdf5Reader.emd(), "a.emd", 95, hdf5(TestHdf5.emd(folder.resolve("1"), new int[2][3], new TestHdf5.AxisOf("x", 2, 0.5, 0, "[n_m]", false),
                new TestHdf5.AxisOf("y", 3, 0.5, 0, "[n_m]", false))));
    }

    @Test
    void nexus() throws Exception {
        fuzz(Hdf5Reader.nexus(), "a.nxs", 97, hdf5(TestHdf5.nexus(folder.resolve("1"), true, new int[2][3], new double[] {1, 2, 3}, new double[] {1, 2}),
                TestHdf5.nexus(folder.resolve("2"), false, new int[2][3], new double[] {1, 2, 3}, new double[] {1, 2})));
    }

    @Test
    void plainHdf5() throws Exception {
        Path chunked = folder.resolve("2");
        try (HdfOutput output = new HdfOutput(chunked)) {
            output.root().putDataset("packed", new short[5][7], DatasetCreationOptions.builder().chunkDimensions(2, 3).shuffle().deflate().build());
            output.root().putDataset("chunks", new double[5][7], DatasetCreationOptions.builder().chunkDimensions(5, 3).build());
            output.finish();
        }
        fuzz(Hdf5Reader.plain(), "a.h5", 99, hdf5(TestHdf5.plain(folder.resolve("1"), Map.of("a/b", new float[3][4], "c", new long[5])), chunked));
    }

    @Test
    void mrc() throws Exception {
        fuzz(new MrcReader(), "a.mrc", 81, List.of(TestMrc.floats(ByteOrder.LITTLE_ENDIAN, 0.1, 5, 4, 3),
                TestMrc.floats(ByteOrder.BIG_ENDIAN, 0.1, 5, 4, 1), TestMrc.withFeiHeader(0.3, 4, 4, 2)));
    }

    @Test
    void emsa() throws Exception {
        StringBuilder text = new StringBuilder("#FORMAT      : EMSA/MAS Spectral Data File\n#VERSION     : 1.0\n#TITLE       : a\n"
                + "#NPOINTS     : 20\n#NCOLUMNS    : 1\n#XUNITS      : eV\n#YUNITS      : counts\n#DATATYPE    : XY\n"
                + "#XPERCHAN    : 0.5\n#OFFSET      : 100\n#BEAMKV   -kV: 200\n#SPECTRUM    : data\n");
        for (int i = 0; i < 20; i++) {
            text.append(100 + i * 0.5).append(", ").append(i * i).append('\n');
        }
        text.append("#ENDOFDATA   : \n");
        fuzz(new EmsaReader(), "a.msa", 91, List.of(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** The same for the smaller real files, a few times each: they have tags that those written here do not. */
    @Test
    void realFiles() throws Exception {
        Path data = SharedData.file("");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path real : files.filter(f -> f.toString().matches(".*\\.(dm3|dm4|ser|tif|mrc|msa|blo|spx|bcf|spc|img|map|pts|dln|csv)")).sorted().toList()) {
                if (Files.size(real) < 400_000) {
                    Path copy = folder.resolve("real." + real.toString().substring(real.toString().lastIndexOf('.') + 1));
                    new Damage(folder).test(reader(real), copy.getFileName().toString(), real.toString().length(), List.of(Files.readAllBytes(real)),
                            MUTATIONS / 80);
                }
            }
        }
    }

    private static FormatReader reader(Path file) throws Exception {
        FileHead head = FileHead.of(file);
        return Readers.builtIn().all().stream().filter(reader -> reader.recognises(head)).findFirst().orElseThrow();
    }

    private void fuzz(FormatReader reader, String name, long seed, List<byte[]> originals) throws Exception {
        new Damage(folder).test(reader, name, seed, originals);
    }

    private void damage(String name, long seed, List<byte[]> originals, int mutations, Damage.Reading reading) throws Exception {
        new Damage(folder).test(name, seed, originals, mutations, reading);
    }

    /** A few lies that chance would hardly find. */
    @Test
    void craftedLies() throws Exception {
        Map<String, byte[]> files = Map.of(
                "loop.tif", new Bytes(ByteOrder.LITTLE_ENDIAN).text("II").i16(42).i32(8).i16(3).i16(256).i16(3).i32(1).i32(1)
                        .i16(257).i16(3).i32(1).i32(1).i16(273).i16(4).i32(1).i32(0).i32(8).array(),
                "huge.mrc", TestMrc.header(ByteOrder.LITTLE_ENDIAN, 2, 0.1, 0, "", 1 << 23, 1 << 23, 1 << 23).array(),
                "bomb.tif", bomb(),
                "deep.dm3", deep());
        for (var entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.write(file, entry.getValue());
            long start = System.nanoTime();
            try {
                Readers.builtIn().read(file);
                fail(entry.getKey() + " was read");
            } catch (UserError e) {
                assertTrue(!e.getMessage().contains("cannot be read (java"), e.getMessage());
            }
            assertTrue(System.nanoTime() - start < Damage.LONGEST_NANOSECONDS, entry.getKey());
        }
    }

    /** A description with elements in elements without end does no harm: it is kept as text. */
    @Test
    void deepDescription() throws Exception {
        Files.write(folder.resolve("a_1.ser"), TestSer.series(0x0210, new int[] {1}, 1, 1e-9, 8, 8));
        String xml = "<ObjectInfo>" + "<a>".repeat(50_000) + "</a>".repeat(50_000) + "</ObjectInfo>";
        Path file = folder.resolve("a.emi");
        Files.write(file, new Bytes(ByteOrder.LITTLE_ENDIAN).text("JK").i16(0x0200).zeros(40).text(xml).array());
        assertTrue(Readers.builtIn().read(file).get(0).metadata().text("EMI/ObjectInfo").orElseThrow().equals(xml));
    }

    /** 65535 x 65535 pixels in one strip of a few compressed bytes. */
    private static byte[] bomb() {
        TestTiff tiff = new TestTiff();
        tiff.compression = 8;
        tiff.rowsPerStrip = 5;
        byte[] bytes = tiff.bytes();
        for (int i = 0; i < 3; i++) {
            int at = 10 + 12 * i + 8;
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, i < 2 ? 65535 : 8);
        }
        // Rows per strip, which keeps it to one strip.
        for (int at = 10; at < 10 + 12 * 12; at += 12) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (buffer.getShort(at) == 278) {
                buffer.putInt(at + 8, 65535);
            }
        }
        return bytes;
    }

    private static byte[] deep() {
        Bytes bytes = new Bytes(ByteOrder.BIG_ENDIAN).i32(3).i32(1000).i32(1);
        for (int i = 0; i < 100_000; i++) {
            bytes.i8(0).i8(0).i32(1).i8(20).i16(0);
        }
        return bytes.array();
    }
}
