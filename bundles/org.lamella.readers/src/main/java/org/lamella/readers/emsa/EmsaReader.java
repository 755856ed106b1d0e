package org.lamella.readers.emsa;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads spectra in the EMSA/MAS format (ISO 22029; .msa, .emsa): text with a header of keywords and one spectrum, as
 * values (Y) or as pairs (XY). The energy axis is the header's OFFSET and XPERCHAN, also for pairs; the pairs give it
 * only where the header does not. A unit in brackets, as in {@code Energy Loss (eV)}, is taken out of its text.
 */
public final class EmsaReader implements FormatReader {
    private static final long LONGEST = 64L << 20;
    private static final String END = "ENDOFDATA";
    private static final String DATA = "SPECTRUM";

    @Override
    public String format() {
        return "EMSA";
    }

    @Override
    public List<String> endings() {
        return List.of("msa", "emsa");
    }

    @Override
    public String holds() {
        return "spectra";
    }

    @Override
    public boolean recognises(FileHead head) {
        String start = head.text(0, 512).replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toUpperCase(Locale.ROOT);
        int line = start.indexOf('\n');
        return start.startsWith("#FORMAT") && (line < 0 ? start : start.substring(0, line)).contains("EMSA/MAS");
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        if (file.length() > LONGEST) {
            throw file.error("a spectrum of " + file.length() + " bytes of text is too large");
        }
        String[] lines = text(file.copy(0, file.length(), "the text")).split("\r\n|\r|\n");
        Map<String, String> header = new LinkedHashMap<>();
        int line = header(file, lines, header);
        List<Double> numbers = numbers(file, lines, line, header);
        boolean pairs = header.getOrDefault("DATATYPE", "Y").strip().toUpperCase(Locale.ROOT).startsWith("XY");
        double[] values = values(file, numbers, pairs, header);
        Axis axis = axis(file, header, numbers, pairs, values.length);
        String title = header.getOrDefault("TITLE", "");
        Metadata.Builder keywords = Metadata.builder();
        header.forEach(keywords::put);
        Metadata metadata = Metadata.builder().put(CommonMetadata.NODE, common(header)).put("EMSA", keywords.build()).build();
        return List.of(new Dataset(title.isBlank() ? file.title() : title, ArrayImgs.doubles(values, values.length), "float64",
                List.of(axis), metadata));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\ufeff", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads keywords up to #SPECTRUM and returns the number of the line after it. */
    private static int header(FileBytes file, String[] lines, Map<String, String> header) throws UserError {
        for (int i = 0; i < lines.length; i++) {
            String text = lines[i].strip();
            if (text.isEmpty()) {
                continue;
            }
            if (!text.startsWith("#")) {
                throw file.error("line " + (i + 1) + " of the header does not begin with #; the file is damaged");
            }
            int colon = text.indexOf(':');
            String keyword = (colon < 0 ? text : text.substring(0, colon)).substring(1).strip();
            // Some programs put a unit after the keyword, as in "#BEAMKV -kV".
            int blank = keyword.indexOf(' ');
            String plain = (blank < 0 ? keyword : keyword.substring(0, blank)).toUpperCase(Locale.ROOT);
            if (plain.equals(DATA)) {
                return i + 1;
            }
            if (plain.equals(END)) {
                break;
            }
            String value = colon < 0 ? "" : text.substring(colon + 1).strip();
            // Comments may come several times; of anything else the last line holds, as in the standard's own example.
            header.merge(plain, value, (first, second) -> plain.equals("COMMENT") ? first + "; " + second : second);
        }
        throw file.error("the header has no #SPECTRUM line; the file is cut short or damaged");
    }

    private static List<Double> numbers(FileBytes file, String[] lines, int start, Map<String, String> header)
            throws UserError {
        List<Double> numbers = new ArrayList<>();
        for (int i = start; i < lines.length; i++) {
            String text = lines[i].strip();
            if (text.startsWith("#")) {
                if (text.substring(1).strip().toUpperCase(Locale.ROOT).startsWith(END)) {
                    return numbers;
                }
                continue;
            }
            for (String number : text.split("[,;\\s]+")) {
                if (!number.isEmpty()) {
                    try {
                        numbers.add(Double.valueOf(number));
                    } catch (NumberFormatException e) {
                        throw file.error("line " + (i + 1) + " should hold numbers but has '"
                                + number.substring(0, Math.min(20, number.length())) + "'");
                    }
                }
            }
        }
        if (number(header, "NPOINTS") > 0) {
            // The number of points tells whether anything is missing.
            return numbers;
        }
        throw file.error("the spectrum has neither an #ENDOFDATA line nor a number of points; the file is cut short");
    }

    private static double[] values(FileBytes file, List<Double> numbers, boolean pairs, Map<String, String> header) throws UserError {
        if (numbers.isEmpty() || pairs && numbers.size() % 2 != 0) {
            throw file.error("the spectrum has " + numbers.size() + " numbers, which cannot be " + (pairs ? "pairs" : "a spectrum"));
        }
        int step = pairs ? 2 : 1;
        double[] values = new double[numbers.size() / step];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i * step + step - 1);
        }
        double stated = number(header, "NPOINTS");
        // More points than promised are kept: the standard's own example counts one too few.
        if (stated > values.length) {
            throw file.error("the header promises " + header.get("NPOINTS") + " points, but the spectrum has " + values.length
                    + "; the file is cut short or damaged");
        }
        return values;
    }

    private static Axis axis(FileBytes file, Map<String, String> header, List<Double> numbers, boolean pairs, int size)
            throws UserError {
        double scale = number(header, "XPERCHAN");
        double offset = number(header, "OFFSET");
        if (pairs && (Double.isNaN(scale) || scale == 0)) {
            scale = size > 1 ? (numbers.get(2 * (size - 1)) - numbers.get(0)) / (size - 1) : 1;
            offset = numbers.get(0);
        }
        offset = Double.isNaN(offset) ? 0 : offset;
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw file.error("the header gives no usable energy per channel: XPERCHAN is '" + header.getOrDefault("XPERCHAN", "") + "'");
        }
        Unit unit = unit(header.getOrDefault("XUNITS", ""));
        String label = header.getOrDefault("XLABEL", "");
        return Axis.signal(label.isBlank() ? "Energy" : label, size, scale, offset, unit);
    }

    private static Unit unit(String text) {
        Unit unit = Unit.parse(text);
        int open = text.lastIndexOf('(');
        int close = text.lastIndexOf(')');
        if (!unit.isKnown() && open >= 0 && close > open) {
            Unit inside = Unit.parse(text.substring(open + 1, close));
            return inside.isKnown() && !inside.equals(Unit.NONE) ? inside : unit;
        }
        return unit;
    }

    /** A number of the header, with a decimal point or comma; NaN when it is missing. */
    private static double number(Map<String, String> header, String keyword) {
        String text = header.getOrDefault(keyword, "").strip();
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double firstNumber(Map<String, String> header, String keyword, String other) {
        double number = number(header, keyword);
        return Double.isNaN(number) ? number(header, other) : number;
    }

    private static Metadata common(Map<String, String> header) {
        CommonMetadata common = new CommonMetadata();
        common.number(CommonMetadata.BEAM_ENERGY, number(header, "BEAMKV"));
        common.number(CommonMetadata.MAGNIFICATION, number(header, "MAGCAM"));
        // The standard counts the dwell time in ms and the live time of an X-ray spectrum in s.
        common.number(CommonMetadata.DWELL_TIME, header.containsKey("DWELLTIME") ? number(header, "DWELLTIME") * 1e-3
                : number(header, "LIVETIME"));
        common.positive(CommonMetadata.LIVE_TIME, number(header, "LIVETIME"));
        common.positive(CommonMetadata.REAL_TIME, number(header, "REALTIME"));
        common.positive(CommonMetadata.CAMERA_LENGTH, number(header, "CAMLEN"));
        // Some programs hang the unit onto the keyword without a blank.
        common.positive(CommonMetadata.CONVERGENCE_ANGLE, firstNumber(header, "CONVANGLE", "CONVANGLE-MR"));
        common.positive(CommonMetadata.COLLECTION_ANGLE, firstNumber(header, "COLLANGLE", "COLLANGLE-MR"));
        common.number(CommonMetadata.ELEVATION_ANGLE, number(header, "ELEVANGLE"));
        common.number(CommonMetadata.AZIMUTH_ANGLE, number(header, "AZIMANGLE"));
        common.number(CommonMetadata.TILT, number(header, "XTILTSTGE"));
        common.number(CommonMetadata.TILT_BETA, number(header, "YTILTSTGE"));
        common.number(CommonMetadata.BEAM_CURRENT, number(header, "PROBECUR"));
        common.text(CommonMetadata.DATE, (header.getOrDefault("DATE", "") + " " + header.getOrDefault("TIME", "")).strip());
        common.text(CommonMetadata.SAMPLE, header.getOrDefault("#SPECIMEN", header.get("COMMENT")));
        common.text(CommonMetadata.DETECTOR, header.getOrDefault("EDSDET", header.get("ELSDET")));
        common.text(CommonMetadata.INTENSITY_UNIT, header.get("YUNITS"));
        return common.build();
    }
}
