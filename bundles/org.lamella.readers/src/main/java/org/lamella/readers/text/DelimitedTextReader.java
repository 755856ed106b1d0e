package org.lamella.readers.text;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * Reads delimited text as curves: the first column is the axis when its steps are all alike, each further column a dataset
 * over it. Where the first column is no regular axis every column is a dataset over its row numbers.
 */
public final class DelimitedTextReader implements FormatReader {
    private static final long LONGEST = 64L << 20;
    /** Steps that differ by no more than this, relative to the mean step, are the rounding of whoever wrote them. */
    private static final double ALIKE = 0.02;
    /** The largest rounding of an axis, relative to its step. */
    private static final double LARGEST_ROUNDING = 0.25;
    /** How far a number may be from its place, in units of its last digit: half for itself, some for the ends of the axis. */
    private static final double MOST_ROUNDING = 0.75;

    @Override
    public String format() {
        return "Delimited text";
    }

    @Override
    public List<String> endings() {
        return List.of("csv", "tsv", "txt", "dat", "xy");
    }

    @Override
    public String holds() {
        return "curves and tables of numbers";
    }

    @Override
    public boolean isGeneral() {
        return true;
    }

    @Override
    public boolean recognises(FileHead head) {
        return DelimitedTable.looksLikeTable(text(head.text(0, FileHead.LENGTH).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /**
     * The table of a file.
     *
     * @throws UserError when the file holds no table of numbers; with the line that is wrong
     */
    public static DelimitedTable table(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        if (file.length() > LONGEST) {
            throw file.error("a table of " + file.length() + " bytes of text is too large");
        }
        try {
            return DelimitedTable.parse(text(file.copy(0, file.length(), "the text")));
        } catch (IllegalArgumentException e) {
            throw file.error(e.getMessage());
        }
    }

    /** Text in UTF-8, in UTF-16 when the byte-order mark says so, or else in Latin-1. */
    private static String text(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        DelimitedTable table = table(path);
        List<DelimitedTable.Column> columns = table.columns();
        double[] first = columns.get(0).values();
        boolean isAxis = columns.size() > 1 && isRegular(first);
        Metadata notes = table.notes().isEmpty() ? null : Metadata.builder().put("notes", table.notes()).build();
        List<Dataset> datasets = new ArrayList<>();
        for (DelimitedTable.Column column : columns.subList(isAxis ? 1 : 0, columns.size())) {
            Axis axis = isAxis ? axis(columns.get(0)) : Axis.uncalibrated("row", table.rows());
            CommonMetadata common = new CommonMetadata().text(CommonMetadata.INTENSITY_UNIT, column.unit().symbol());
            datasets.add(new Dataset(column.name(), ArrayImgs.doubles(column.values(), column.values().length), "float64", List.of(axis),
                    common.with("text", notes)));
        }
        return datasets;
    }

    private static Axis axis(DelimitedTable.Column column) {
        double[] values = column.values();
        double step = (values[values.length - 1] - values[0]) / (values.length - 1);
        Unit unit = column.unit().equals(Unit.NONE) ? Unit.PIXEL : column.unit();
        return Axis.signal(column.name(), values.length, step, values[0], unit);
    }

    private static boolean isRegular(double[] values) {
        if (values.length < 2) {
            return false;
        }
        double step = (values[values.length - 1] - values[0]) / (values.length - 1);
        double rounding = rounding(values);
        // Rounding that is small beside the step moves places; it must not add up.
        boolean isRounded = rounding <= LARGEST_ROUNDING * Math.abs(step);
        for (int i = 1; i < values.length; i++) {
            boolean isAlike = Math.abs(values[i] - values[i - 1] - step) <= ALIKE * Math.abs(step);
            if (!isAlike && !(isRounded && Math.abs(values[i] - values[0] - i * step) <= MOST_ROUNDING * rounding)) {
                return false;
            }
        }
        return step != 0;
    }

    /** The place of the last decimal digit of any of the numbers: 0.01 for 0.25 and 1.5. */
    private static double rounding(double[] values) {
        int decimals = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                decimals = Math.max(decimals, new BigDecimal(Double.toString(value)).stripTrailingZeros().scale());
            }
        }
        return Math.pow(10, -decimals);
    }
}
