package org.lamella.readers.hdf5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;

/**
 * Turns groups, attributes and small datasets into metadata. What cannot be read is named in its place; large arrays are named
 * with their size. A group that is met again, as one that contains itself, is left out.
 */
final class HdfMetadata {
    private static final int LONGEST = 4096;
    private static final long MOST_BYTES = 4L << 20;
    private static final int DEEPEST = 40;
    private static final int MOST_ENTRIES = 20_000;

    private final HdfSource source;
    private int entries;

    HdfMetadata(HdfSource source) {
        this.source = source;
    }

    /** Everything in a group and below it. */
    Metadata tree(Group group) throws UserError {
        return tree(group, new ArrayList<>());
    }

    private Metadata tree(Group group, List<Long> above) throws UserError {
        Metadata.Builder builder = Metadata.builder();
        attributes(group, builder);
        if (above.size() >= DEEPEST || above.contains(group.getAddress())) {
            return builder.build();
        }
        above.add(group.getAddress());
        for (Node child : children(source, group)) {
            if (++entries > MOST_ENTRIES) {
                break;
            }
            if (child instanceof Group below) {
                builder.put(child.getName(), tree(below, above));
            } else if (child instanceof Dataset dataset) {
                builder.put(child.getName(), value(dataset));
            }
        }
        above.remove(above.size() - 1);
        return builder.build();
    }

    /** What is directly in a group, links followed, broken ones left out. */
    static List<Node> children(HdfSource source, Group group) throws UserError {
        return source.guarded("the group '" + group.getPath() + "'", () -> {
            List<Node> children = new ArrayList<>();
            for (Node child : group.getChildren().values()) {
                HdfSource.follow(child).ifPresent(children::add);
            }
            return children;
        });
    }

    /** The attributes of a group or dataset. */
    Metadata attributes(Node node) throws UserError {
        Metadata.Builder builder = Metadata.builder();
        attributes(node, builder);
        return builder.build();
    }

    private void attributes(Node node, Metadata.Builder builder) throws UserError {
        Map<String, Attribute> attributes = source.guarded("the attributes of '" + node.getPath() + "'", node::getAttributes);
        for (Map.Entry<String, Attribute> attribute : attributes.entrySet()) {
            if (++entries > MOST_ENTRIES) {
                break;
            }
            builder.put(attribute.getKey(), attributeValue(attribute.getValue()));
        }
    }

    private Object attributeValue(Attribute attribute) {
        try {
            return source.guarded("an attribute", () -> attribute.getSizeInBytes() > MOST_BYTES ? sizes(attribute.getDimensionsAsLong())
                    : plain(attribute.getData()));
        } catch (UserError e) {
            return "cannot be read";
        }
    }

    /** The value of an attribute, empty when there is none or it cannot be read. */
    Optional<Object> attribute(Node node, String name) {
        try {
            Attribute attribute = source.guarded("an attribute", () -> node.getAttribute(name));
            return attribute == null ? Optional.empty() : Optional.ofNullable(attributeValue(attribute));
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    /** The value of an attribute as text; the first of several. */
    Optional<String> text(Node node, String name) {
        return attribute(node, name).map(HdfMetadata::first).map(Object::toString);
    }

    OptionalDouble number(Node node, String name) {
        return attribute(node, name).map(HdfMetadata::first).map(value -> Metadata.builder().put("n", value).build().number("n"))
                .orElse(OptionalDouble.empty());
    }

    private static Object first(Object value) {
        return value instanceof List<?> list ? list.isEmpty() ? "" : list.get(0) : value;
    }

    /** The value of a small dataset; of a large one its size and type. */
    Object value(Dataset dataset) {
        try {
            return source.guarded("a value", () -> {
                boolean large = dataset.getSizeInBytes() > MOST_BYTES || dataset.getSize() > LONGEST || dataset.getSize() < 0;
                return large ? sizes(dataset.getDimensionsAsLong()) : plain(new SmallDataset(source, dataset).value());
            });
        } catch (UserError e) {
            return "cannot be read";
        }
    }

    /** The text of a dataset of texts: its first one. */
    Optional<String> text(String path) throws UserError {
        return source.find(path).filter(Dataset.class::isInstance).map(node -> first(value((Dataset) node))).map(Object::toString);
    }

    /** The JSON text of a dataset as a tree; empty when there is none. */
    Metadata json(String path) throws UserError {
        return parse(text(path).orElse(""));
    }

    static Metadata parse(String text) {
        try {
            return text.isBlank() ? Metadata.EMPTY : Metadata.fromMap(new ObjectMapper().readValue(text, Map.class));
        } catch (JsonProcessingException e) {
            return Metadata.builder().put("text", text).build();
        }
    }

    private static String sizes(long[] dimensions) {
        return "array of " + Arrays.toString(dimensions) + " elements";
    }

    /** Java's boxed values, lists and trees from what the library gives. */
    private static Object plain(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof byte[] bytes && bytes.length > 16) {
            return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        }
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Math.min(length, LONGEST); i++) {
                list.add(plain(Array.get(value, i)));
            }
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            Metadata.Builder builder = Metadata.builder();
            map.forEach((name, part) -> builder.put(String.valueOf(name), plain(part)));
            return builder.build();
        }
        if (value instanceof String text) {
            return text.equals("TRUE") ? Boolean.TRUE : text.equals("FALSE") ? Boolean.FALSE : text;
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
