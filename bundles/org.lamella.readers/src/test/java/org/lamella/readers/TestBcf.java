package org.lamella.readers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;

/** Writes small maps of Bruker Esprit: a container with a header in XML and packed spectra. */
final class TestBcf {
    static final int CHUNK = 1024;

    private static final int CHUNKS_AT = 0x118;
    private static final int USABLE = CHUNK - 32;

    /** Whether the files in the container are compressed, in blocks of {@link #BLOCK} bytes. */
    boolean isCompressed;
    int channels = 16;
    /** The points: x, y and the bytes behind that, as {@link #pulses12} and the like make them. */
    final List<Object[]> points = new ArrayList<>();
    private static final int BLOCK = 300;

    TestBcf point(int x, int y, byte[] packed) {
        points.add(new Object[] {x, y, packed});
        return this;
    }

    /** Channels in 12 bits each. */
    static byte[] pulses12(int... channels) {
        Bytes bits = new Bytes(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder();
        for (int channel : channels) {
            text.append(String.format("%12s", Integer.toBinaryString(channel)).replace(' ', '0'));
        }
        while (text.length() % 16 != 0) {
            text.append('0');
        }
        for (int i = 0; i < text.length(); i += 16) {
            bits.i16(Integer.parseInt(text.substring(i, i + 16), 2));
        }
        return packed(1, 0, channels.length, bits.array());
    }

    /** Channels in 16 bits each. */
    static byte[] pulses16(int... channels) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(channels).forEach(bytes::i16);
        return packed(0, 0, channels.length, bytes.array());
    }

    /** Instructions as they are, and single pulses behind them. */
    static byte[] instructions(byte[] instructions, int... pulses) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).raw(instructions).i32(2L * pulses.length);
        Arrays.stream(pulses).forEach(bytes::i16);
        return packed(2, instructions.length + 4, pulses.length, bytes.array());
    }

    private static byte[] packed(int flag, int instructions, int pulses, byte[] data) {
        return new Bytes(ByteOrder.LITTLE_ENDIAN).i16(0).i16(0).i32(0xc0000).i16(flag).i16(instructions).i16(pulses).i16(data.length).i16(0).raw(data).array();
    }

    /** A map of 3 x 2 points with one electron image of 16 bits whose pixel k holds 100 k, and an empty one. */
    byte[] bytes() {
        return container(List.of("HeaderData", "SpectrumData0"), List.of(header().getBytes(StandardCharsets.US_ASCII), map()));
    }

    private byte[] map() {
        Bytes map = new Bytes(ByteOrder.LITTLE_ENDIAN).i32(2).i32(3).i32(channels).zeros(0x1a0 - 12);
        for (int y = 0; y < 2; y++) {
            int row = y;
            List<Object[]> here = points.stream().filter(point -> (int) point[1] == row).toList();
            map.i32(here.size());
            here.forEach(point -> map.i32((int) point[0]).raw((byte[]) point[2]));
        }
        return map.array();
    }

    private String header() {
        Bytes pixels = new Bytes(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            pixels.i16(100 * i);
        }
        String image = Base64.getEncoder().encodeToString(pixels.array());
        String nothing = Base64.getEncoder().encodeToString(new byte[12]);
        return "<?xml version=\"1.0\" encoding=\"WINDOWS-1252\" standalone=\"yes\"?><TRTSpectrumDatabase><RTHeader/>"
                + "<ClassInstance Type=\"TRTSpectrumDatabase\" Name=\"steel\"><Header><Date>1.4.2016</Date><Time>18:5:10</Time></Header>"
                + "<ClassInstance Type=\"TRTSEMData\"><HV>20</HV><WD>8,45</WD><Mag>131,5</Mag><DX>0,25</DX><DY>0,5</DY></ClassInstance>"
                + "<ClassInstance Type=\"TRTSEMStageData\"><Tilt>0.5</Tilt></ClassInstance>"
                + "<ClassInstance Type=\"TRTDSPConfiguration\"><PixelAverage>16</PixelAverage><LineAverage>2</LineAverage><PixelTime>2</PixelTime></ClassInstance>"
                + "<ClassInstance Type=\"TRTImageData\"><ItemSize>2</ItemSize><Width>3</Width><Height>2</Height><PlaneCount>2</PlaneCount>"
                + "<XCalibration>0</XCalibration><YCalibration>0</YCalibration><Plane0><Description>BSE</Description><Data>" + image
                + "</Data></Plane0><Plane1><Description>SE</Description><Data>" + nothing + "</Data></Plane1></ClassInstance><LineCounter>3,2</LineCounter>"
                + "<SpectrumData0><ClassInstance Type=\"TRTSpectrum\"><ClassInstance Type=\"TRTDetectorHeader\"><Type>XFlash</Type></ClassInstance>"
                + "<ClassInstance Type=\"TRTESMAHeader\"><PrimaryEnergy>2E1</PrimaryEnergy><ElevationAngle>3.5E1</ElevationAngle></ClassInstance>"
                + "<ClassInstance Type=\"TRTSpectrumHeader\"><ChannelCount>" + channels + "</ChannelCount><CalibAbs>-4.7E-1</CalibAbs>"
                + "<CalibLin>1E-2</CalibLin></ClassInstance></ClassInstance></SpectrumData0></ClassInstance></TRTSpectrumDatabase>";
    }

    private byte[] compressed(byte[] plain) {
        int count = (plain.length + BLOCK - 1) / BLOCK;
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN).text("AACS").i32(BLOCK).i32(0).i32(count).zeros(0x80 - 16);
        for (int i = 0; i < count; i++) {
            int length = Math.min(BLOCK, plain.length - i * BLOCK);
            Deflater deflater = new Deflater();
            deflater.setInput(plain, i * BLOCK, length);
            deflater.finish();
            byte[] packed = new byte[BLOCK * 2];
            int size = deflater.deflate(packed);
            deflater.end();
            bytes.i32(size).i32(length).i32(0).i32(bytes.size() + 16 + size).raw(Arrays.copyOf(packed, size));
        }
        return bytes.array();
    }

    /** Chunk 0 holds the header of the container, chunk 1 the list of files, then a table and the data for each file. */
    private byte[] container(List<String> names, List<byte[]> contents) {
        List<byte[]> chunks = new ArrayList<>(List.of(new byte[USABLE], new byte[USABLE]));
        List<Integer> next = new ArrayList<>(List.of(0, 0));
        // The list of files begins in chunk 1 and has one entry a chunk.
        Bytes entries = new Bytes(ByteOrder.LITTLE_ENDIAN).raw(entry("EDSDatabase", -1, 0, true));
        for (int i = 0; i < names.size(); i++) {
            byte[] stored = isCompressed ? compressed(contents.get(i)) : contents.get(i);
            int table = chunks.size();
            int parts = (stored.length + USABLE - 1) / USABLE;
            entries.raw(entry(names.get(i), table, stored.length, false));
            Bytes numbers = new Bytes(ByteOrder.LITTLE_ENDIAN);
            chunks.add(null);
            next.add(-1);
            for (int p = 0; p < parts; p++) {
                numbers.i32(chunks.size());
                chunks.add(Arrays.copyOf(Arrays.copyOfRange(stored, p * USABLE, Math.min(stored.length, (p + 1) * USABLE)), USABLE));
                next.add(p + 1 < parts ? chunks.size() : -1);
            }
            chunks.set(table, Arrays.copyOf(numbers.array(), USABLE));
        }
        int inChunk = USABLE / 512;
        int count = names.size() + 1;
        int at = 1;
        for (int i = 0; i < count; i += inChunk) {
            byte[] part = Arrays.copyOf(Arrays.copyOfRange(entries.array(), i * 512, Math.min(count, i + inChunk) * 512), USABLE);
            chunks.set(at, part);
            if (i + inChunk < count) {
                next.set(at, chunks.size());
                at = chunks.size();
                chunks.add(null);
                next.add(-1);
            }
        }
        ByteBuffer file = ByteBuffer.allocate(CHUNKS_AT + chunks.size() * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        file.put("AAMVHFSS".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < chunks.size(); i++) {
            file.putInt(CHUNKS_AT + i * CHUNK, next.get(i));
            file.position(CHUNKS_AT + i * CHUNK + 32).put(chunks.get(i));
        }
        file.putFloat(0x124, 2.6f).putInt(0x128, CHUNK).putInt(0x140, 1).putInt(0x144, count).putInt(0x148, chunks.size());
        return file.array();
    }

    private static byte[] entry(String name, int table, long size, boolean isFolder) {
        return ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).putInt(0, table).putLong(4, size).put(220, (byte) (isFolder ? 1 : 0))
                .put(224, name.getBytes(StandardCharsets.US_ASCII)).array();
    }

    static List<byte[]> forDamage() {
        TestBcf plain = new TestBcf().point(0, 0, pulses12(3, 3, 15)).point(1, 1, instructions(new byte[] {0, 2, 1, 3, 1, 0x21, 0x03, 2, 2, 5, 0, 1, 2}, 9));
        TestBcf compressed = new TestBcf().point(2, 1, pulses16(4, 5)).point(0, 0, instructions(new byte[] {4, 1, 1, 0, 0, 0, 7, 0}));
        compressed.isCompressed = true;
        return List.of(plain.bytes(), compressed.bytes());
    }
}
