package org.lamella.readers.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses XML that may be damaged or made to do harm: nothing outside the text is read, and nesting has a limit. */
public final class SafeXml {
    private static final int DEEPEST = 50;
    /** How many of the first bytes may hold the XML declaration. */
    private static final int DECLARATION = 100;

    private SafeXml() {
    }

    /**
     * Parses a document.
     *
     * @throws IOException when the text is no XML, declares a document type, or is nested too deeply; with one line
     */
    public static Document parse(String xml) throws IOException {
        if (depth(xml) > DEEPEST) {
            throw new IOException("elements are nested more than " + DEEPEST + " deep");
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Damage is reported by the exception; without a handler of our own the parser would print it as well.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(String.valueOf(e.getMessage()).lines().findFirst().orElse("damaged"), e);
        }
    }

    /**
     * Begins to read a document piece by piece, for documents too large to be held. What is wrong with it comes as an
     * {@link XMLStreamException} on the way. A document that does not say that it is ISO-8859-1 or windows-1252 is UTF-8.
     *
     * @param xml a stream that supports {@link InputStream#mark mark}
     */
    public static XMLStreamReader stream(InputStream xml) throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        xml.mark(DECLARATION);
        String declaration = new String(xml.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        xml.reset();
        Charset charset = declaration.contains("iso-8859-1") ? StandardCharsets.ISO_8859_1
                : declaration.contains("windows-1252") ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        // Through a reader of our own, wrong characters are replaced; the parser would print a complaint and give up.
        if (declaration.startsWith("\u00ef\u00bb\u00bf")) {
            xml.skipNBytes(3);
        }
        return factory.createXMLStreamReader(new InputStreamReader(xml, charset));
    }

    /** How deep elements are nested: the parser would follow any depth, and run out of stack. */
    private static int depth(String xml) {
        int depth = 0;
        int deepest = 0;
        for (int at = xml.indexOf('<'); at >= 0 && at + 1 < xml.length(); at = xml.indexOf('<', at + 1)) {
            int end = xml.indexOf('>', at);
            boolean closed = end > 0 && xml.charAt(end - 1) == '/';
            if (xml.charAt(at + 1) == '/') {
                depth--;
            } else if (Character.isLetter(xml.charAt(at + 1)) && !closed) {
                depth++;
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
