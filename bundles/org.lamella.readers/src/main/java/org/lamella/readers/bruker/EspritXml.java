package org.lamella.readers.bruker;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The XML of Bruker Esprit: elements {@code ClassInstance} that say in {@code Type} what they are, with numbers as text. */
final class EspritXml {
    /** What the files say of themselves. */
    private static final Charset TEXT = Charset.forName("windows-1252");
    private static final double MILLISECONDS = 1000;

    private EspritXml() {
    }

    static Document parse(FileBytes file, byte[] bytes) throws UserError {
        try {
            return SafeXml.parse(new String(bytes, TEXT));
        } catch (IOException e) {
            throw file.error("the XML is damaged: " + e.getMessage());
        }
    }

    /** The first part of the tree that says of itself that it is of a type. */
    static Optional<Element> instance(Element parent, String type) {
        return instances(parent, type).stream().findFirst();
    }

    static List<Element> instances(Element parent, String type) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getElementsByTagName("ClassInstance");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.getAttribute("Type").equals(type)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first element of a name directly below another. */
    static Optional<Element> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The text of the first element of a name anywhere below another. */
    static Optional<String> text(Element parent, String name) {
        Node node = parent.getElementsByTagName(name).item(0);
        return node == null ? Optional.empty() : Optional.of(node.getTextContent());
    }

    static Optional<String> childText(Element parent, String name) {
        return child(parent, name).map(Node::getTextContent).map(String::strip);
    }

    /** A number, with decimal point or comma as the computer's language has it; NaN when there is none. */
    static double number(Element parent, String name) {
        try {
            return text(parent, name).map(value -> value.strip().replace(',', '.')).map(Double::valueOf).orElse(Double.NaN);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The entries directly below an element that hold one short text. */
    static Metadata leaves(Element parent) {
        Metadata.Builder builder = Metadata.builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getElementsByTagName("*").getLength() == 0) {
                String value = element.getTextContent().strip();
                if (!value.isEmpty() && value.length() < 200) {
                    builder.put(lowerFirst(element.getTagName()), value);
                }
            }
        }
        return builder.build();
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    static String date(Element header) {
        return (text(header, "Date").orElse("") + " " + text(header, "Time").orElse("")).strip();
    }

    /** What a spectrum says of how it was taken. */
    static void describe(Element spectrum, CommonMetadata common, Metadata.Builder own) {
        instance(spectrum, "TRTSpectrumHardwareHeader").ifPresent(hardware -> {
            common.number(CommonMetadata.LIVE_TIME, number(hardware, "LifeTime") / MILLISECONDS);
            common.number(CommonMetadata.REAL_TIME, number(hardware, "RealTime") / MILLISECONDS);
            own.put("hardware", leaves(hardware));
        });
        instance(spectrum, "TRTDetectorHeader").ifPresent(detector -> {
            common.text(CommonMetadata.DETECTOR, childText(detector, "Type").orElse(""));
            own.put("detector", leaves(detector));
        });
        instance(spectrum, "TRTESMAHeader").ifPresent(microscope -> {
            common.number(CommonMetadata.BEAM_ENERGY, number(microscope, "PrimaryEnergy"));
            common.number(CommonMetadata.MAGNIFICATION, number(microscope, "Magnification"));
            common.number(CommonMetadata.ELEVATION_ANGLE, number(microscope, "ElevationAngle"));
            common.number(CommonMetadata.AZIMUTH_ANGLE, number(microscope, "AzimutAngle"));
            own.put("microscope", leaves(microscope));
        });
    }
}
