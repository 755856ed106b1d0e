package org.lamella.readers.tia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The descriptions in an EMI file: pieces of XML between binary parts. */
final class ObjectInfo {
    private static final String START = "<ObjectInfo>";
    private static final String END = "</ObjectInfo>";
    private static final int LONGEST = 1 << 20;
    private static final int MOST = 1000;

    private ObjectInfo() {
    }

    /** All descriptions in the order of the file. One that is damaged is kept as text: the data do not need it. */
    static List<Metadata> find(FileBytes file) throws UserError {
        List<Metadata> found = new ArrayList<>();
        long position = 0;
        while (found.size() < MOST) {
            long start = indexOf(file, START, position, file.length());
            if (start < 0) {
                break;
            }
            long end = indexOf(file, END, start, Math.min(file.length(), start + LONGEST));
            if (end < 0) {
                break;
            }
            position = end + END.length();
            found.add(parse(new String(file.copy(start, position - start, "a description"), StandardCharsets.ISO_8859_1)));
        }
        return found;
    }

    private static long indexOf(FileBytes file, String text, long from, long to) throws UserError {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        int step = 1 << 20;
        for (long start = from; start + wanted.length <= to; start += step) {
            int count = (int) Math.min(step + wanted.length - 1L, to - start);
            ByteBuffer part = file.slice(start, count, ByteOrder.LITTLE_ENDIAN, "the descriptions");
            for (int i = 0; i + wanted.length <= count; i++) {
                int match = 0;
                while (match < wanted.length && part.get(i + match) == wanted[match]) {
                    match++;
                }
                if (match == wanted.length) {
                    return start + i;
                }
            }
        }
        return -1;
    }

    private static Metadata parse(String xml) {
        try {
            return element(SafeXml.parse(xml).getDocumentElement());
        } catch (IOException e) {
            return Metadata.builder().put("ObjectInfo", xml).build();
        }
    }

    /** An element with children; the pairs Label and Value of the microscope's list become entries of their own. */
    private static Metadata element(Element element) {
        Metadata.Builder builder = Metadata.builder();
        int repeated = 0;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element child)) {
                continue;
            }
            String label = childText(child, "Label");
            if (child.getTagName().equals("Data") && label != null) {
                String unit = childText(child, "Unit");
                builder.put(unit == null || unit.isBlank() ? label : label + " (" + unit + ")", childText(child, "Value"));
            } else {
                String tag = child.getTagName();
                String name = builder.build().entries().containsKey(tag) ? tag + ++repeated : tag;
                boolean leaf = child.getElementsByTagName("*").getLength() == 0;
                builder.put(name, leaf ? child.getTextContent().strip() : element(child));
            }
        }
        return builder.build();
    }

    private static String childText(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return null;
    }

    /** The common names of a description. */
    static Metadata common(Metadata object) {
        String list = "ExperimentalDescription/Root/";
        CommonMetadata common = new CommonMetadata();
        OptionalDouble voltage = object.number("ExperimentalConditions/MicroscopeConditions/AcceleratingVoltage");
        common.number(CommonMetadata.BEAM_ENERGY, voltage, 1e-3);
        common.number(CommonMetadata.MAGNIFICATION, object.number(list + "Magnification (x)"), 1);
        common.number(CommonMetadata.CAMERA_LENGTH, object.number(list + "Camera length (m)"), 1e3);
        common.number(CommonMetadata.TILT, object.number(list + "Stage A (deg)"), 1);
        common.number(CommonMetadata.DWELL_TIME, object.number("AcquireInfo/DwellTimePath"), 1);
        common.text(CommonMetadata.DATE, object.text("AcquireDate").orElse(null));
        common.text(CommonMetadata.MICROSCOPE, object.text(list + "Microscope").orElse(null));
        common.text(CommonMetadata.DETECTOR, object.text("AcquireInfo/CameraNamePath").orElse(null));
        return common.build();
    }
}
