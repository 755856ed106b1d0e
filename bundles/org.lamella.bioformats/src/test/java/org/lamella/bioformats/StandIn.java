package org.lamella.bioformats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compiles a jar with classes of the names and methods that Bio-Formats has. They read a format of their own: the text
 * {@code STANDIN width height planes samples order}, with numbers that count up.
 */
final class StandIn {
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("loci.formats.meta.MetadataStore", "public interface MetadataStore { }"),
            Map.entry("loci.formats.ome.OMEXMLMetadata", """
                    public interface OMEXMLMetadata extends loci.formats.meta.MetadataStore {
                        ome.units.quantity.Length getPixelsPhysicalSizeX(int image);
                        ome.units.quantity.Length getPixelsPhysicalSizeY(int image);
                        String getImageName(int image);
                    }"""),
            Map.entry("loci.formats.services.OMEXMLService", """
                    public interface OMEXMLService extends loci.common.services.Service {
                        loci.formats.ome.OMEXMLMetadata createOMEXMLMetadata() throws loci.common.services.ServiceException;
                    }"""),
            Map.entry("loci.common.services.Service", "public interface Service { }"),
            Map.entry("loci.common.services.ServiceException", "public class ServiceException extends Exception { }"),
            Map.entry("loci.common.services.ServiceFactory", """
                    public class ServiceFactory {
                        private static class Metadata implements loci.formats.ome.OMEXMLMetadata {
                            public ome.units.quantity.Length getPixelsPhysicalSizeX(int image) { return new ome.units.quantity.Length(250, 1e-3); }
                            public ome.units.quantity.Length getPixelsPhysicalSizeY(int image) {
                                return image > 0 ? null : new ome.units.quantity.Length(500, 1e-3);
                            }
                            public String getImageName(int image) { return image == 0 ? "first" : null; }
                        }
                        public <T extends Service> T getInstance(Class<T> type) {
                            return type.cast((loci.formats.services.OMEXMLService) Metadata::new);
                        }
                    }"""),
            Map.entry("ome.units.unit.Unit", """
                    public class Unit {
                        private final double micrometres;
                        private Unit(double micrometres) { this.micrometres = micrometres; }
                        public static Unit of(double micrometres) { return new Unit(micrometres); }
                        public double size() { return micrometres; }
                    }"""),
            Map.entry("ome.units.UNITS", "public final class UNITS { public static final ome.units.unit.Unit MICROMETER = ome.units.unit.Unit.of(1); }"),
            Map.entry("ome.units.quantity.Length", """
                    public class Length {
                        private final double value;
                        private final double micrometres;
                        public Length(double value, double micrometres) { this.value = value; this.micrometres = micrometres; }
                        public Number value() { return value; }
                        public Number value(ome.units.unit.Unit unit) { return value * micrometres / unit.size(); }
                    }"""),
            Map.entry("loci.formats.ImageReader", """
                    public class ImageReader implements java.io.Closeable {
                        private String[] fields;
                        private loci.formats.meta.MetadataStore store;
                        private int series;
                        public boolean isThisType(String name, boolean open) {
                            try {
                                return new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(name)), "ISO-8859-1").contains("STANDIN");
                            } catch (java.io.IOException e) {
                                return false;
                            }
                        }
                        public void setMetadataStore(loci.formats.meta.MetadataStore store) { this.store = store; }
                        public void setId(String id) throws java.io.IOException {
                            if (store == null || Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
                                throw new IllegalStateException("called wrongly");
                            }
                            fields = java.nio.file.Files.readString(java.nio.file.Path.of(id)).strip().split(" ");
                            if (fields.length < 6) {
                                throw new java.io.IOException("Truncated header\\nmore");
                            }
                        }
                        private int field(int i) { return Integer.parseInt(fields[i]); }
                        public int getSeriesCount() { return 2; }
                        public void setSeries(int series) { this.series = series; }
                        public int getSizeX() { return field(1); }
                        public int getSizeY() { return field(2); }
                        public int getImageCount() { return field(3); }
                        public int getSizeZ() { return field(3); }
                        public int getSizeT() { return 1; }
                        public int getSizeC() { return field(4); }
                        public int getRGBChannelCount() { return field(4); }
                        public boolean isInterleaved() { return false; }
                        public String getDimensionOrder() { return "XYCZT"; }
                        public int getPixelType() { return 3; }
                        public boolean isLittleEndian() { return fields[5].equals("little"); }
                        public String getFormat() { return "Stand-in"; }
                        public java.util.Hashtable<String, Object> getGlobalMetadata() {
                            return new java.util.Hashtable<>(java.util.Map.of("HV", 20));
                        }
                        public byte[] openBytes(int number) {
                            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(2 * field(1) * field(2) * field(4));
                            bytes.order(isLittleEndian() ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
                            for (int i = 0; bytes.hasRemaining(); i++) { bytes.putShort((short) (1000 * series + 100 * number + i)); }
                            return bytes.array();
                        }
                        public void close() { }
                    }"""));

    private StandIn() {
    }

    /** Compiles the classes into a jar. */
    static Path jar(Path work, Path jar) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", work.resolve("classes").toString(), "-proc:none"));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            String name = source.getKey();
            Path file = work.resolve("sources").resolve(name.replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + source.getValue() + "\n");
            arguments.add(file.toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IOException("the stand-in does not compile");
        }
        Path classes = work.resolve("classes");
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(file));
                entries.closeEntry();
            }
        }
        return jar;
    }

    static Path file(Path file, String fields) throws IOException {
        return Files.write(file, ("STANDIN " + fields).getBytes(StandardCharsets.ISO_8859_1));
    }
}
