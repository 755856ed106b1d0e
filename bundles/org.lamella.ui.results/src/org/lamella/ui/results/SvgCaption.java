package org.lamella.ui.results;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The caption that a figure of a result carries in its SVG file as {@code desc}. Uses no widgets. */
final class SvgCaption {
    private SvgCaption() {
    }

    /** The caption; empty when the file has none or cannot be read, as the figure itself then says why. */
    static String read(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            try {
                int elements = 0;
                // It is the first element inside the root; a drawing of megabytes need not be searched.
                while (reader.hasNext() && elements < 3) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        elements++;
                        if (reader.getLocalName().equals("desc")) {
                            return reader.getElementText().strip();
                        }
                    }
                }
            } finally {
                reader.close();
            }
        } catch (IOException | XMLStreamException e) {
            return "";
        }
        return "";
    }
}
