package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Extension points are described where they are declared: every one has its schema in the product, and every element and attribute its words. */
class ExtensionPointsTest {
    /** A schema with the bundle that it is in. */
    private record Point(String id, Document schema) {
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(Launcher.product().resolve("plugins"))) {
            return files.filter(file -> file.getFileName().toString().matches("org\\.lamella\\..*\\.jar")).sorted().toList();
        }
    }

    private static Document parse(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(in);
    }

    private static Document parse(JarFile jar, String entry) throws Exception {
        ZipEntry found = jar.getEntry(entry);
        if (found == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(found)) {
            return parse(in);
        }
    }

    private static List<Element> all(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<Element> children(Node parent, String tag) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(tag)) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The extension points of the product, by their full id; those without a schema are reported. */
    private static Map<String, Point> points(List<String> wrong) throws Exception {
        Map<String, Point> points = new HashMap<>();
        for (Path bundle : bundles()) {
            try (JarFile jar = new JarFile(bundle.toFile())) {
                Document plugin = parse(jar, "plugin.xml");
                for (Element declared : plugin == null ? List.<Element>of() : all(plugin, "extension-point")) {
                    String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName").replaceFirst(";.*", "") + "." + declared.getAttribute("id");
                    Document schema = declared.getAttribute("schema").isEmpty() ? null : parse(jar, declared.getAttribute("schema"));
                    if (schema == null) {
                        wrong.add(name + " has no schema in " + bundle.getFileName());
                    } else {
                        points.put(name, new Point(name, schema));
                    }
                }
            }
        }
        return points;
    }

    /** What of a schema has no words: the whole, its elements (but references to them) and their attributes. */
    private static List<String> undocumented(Point point) {
        List<String> without = new ArrayList<>();
        require(point.schema.getDocumentElement(), point.id, without);
        for (Element element : children(point.schema.getDocumentElement(), "element")) {
            String name = point.id + ": element " + element.getAttribute("name");
            require(element, name, without);
            for (Element attribute : all(point.schema, "attribute")) {
                if (attribute.getParentNode().getParentNode() == element) {
                    require(attribute, name + ", attribute " + attribute.getAttribute("name"), without);
                }
            }
        }
        return without;
    }

    private static void require(Element element, String name, List<String> without) {
        boolean isSaid = children(element, "annotation").stream().flatMap(annotation -> children(annotation, "documentation").stream())
                .anyMatch(documentation -> documentation.getTextContent().strip().length() > 10);
        if (!isSaid) {
            without.add(name);
        }
    }

    @Test
    void everyElementAndAttributeIsDescribed() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, Point> points = points(wrong);
        points.values().forEach(point -> wrong.addAll(undocumented(point)));
        assertTrue(points.size() >= 2, points.keySet()::toString);
        assertEquals(List.of(), wrong, "write <annotation><documentation> into the .exsd file");
    }

    /** What plug-ins of Lamella contribute to its own extension points keeps to the schema. */
    @Test
    void contributionsUseWhatIsDescribed() throws Exception {
        Map<String, Point> points = points(new ArrayList<>());
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (Path bundle : bundles()) {
            try (JarFile jar = new JarFile(bundle.toFile())) {
                Document plugin = parse(jar, "plugin.xml");
                for (Element extension : plugin == null ? List.<Element>of() : all(plugin, "extension")) {
                    Point point = points.get(extension.getAttribute("point"));
                    for (Node node = extension.getFirstChild(); point != null && node != null; node = node.getNextSibling()) {
                        if (node instanceof Element contribution) {
                            count++;
                            misfits(point, contribution).forEach(misfit -> wrong.add(bundle.getFileName() + ": " + misfit));
                        }
                    }
                }
            }
        }
        assertTrue(count > 10, "only " + count + " contributions");
        assertEquals(List.of(), wrong);
    }

    private static List<String> misfits(Point point, Element contribution) {
        Set<String> known = new HashSet<>();
        List<String> misfits = new ArrayList<>();
        for (Element attribute : all(point.schema, "attribute")) {
            Element element = (Element) attribute.getParentNode().getParentNode();
            if (element.getAttribute("name").equals(contribution.getTagName())) {
                known.add(attribute.getAttribute("name"));
                if (attribute.getAttribute("use").equals("required") && !contribution.hasAttribute(attribute.getAttribute("name"))) {
                    misfits.add(contribution.getTagName() + " lacks " + attribute.getAttribute("name"));
                }
            }
        }
        for (int i = 0; i < contribution.getAttributes().getLength(); i++) {
            String name = contribution.getAttributes().item(i).getNodeName();
            if (!known.contains(name)) {
                misfits.add(contribution.getTagName() + " has the unknown attribute " + name);
            }
        }
        for (Node node = contribution.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element part) {
                misfits.addAll(misfits(point, part));
            }
        }
        return misfits;
    }

    @Test
    void theTestSeesWhatIsNotDescribed() throws Exception {
        String schema = "<schema><annotation><documentation>Adds a thing to a list.</documentation></annotation><element name='thing'><complexType>"
                + "<attribute name='size'/></complexType></element></schema>";
        Point point = new Point("p", parse(new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of("p: element thing", "p: element thing, attribute size"), undocumented(point));
        Document contribution = parse(new ByteArrayInputStream("<thing colour='red'/>".getBytes(StandardCharsets.UTF_8)));
        assertFalse(misfits(point, contribution.getDocumentElement()).isEmpty());
    }
}
