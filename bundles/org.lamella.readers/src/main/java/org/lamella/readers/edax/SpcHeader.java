package org.lamella.readers.edax;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Axis;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CalibratedAxis;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FileHead;
import org.lamella.readers.storage.FileBytes;

/** The header of an EDAX spectrum: fields at fixed places, little-endian. */
final class SpcHeader {
    /** As much of a file as is looked at. */
    private static final int LENGTH = 0x340;

    private static final int YEAR_AT = 0x08;
    private static final int DATA_AT = 0x1c;
    private static final int CHANNELS_AT = 0x20;
    private static final int WORKING_DISTANCE_AT = 0x24;
    private static final int LABEL_AT = 0x40;
    private static final int LABEL_LENGTH = 256;
    private static final int EXACT_STEP_AT = 0x17c;
    private static final int STEP_AT = 0x180;
    private static final int START_AT = 0x1c0;
    private static final int LIVE_TIME_AT = 0x1c8;
    private static final int TILT_AT = 0x1cc;
    private static final int TAKE_OFF_AT = 0x1d0;
    private static final int RESOLUTION_AT = 0x1d8;
    private static final int AZIMUTH_AT = 0x1fc;
    private static final int ELEVATION_AT = 0x200;
    private static final int BEAM_ENERGY_AT = 0x214;
    private static final int ELEMENTS_AT = 0x27e;
    private static final int MOST_ELEMENTS = 48;
    private static final double ELECTRONVOLTS = 1000;

    private final ByteBuffer bytes;

    private SpcHeader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @throws UserError when the file is too short for a header */
    static SpcHeader read(FileBytes file) throws UserError {
        return new SpcHeader(file.slice(0, LENGTH, ByteOrder.LITTLE_ENDIAN, "the header"));
    }

    /** Whether a file has the version, date and sizes of a spectrum; the format has no mark of its own. */
    static boolean recognises(FileHead head) {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        if (head.available() < LENGTH) {
            return false;
        }
        float version = Float.intBitsToFloat(head.int32(0, order));
        int year = head.uint16(YEAR_AT, order);
        int day = head.uint8(YEAR_AT + 2);
        int month = head.uint8(YEAR_AT + 3);
        long data = head.int32(DATA_AT, order);
        long channels = head.uint16(CHANNELS_AT, order);
        return version >= 0.5f && version < 1 && year > 1980 && year < 2200 && day >= 1 && day <= 31 && month >= 1 && month <= 12
                && head.uint8(YEAR_AT + 4) < 60 && head.uint8(YEAR_AT + 5) < 24 && data >= LENGTH && channels > 0
                && data + channels * Integer.BYTES <= head.size();
    }

    /** The byte where the counts begin. */
    long data() {
        return bytes.getInt(DATA_AT) & 0xffffffffL;
    }

    int channels() {
        return bytes.getShort(CHANNELS_AT) & 0xffff;
    }

    /** The energies of a number of channels, in keV; without calibration when there is none. */
    Axis energy(long channels) {
        int whole = bytes.getInt(STEP_AT);
        double exact = bytes.getFloat(EXACT_STEP_AT);
        // Steps that are no whole number of eV stand before the rounded one.
        double step = Math.abs(exact - whole) < 1 && exact > 0 ? exact : whole;
        double start = bytes.getFloat(START_AT);
        double credible = step < ELECTRONVOLTS ? step / ELECTRONVOLTS : Double.NaN;
        return CalibratedAxis.orPixels("Energy", channels, credible, start, Unit.KILOELECTRONVOLT, Axis.Role.SIGNAL);
    }

    CommonMetadata common() {
        return new CommonMetadata().number(CommonMetadata.BEAM_ENERGY, exact(bytes.getFloat(BEAM_ENERGY_AT)))
                .number(CommonMetadata.LIVE_TIME, exact(bytes.getFloat(LIVE_TIME_AT))).number(CommonMetadata.TILT, exact(bytes.getFloat(TILT_AT)))
                .number(CommonMetadata.ELEVATION_ANGLE, exact(bytes.getFloat(ELEVATION_AT)))
                .number(CommonMetadata.AZIMUTH_ANGLE, exact(bytes.getFloat(AZIMUTH_AT))).text(CommonMetadata.DATE, date())
                .text(CommonMetadata.SAMPLE, label());
    }

    Metadata own() {
        List<Object> elements = new ArrayList<>();
        int count = Math.min(MOST_ELEMENTS, bytes.getShort(ELEMENTS_AT));
        for (int i = 0; i < count; i++) {
            elements.add(bytes.getShort(ELEMENTS_AT + 2 + 2 * i) & 0xffff);
        }
        return Metadata.builder().put("version", exact(bytes.getFloat(0))).put("workingDistance", bytes.getShort(WORKING_DISTANCE_AT) / 100.0)
                .put("takeOffAngle", exact(bytes.getFloat(TAKE_OFF_AT))).put("energyResolution", exact(bytes.getFloat(RESOLUTION_AT)))
                .put("atomicNumbers", elements).build();
    }

    /** A 32-bit number by its shortest decimal digits, so that 36.6 stays 36.6. */
    private static double exact(float value) {
        return Float.isFinite(value) ? Double.parseDouble(Float.toString(value)) : Double.NaN;
    }

    private String label() {
        byte[] label = new byte[LABEL_LENGTH];
        bytes.get(LABEL_AT, label);
        String text = new String(label, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private String date() {
        try {
            return LocalDateTime.of(bytes.getShort(YEAR_AT), bytes.get(YEAR_AT + 3), bytes.get(YEAR_AT + 2), bytes.get(YEAR_AT + 5), bytes.get(YEAR_AT + 4),
                    bytes.get(YEAR_AT + 7)).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
