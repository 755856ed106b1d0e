package org.lamella.readers.blockfile;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CalibratedAxis;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/**
 * Reads NanoMEGAS blockfiles (.blo): square diffraction patterns of 8-bit numbers, one for each point of a scan. The
 * scan's step is in nm, that of the patterns in cm on the camera.
 */
public final class BlockfileReader implements FormatReader {
    private static final String MARK = "IMGBLO";
    private static final int HEADER = 64;
    /** Before each pattern stand a mark of two bytes and its number of four. */
    private static final int PREAMBLE = 6;
    private static final int NOTES_AT = 240;
    private static final double SECONDS_A_DAY = 86_400;
    /** Days are counted from here, as in spreadsheets. */
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double LAST_DAY = 200_000;

    @Override
    public String format() {
        return "BLO";
    }

    @Override
    public List<String> endings() {
        return List.of("blo");
    }

    @Override
    public String holds() {
        return "scanning diffraction: a pattern at each point";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(MARK);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        file.require(0, HEADER, "the header");
        ByteReader reader = file.reader(8, ByteOrder.LITTLE_ENDIAN);
        long notesEnd = reader.uint32();
        long first = reader.uint32();
        reader.skip(4);
        long side = reader.uint16();
        reader.skip(2);
        long columns = reader.uint16();
        long rows = reader.uint16();
        int scanRotation = reader.uint16();
        double stepX = reader.float64();
        double stepY = reader.float64();
        long beam = reader.uint32();
        int pixelsPerMetre = reader.uint16();
        long cameraLength = reader.uint32();
        double day = reader.float64();
        if (columns < 1 || rows < 1 || side < 1) {
            throw file.error("a scan of " + columns + " x " + rows + " points with patterns of " + side + " pixels is impossible (at byte 20)");
        }
        long block = PREAMBLE + side * side;
        file.require(first, block * columns * rows, "the " + columns + " x " + rows + " patterns of " + side + " x " + side + " pixels");
        long[] offsets = new long[Math.toIntExact(columns * rows)];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = first + i * block + PREAMBLE;
        }
        Axis.Role signal = Axis.Role.SIGNAL;
        Axis.Role scan = Axis.Role.NAVIGATION;
        double pixel = pixelsPerMetre > 0 ? 100.0 / pixelsPerMetre : Double.NaN;
        List<Axis> axes = List.of(CalibratedAxis.orPixels("dx", side, pixel, 0, Unit.CENTIMETRE, signal),
                CalibratedAxis.orPixels("dy", side, pixel, 0, Unit.CENTIMETRE, signal),
                CalibratedAxis.orPixels("x", columns, stepX, 0, Unit.NANOMETRE, scan),
                CalibratedAxis.orPixels("y", rows, stepY, 0, Unit.NANOMETRE, scan));
        CommonMetadata common = new CommonMetadata().number(CommonMetadata.BEAM_ENERGY, beam / 1000.0);
        if (day > 1 && day < LAST_DAY) {
            common.text(CommonMetadata.DATE, FIRST_DAY.plusSeconds(Math.round(day * SECONDS_A_DAY)).toString());
        }
        Metadata own = Metadata.builder().put("scanRotation", scanRotation / 100.0).put("beamEnergyVolt", beam)
                .put("pixelsPerMetre", pixelsPerMetre).put("cameraLength", cameraLength).put("acquisitionDay", day)
                .put("notes", notes(file, Math.min(notesEnd, first))).build();
        return List.of(new Dataset(file.title(), StoredArray.blocks(file, offsets, ElementType.UINT8, ByteOrder.LITTLE_ENDIAN, 2, side, side,
                columns, rows), ElementType.UINT8.label(), axes, common.with("BLO", own)));
    }

    /** What the operator wrote, between the header and the first numbers. */
    private static String notes(FileBytes file, long end) throws UserError {
        if (end <= NOTES_AT || end > 1 << 16 || end > file.length()) {
            return "";
        }
        String text = new String(file.copy(NOTES_AT, end - NOTES_AT, "the notes"), StandardCharsets.ISO_8859_1);
        return text.replace("\0", "").strip();
    }
}
