package org.lamella.analysis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.data.Axis;
import org.lamella.data.Quantity;

/**
 * The machine-readable result. Two runs of the same recipe on the same files give the same text but for the object
 * {@code time}.
 */
public final class ResultJson {
    public static final int SCHEMA_VERSION = 1;

    private ResultJson() {
    }

    public static String write(AnalysisRun run) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("analysis", run.analysis().name());
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("software", ordered("name", "lamella", "version", run.softwareVersion()));
        root.put("time", ordered("started", run.started().toString(), "finished", run.finished().toString()));
        List<Object> inputs = new ArrayList<>();
        run.inputs().forEach(input -> inputs.add(input(input)));
        root.put("inputs", inputs);
        root.put("parameters", parameters(run.parameters()));
        root.put("warnings", run.warnings());
        root.put("results", run.result().results());
        return text(root);
    }

    private static Map<String, Object> input(InputRecord input) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", input.path().toString());
        map.put("sha256", input.sha256().isEmpty() ? null : input.sha256());
        map.put("format", input.format().isEmpty() ? null : input.format());
        List<Object> axes = new ArrayList<>();
        for (Axis axis : input.axes()) {
            Map<String, Object> one = ordered("name", axis.name(), "size", axis.size());
            one.put("scale", axis.scale());
            one.put("offset", axis.offset());
            one.put("unit", axis.unit().symbol());
            axes.add(one);
        }
        map.put("axes", axes);
        if (input.role() != InputRecord.Role.INPUT) {
            map.put("role", input.role().name().toLowerCase(Locale.ROOT));
        }
        input.error().ifPresent(error -> map.put("error", error));
        return map;
    }

    /** Parameters are given, not measured: a number with a unit has no uncertainty. */
    private static Map<String, Object> parameters(Map<String, Object> parameters) {
        Map<String, Object> map = new LinkedHashMap<>();
        parameters.forEach((name, value) -> map.put(name, value instanceof Quantity quantity
                ? ordered("value", quantity.value(), "unit", quantity.unit().symbol()) : value));
        return map;
    }

    private static Map<String, Object> ordered(String firstName, Object first, String secondName, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(firstName, first);
        map.put(secondName, second);
        return map;
    }

    /** Nested maps, lists and quantities as indented JSON; numbers that are not finite become null. */
    public static String text(Object value) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Quantity quantity -> {
                generator.writeStartObject();
                generator.writeFieldName("value");
                write(generator, quantity.value());
                generator.writeFieldName("uncertainty");
                write(generator, quantity.uncertainty());
                generator.writeStringField("unit", quantity.unit().symbol());
                generator.writeEndObject();
            }
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    generator.writeFieldName(String.valueOf(entry.getKey()));
                    write(generator, entry.getValue());
                }
                generator.writeEndObject();
            }
            case Iterable<?> items -> {
                generator.writeStartArray();
                for (Object item : items) {
                    write(generator, item);
                }
                generator.writeEndArray();
            }
            case Double number when !Double.isFinite(number) -> generator.writeNull();
            case Float number when !Float.isFinite(number) -> generator.writeNull();
            case Number number -> generator.writeNumber(number.toString());
            case Boolean bool -> generator.writeBoolean(bool);
            default -> generator.writeString(value.toString());
        }
    }
}
