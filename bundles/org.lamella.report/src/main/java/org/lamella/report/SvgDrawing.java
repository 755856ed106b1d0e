package org.lamella.report;

import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.lamella.analysis.Figure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws a figure as an SVG document that stands alone: pictures inside, no style sheet, no font file, no DTD. */
final class SvgDrawing {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final Pattern PROLOGUE = Pattern.compile("\\A\\s*<\\?xml[^>]*>\\s*(<!DOCTYPE[^>]*>\\s*)?");

    private SvgDrawing() {
    }

    /**
     * The figure as an SVG element, without an XML declaration, as it can stand in HTML as well.
     *
     * @param prefix put before every id, so that several drawings in one page do not mix
     */
    static String element(Figure figure, String prefix) {
        Document document = newDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(3);
        context.setEmbeddedFontsOn(false);
        context.setGenericImageHandler(new SimpleImageHandler(new SvgGraphics.EmbeddedImages()));
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String kind) {
                return prefix + "-" + super.generateID(kind);
            }
        });
        SVGGraphics2D graphics = new SvgGraphics(context);
        graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
        DrawingError.paint(figure, graphics);
        Element root = graphics.getRoot();
        describe(document, root, figure, prefix);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            graphics.dispose();
        }
        return PROLOGUE.matcher(text.toString()).replaceFirst("").replace("id=\"genericDefs\"", "id=\"" + prefix + "-genericDefs\"");
    }

    /** The figure as a file. */
    static String file(Figure figure) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(figure, SafeText.fileName(figure.name()));
    }

    /** The figure as a file that is so many millimetres wide. */
    static String file(Figure figure, double widthMillimetres) {
        double height = widthMillimetres * figure.height() / figure.width();
        String size = String.format(Locale.ROOT, "width=\"%.3fmm\" height=\"%.3fmm\"", widthMillimetres, height);
        // The root comes first, whatever order its attributes have.
        String text = file(figure);
        int end = text.indexOf('>', text.indexOf("<svg"));
        String root = text.substring(0, end).replaceFirst(" height=\"[^\"]*\"", "").replaceFirst(" width=\"[^\"]*\"", " " + size);
        return root + text.substring(end);
    }

    private static void describe(Document document, Element root, Figure figure, String prefix) {
        root.setAttributeNS(null, "width", figure.width() + "pt");
        root.setAttributeNS(null, "height", figure.height() + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + figure.width() + " " + figure.height());
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-labelledby", prefix + "-description");
        // Java's name for its default font means nothing elsewhere.
        root.setAttributeNS(null, "font-family", "sans-serif");
        Element description = document.createElementNS(NAMESPACE, "desc");
        description.setAttributeNS(null, "id", prefix + "-description");
        description.appendChild(document.createTextNode(SafeText.printable(figure.caption())));
        root.insertBefore(description, root.getFirstChild());
    }

    private static Document newDocument() {
        try {
            // The JDK's own builder: the one on the class path of an application may be anything.
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the Java runtime has no XML document builder", e);
        }
    }
}
