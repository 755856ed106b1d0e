package org.lamella.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lamella.analysis.Figure;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgDrawingTest {
    /** A figure made by a function. */
    record Sketch(String name, String caption, int width, int height, Consumer<Graphics2D> painter) implements Figure {
        @Override
        public void paint(Graphics2D graphics) {
            painter.accept(graphics);
        }
    }

    static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document) {
        NodeList nodes = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Sketch busy(String text) {
        return new Sketch("busy", text, 300, 200, graphics -> {
            graphics.setPaint(new GradientPaint(0, 0, Color.RED, 10, 10, Color.BLUE));
            graphics.fill(new Ellipse2D.Double(5, 5, 50, 50));
            graphics.clip(new Ellipse2D.Double(0, 0, 200, 200));
            graphics.setColor(new Color(0, 0, 0, 120));
            graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 1}, 0));
            graphics.draw(new Ellipse2D.Double(20, 20, 100, 100));
            graphics.drawImage(new BufferedImage(12, 7, BufferedImage.TYPE_INT_ARGB), new AffineTransform(2, 0, 0, 3, 5, 5), null);
            graphics.drawImage(new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY), 1, 1, 40, 40, null);
            graphics.drawString(text, 10, 20);
            graphics.drawString("", 10, 20);
            Graphics2D copy = (Graphics2D) graphics.create();
            copy.drawString(text, 10.5f, 40);
            copy.setFont(copy.getFont().deriveFont(AffineTransform.getRotateInstance(0.3)));
            copy.drawString(text, 10.5f, 60);
            copy.dispose();
        });
    }

    @Test
    void standsAloneAndIsWellFormed() throws Exception {
        for (Figure figure : SampleRun.run().result().figures()) {
            check(SvgDrawing.file(figure), figure);
        }
        check(SvgDrawing.file(busy("plain")), busy("plain"));
    }

    private static void check(String svg, Figure figure) throws Exception {
        Document document = parse(svg);
        Element root = document.getDocumentElement();
        assertEquals("svg", root.getLocalName());
        assertEquals("0 0 " + figure.width() + " " + figure.height(), root.getAttribute("viewBox"));
        Set<String> ids = new HashSet<>();
        for (Element element : elements(document)) {
            assertFalse(Set.of("script", "style", "foreignObject", "font", "a").contains(element.getLocalName()), element.getLocalName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Attr attribute = (Attr) element.getAttributes().item(i);
                String value = attribute.getValue();
                if (attribute.getName().endsWith("href")) {
                    assertTrue(value.startsWith("data:image/png;base64,") || value.startsWith("#"), value.substring(0, Math.min(40,
                            value.length())));
                } else if (!attribute.getName().startsWith("xmlns")) {
                    assertFalse(value.contains("http:") || value.contains("https:") || value.contains("file:"), value);
                    assertFalse(value.contains("url(") && !value.contains("url(#"), value);
                    assertFalse(value.contains("Dialog"), value);
                }
                if (attribute.getName().equals("id")) {
                    assertTrue(ids.add(value), "id " + value + " twice");
                    assertTrue(value.startsWith(figure.name()), value);
                }
            }
        }
        assertFalse(svg.contains("<!DOCTYPE"));
    }

    @Test
    void textStaysTextAndKnowsItsLength() throws Exception {
        Document document = parse(SvgDrawing.file(SampleRun.run().result().figures().get(0)));
        List<String> texts = elements(document).stream().filter(e -> e.getLocalName().equals("text")).map(Element::getTextContent).toList();
        assertTrue(texts.contains("Li₂O 002") && texts.contains("2 nm") && texts.contains("2 nm⁻¹"), texts.toString());
        elements(document).stream().filter(e -> e.getLocalName().equals("text"))
                .forEach(e -> assertTrue(Double.parseDouble(e.getAttribute("textLength")) > 0, e.getTextContent()));
    }

    @Test
    void hostileTextIsHarmless() throws Exception {
        String hostile = "</text></svg><script>alert(1)</script>&amp;\"'\u0000\u0007\u202E\uFFFF\uD800]]> é 日本";
        String svg = SvgDrawing.element(busy(hostile), "a");
        Document document = parse(svg);
        assertTrue(elements(document).stream().noneMatch(e -> e.getLocalName().equals("script")));
        String text = elements(document).stream().filter(e -> e.getLocalName().equals("text")).findFirst().orElseThrow().getTextContent();
        assertEquals("</text></svg><script>alert(1)</script>&amp;\"'\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD]]> é 日本", text);
    }

    @Test
    void twoDrawingsInOnePageShareNoId() throws Exception {
        String first = SvgDrawing.element(busy("x"), "one");
        String second = SvgDrawing.element(busy("x"), "two");
        Document page = parse("<p>" + first + second + "</p>");
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page)) {
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), id);
        }
        assertTrue(ids.stream().anyMatch(id -> id.contains("clipPath")), ids.toString());
        // every reference has its target
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("url\\(#([^)]+)\\)").matcher(first + second);
        int references = 0;
        while (matcher.find()) {
            assertTrue(ids.contains(matcher.group(1)), matcher.group(1));
            references++;
        }
        assertTrue(references >= 4, references + " references");
    }

    @Test
    void nothingDrawnIsAnEmptyDocument() throws Exception {
        Document document = parse(SvgDrawing.file(new Sketch("nothing", "", 10, 10, graphics -> { })));
        assertEquals("10pt", document.getDocumentElement().getAttribute("width"));
    }
}
