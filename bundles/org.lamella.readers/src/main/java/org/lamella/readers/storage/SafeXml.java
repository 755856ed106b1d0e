package org.lamella.readers.storage;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses XML that may be damaged or made to do harm: nothing outside the text is read, and nesting has a limit. */
public final class SafeXml {
    private static final int DEEPEST = 50;

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
