import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Makes what p2 writes the same for every build of one commit: times become that of the commit, sets that p2 writes in the order in
 * which they lie in memory are sorted, archives of root files are written anew with their checksums, and the folder of the build goes.
 *
 * <pre>
 * java releng/Settle.java SECONDS repository FOLDER            a p2 repository
 * java releng/Settle.java SECONDS product FOLDER ORIGINAL      a product, copied from the folder that p2 has installed into
 * </pre>
 */
final class Settle {
    /** Elements whose children are a set. */
    private static final Set<String> SETS = Set.of("properties", "provides", "requires", "artifacts", "units", "references", "instructions",
            "iusProperties");
    /** p2 puts the folder that a product is started from in place of this one. */
    private static final String NOWHERE = "/lamella";

    private final long seconds;

    private Settle(long seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        Settle settle = new Settle(Long.parseLong(arguments[0]));
        Path folder = Path.of(arguments[2]);
        switch (arguments[1]) {
            case "repository" -> settle.repository(folder);
            case "product" -> settle.product(folder, arguments[3]);
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private void repository(Path folder) throws Exception {
        // Says that nothing else is to be looked for: a client asks a server for the compressed forms first otherwise.
        Files.write(folder.resolve("p2.index"), List.of("version=1", "artifact.repository.factory.order=artifacts.xml,!",
                "metadata.repository.factory.order=content.xml,!"), StandardCharsets.ISO_8859_1);
        settleArchives(folder.resolve("binary"));
        for (String name : List.of("artifacts", "content")) {
            Path jar = folder.resolve(name + ".jar");
            Map<String, byte[]> entries = unzip(jar);
            Document document = parse(entries.get(name + ".xml"));
            settle(document, folder);
            Files.write(jar, zip(Map.of(name + ".xml", text(document))));
        }
    }

    private void product(Path folder, String original) throws Exception {
        Path cache = folder.resolve("p2/org.eclipse.equinox.p2.core/cache");
        settleArchives(cache.resolve("binary"));
        for (Path file : List.of(folder.resolve("artifacts.xml"), cache.resolve("artifacts.xml"))) {
            if (Files.exists(file)) {
                Document document = parse(Files.readAllBytes(file));
                settle(document, file.getParent());
                Files.write(file, text(document));
            }
        }
        Path profile = folder.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry/DefaultProfile.profile");
        List<Path> old;
        try (Stream<Path> files = Files.list(profile)) {
            old = files.sorted().toList();
        }
        Path newest = old.stream().filter(file -> file.toString().endsWith(".profile.gz")).max(Comparator.naturalOrder()).orElseThrow();
        Document document;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(newest))) {
            document = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(original, NOWHERE)
                    .getBytes(StandardCharsets.UTF_8));
        }
        document.getDocumentElement().setAttribute("timestamp", milliseconds());
        settle(document, folder);
        byte[] text = text(document);
        if (new String(text, StandardCharsets.UTF_8).contains(original)) {
            throw new IOException("the profile of " + folder + " still names " + original);
        }
        for (Path file : old) {
            Files.delete(file);
        }
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(profile.resolve(milliseconds() + ".profile.gz")))) {
            out.write(text);
        }
    }

    private String milliseconds() {
        return seconds + "000";
    }

    private static Document parse(byte[] xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        document.setXmlStandalone(true);
        return document;
    }

    private static byte[] text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void settle(Document document, Path folder) throws Exception {
        NodeList artifacts = document.getElementsByTagName("artifact");
        for (int i = 0; i < artifacts.getLength(); i++) {
            Element artifact = (Element) artifacts.item(i);
            if (artifact.getAttribute("classifier").equals("binary") && artifact.getParentNode().getNodeName().equals("artifacts")) {
                sums(artifact, folder.resolve("binary").resolve(artifact.getAttribute("id") + "_" + artifact.getAttribute("version")));
            }
        }
        NodeList properties = document.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (property.getAttribute("name").endsWith("timestamp")) {
                property.setAttribute("value", milliseconds());
            } else if (property.getAttribute("name").startsWith("unzipped|")) {
                // The files that came out of an archive, in the order in which they lay on the disk.
                String files = Stream.of(property.getAttribute("value").split("\\|")).filter(file -> !file.isEmpty()).sorted()
                        .map(file -> file + "|").collect(java.util.stream.Collectors.joining());
                property.setAttribute("value", files);
            }
        }
        sort(document.getDocumentElement());
    }

    /** Sizes and checksums of an archive that was written anew. */
    private static void sums(Element artifact, Path file) throws Exception {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        NodeList properties = artifact.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            String name = property.getAttribute("name");
            if (name.endsWith(".size")) {
                property.setAttribute("value", Integer.toString(bytes.length));
            } else if (name.equals("download.md5")) {
                property.setAttribute("value", digest("MD5", bytes));
            } else if (name.startsWith("download.checksum.")) {
                property.setAttribute("value", digest(name.substring("download.checksum.".length()).toUpperCase(java.util.Locale.ROOT), bytes));
            }
        }
    }

    private static String digest(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    /** Sorts what is a set, from the leaves up, and leaves out blanks between elements. */
    private static void sort(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        boolean hasElements = children.stream().anyMatch(Element.class::isInstance);
        for (Node child : children) {
            if (child instanceof Element inner) {
                sort(inner);
            } else if (hasElements && child.getNodeType() == Node.TEXT_NODE && child.getNodeValue().isBlank()) {
                element.removeChild(child);
            }
        }
        if (SETS.contains(element.getNodeName())) {
            List<Node> sorted = children.stream().filter(Element.class::isInstance).sorted(Comparator.comparing(child -> key((Element) child))).toList();
            sorted.forEach(element::removeChild);
            sorted.forEach(element::appendChild);
        }
    }

    private static String key(Element element) {
        StringBuilder key = new StringBuilder(element.getNodeName());
        // The names that p2 tells things apart by come first, so that a person finds them.
        for (String name : List.of("classifier", "id", "namespace", "name", "key", "version")) {
            key.append('\0').append(element.getAttribute(name));
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            key.append('\0').append(element.getAttributes().item(i));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            key.append('\1').append(child instanceof Element inner ? key(inner) : child.getNodeValue());
        }
        return key.toString();
    }

    private void settleArchives(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Files.write(file, zip(unzip(file)));
            }
        }
    }

    private static Map<String, byte[]> unzip(Path file) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setTimeLocal(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
                out.putNextEntry(head);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
