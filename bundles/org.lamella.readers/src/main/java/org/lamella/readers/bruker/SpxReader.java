package org.lamella.readers.bruker;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.lamella.readers.storage.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads X-ray spectra of Bruker Esprit (.spx): XML with the counts as one list of numbers, energies in keV. */
public final class SpxReader implements FormatReader {
    private static final long LONGEST = 16L << 20;
    private static final int MOST_CHANNELS = 1 << 20;
    /** What the files say of themselves. */
    private static final Charset TEXT = Charset.forName("windows-1252");

    @Override
    public String format() {
        return "SPX";
    }

    @Override
    public List<String> endings() {
        return List.of("spx");
    }

    @Override
    public String holds() {
        return "X-ray spectra";
    }

    @Override
    public boolean recognises(FileHead head) {
        String text = head.text(0, 400);
        return text.stripLeading().startsWith("<?xml") && text.contains("<TRTSpectrum");
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        if (file.length() > LONGEST) {
            throw file.error("a spectrum of " + file.length() + " bytes of XML is too large");
        }
        Document document = parse(file);
        Element header = instance(document, "TRTSpectrumHeader").orElseThrow(() -> file.error("the spectrum has no TRTSpectrumHeader"));
        String channels = text(document.getDocumentElement(), "Channels").orElseThrow(() -> file.error("the spectrum has no Channels"));
        double[] counts = counts(file, channels);
        double step = number(header, "CalibLin");
        double offset = number(header, "CalibAbs");
        Axis axis = step > 0 && Double.isFinite(offset) ? Axis.signal("Energy", counts.length, step, offset, Unit.KILOELECTRONVOLT)
                : Axis.uncalibrated("Energy", counts.length);
        long[] values = new long[counts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) counts[i];
        }
        return List.of(new Dataset(file.title(), ArrayImgs.unsignedLongs(values, values.length), "uint64", List.of(axis), metadata(document, header)));
    }

    private static Document parse(FileBytes file) throws UserError {
        try {
            return SafeXml.parse(new String(file.copy(0, file.length(), "the XML"), TEXT));
        } catch (IOException e) {
            throw file.error("the XML is damaged: " + e.getMessage());
        }
    }

    private static double[] counts(FileBytes file, String text) throws UserError {
        String[] parts = text.strip().split("\\s*,\\s*");
        if (parts.length > MOST_CHANNELS) {
            throw file.error(parts.length + " channels are more than a spectrum has");
        }
        double[] counts = new double[parts.length];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = Double.parseDouble(parts[i]);
            } catch (NumberFormatException e) {
                throw file.error("channel " + (i + 1) + " holds '" + parts[i].substring(0, Math.min(20, parts[i].length())) + "' instead of a number");
            }
            if (!(counts[i] >= 0 && counts[i] < 1L << 53)) {
                throw file.error("channel " + (i + 1) + " holds impossible counts: " + parts[i]);
            }
        }
        return counts;
    }

    /** The part of the tree that says of itself what it is. */
    private static Optional<Element> instance(Document document, String type) {
        NodeList all = document.getElementsByTagName("ClassInstance");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.getAttribute("Type").equals(type)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Element parent, String name) {
        Node node = parent.getElementsByTagName(name).item(0);
        return node == null ? Optional.empty() : Optional.of(node.getTextContent());
    }

    private static double number(Element parent, String name) {
        try {
            return text(parent, name).map(String::strip).map(Double::valueOf).orElse(Double.NaN);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Metadata metadata(Document document, Element header) {
        CommonMetadata common = new CommonMetadata();
        Metadata.Builder own = Metadata.builder();
        instance(document, "TRTSpectrumHardwareHeader").ifPresent(hardware -> {
            // Times are in ms.
            common.number(CommonMetadata.DWELL_TIME, number(hardware, "LifeTime") / 1000);
            own.put("hardware", leaves(hardware));
        });
        instance(document, "TRTDetectorHeader").ifPresent(detector -> {
            NodeList children = detector.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                if (children.item(i).getNodeName().equals("Type")) {
                    common.text(CommonMetadata.DETECTOR, children.item(i).getTextContent());
                }
            }
            own.put("detector", leaves(detector));
        });
        instance(document, "TRTESMAHeader").ifPresent(microscope -> {
            common.number(CommonMetadata.BEAM_ENERGY, number(microscope, "PrimaryEnergy"));
            common.number(CommonMetadata.MAGNIFICATION, number(microscope, "Magnification"));
            own.put("microscope", leaves(microscope));
        });
        common.text(CommonMetadata.DATE, (text(header, "Date").orElse("") + " " + text(header, "Time").orElse("")).strip());
        own.put("spectrum", leaves(header));
        return Metadata.builder().put(CommonMetadata.NODE, common.build()).put("SPX", own.build()).build();
    }

    /** The entries directly below an element that hold one short text. */
    private static Metadata leaves(Element parent) {
        Metadata.Builder builder = Metadata.builder();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element && element.getElementsByTagName("*").getLength() == 0) {
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
}
