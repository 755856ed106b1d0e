package org.lamella.scijava;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Table;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.UserError;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.ImagePanel;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** Turns what a command puts out into a result: numbers and words into values and a table, images into figures. */
final class CommandOutputs {
    private static final int LONGEST_LIST = 100_000;

    private final CommandInfo command;
    private final List<Object> outputs = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();
    private final AnalysisResult.Builder result = AnalysisResult.builder();

    CommandOutputs(CommandInfo command) {
        this.command = command;
    }

    /** @param input the name of the file; empty when the command does not work on one at a time */
    void add(String input, Map<String, Object> found) throws UserError {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("input", input.isEmpty() ? null : input);
        List<Object> row = new ArrayList<>();
        row.add(input);
        for (ModuleItem<?> item : command.outputs()) {
            Object value = found.get(item.getName());
            Image image = CommandData.image(value);
            if (image != null) {
                String name = item.getName() + (outputs.isEmpty() ? "" : "-" + (outputs.size() + 1));
                String caption = label(item) + (input.isEmpty() ? "" : " of " + input);
                result.figure(FigureGrid.of(name, caption, FigureGrid.DOUBLE_COLUMN, ImagePanel.of(image).build()));
            } else if (!isArray(value)) {
                Object plain = plain(value);
                one.put(item.getName(), plain);
                if (!(plain instanceof Collection<?>)) {
                    row.add(plain instanceof Map ? plain.toString() : plain);
                    result.say((input.isEmpty() ? "" : input + ": ") + label(item) + " = " + (value instanceof Quantity q ? q.format() : plain));
                    continue;
                }
            }
            row.add(null);
        }
        outputs.add(one);
        rows.add(row);
    }

    private static boolean isArray(Object value) {
        return value instanceof RandomAccessibleInterval<?> || value instanceof Dataset || value instanceof Image;
    }

    private static String label(ModuleItem<?> item) {
        return item.getLabel() == null || item.getLabel().isBlank() ? item.getName() : item.getLabel();
    }

    /** Numbers, words, lists and maps as a result can hold them; anything else by what it says of itself. */
    private static Object plain(Object value) {
        return switch (value) {
            case null -> null;
            case RealType<?> number -> number.getRealDouble();
            case Quantity quantity -> quantity;
            case Float number -> number.doubleValue();
            case Number number -> number;
            case Boolean bool -> bool;
            case Collection<?> items -> items.stream().limit(LONGEST_LIST).map(CommandOutputs::plain).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
                yield plain;
            }
            default -> {
                if (!value.getClass().isArray()) {
                    yield value.toString();
                }
                List<Object> items = new ArrayList<>();
                for (int i = 0; i < Math.min(LONGEST_LIST, Array.getLength(value)); i++) {
                    items.add(plain(Array.get(value, i)));
                }
                yield items;
            }
        };
    }

    AnalysisResult result() {
        List<Table.Column> columns = new ArrayList<>(List.of(new Table.Column("input", "")));
        for (ModuleItem<?> item : command.outputs()) {
            columns.add(new Table.Column(label(item), ""));
        }
        if (columns.size() > 1) {
            result.table(new Table("outputs", "What the command put out", columns, rows));
        } else {
            result.say("the command has run; it puts nothing out");
        }
        return result.put("outputs", outputs).build();
    }
}
