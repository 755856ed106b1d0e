package org.lamella.readers;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;

/** Writes small imzML pairs. */
final class TestImzml {
    private static final String UUID = "554a27fa79d247669a2c862e6d78b1f3";

    private final Bytes binary = new Bytes(ByteOrder.LITTLE_ENDIAN).raw(java.util.HexFormat.of().parseHex(UUID));
    private final StringBuilder spectra = new StringBuilder();
    private int number;
    boolean isCompressed;
    boolean isDouble;
    private long sharedOffset = -1;

    /** A spectrum; when its masses are null it shares those of the one before. */
    TestImzml spectrum(int x, int y, double[] masses, double... intensities) {
        long[] stored = masses == null ? new long[] {sharedOffset, 0} : store(masses, true);
        sharedOffset = stored[0];
        sharedLength = masses == null ? sharedLength : stored[1];
        long[] values = store(intensities, isDouble);
        spectra.append("<spectrum id=\"s").append(++number).append("\"><scanList count=\"1\"><scan>").append(term("IMS:1000050", "position x", x))
                .append(term("IMS:1000051", "position y", y)).append("</scan></scanList><binaryDataArrayList count=\"2\">")
                .append(array("mzArray", sharedOffset, intensities.length, sharedLength)).append(array("intensityArray", values[0], intensities.length, values[1]))
                .append("</binaryDataArrayList></spectrum>\n");
        return this;
    }

    private long sharedLength;

    private long[] store(double[] numbers, boolean asDouble) {
        Bytes bytes = new Bytes(ByteOrder.LITTLE_ENDIAN);
        for (double value : numbers) {
            if (asDouble) {
                bytes.f64(value);
            } else {
                bytes.f32(value);
            }
        }
        byte[] stored = bytes.array();
        if (isCompressed) {
            Deflater deflater = new Deflater();
            deflater.setInput(stored);
            deflater.finish();
            byte[] packed = new byte[stored.length + 100];
            stored = java.util.Arrays.copyOf(packed, deflater.deflate(packed));
            System.arraycopy(packed, 0, stored, 0, stored.length);
            deflater.end();
        }
        long at = binary.size();
        binary.raw(stored);
        return new long[] {at, stored.length};
    }

    private static String term(String accession, String name, Object value) {
        return "<cvParam cvRef=\"" + accession.substring(0, accession.indexOf(':')) + "\" accession=\"" + accession + "\" name=\"" + name + "\" value=\"" + value
                + "\"/>";
    }

    private static String array(String group, long offset, int count, long length) {
        return "<binaryDataArray encodedLength=\"0\"><referenceableParamGroupRef ref=\"" + group + "\"/>" + term("IMS:1000102", "external offset", offset)
                + term("IMS:1000103", "external array length", count) + term("IMS:1000104", "external encoded length", length) + "<binary/></binaryDataArray>";
    }

    private String group(String id, String kind, boolean asDouble) {
        return "<referenceableParamGroup id=\"" + id + "\">" + term(kind, "array", "")
                + term(asDouble ? "MS:1000523" : "MS:1000521", "float", "") + term(isCompressed ? "MS:1000574" : "MS:1000576", "compression", "")
                + "</referenceableParamGroup>";
    }

    String text() {
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<mzML version=\"1.1\"><cvList count=\"1\"><cv id=\"IMS\"/></cvList>\n<fileDescription><fileContent>"
                + term("IMS:1000080", "universally unique identifier", "{554A27FA-79D2-4766-9A2C-862E6D78B1F3}") + "</fileContent></fileDescription>\n"
                + "<referenceableParamGroupList count=\"2\">" + group("mzArray", "MS:1000514", true) + group("intensityArray", "MS:1000515", isDouble)
                + "</referenceableParamGroupList>\n<sampleList count=\"1\"><sample id=\"a\" name=\"leaf\"/></sampleList>\n<scanSettingsList><scanSettings id=\"b\">"
                + "<cvParam cvRef=\"IMS\" accession=\"IMS:1000046\" name=\"pixel size x\" value=\"50\" unitAccession=\"UO:0000017\" unitName=\"micrometer\"/>"
                + "</scanSettings></scanSettingsList>\n<run><spectrumList count=\"" + number + "\">\n" + spectra + "</spectrumList></run></mzML>\n";
    }

    byte[] binary() {
        return binary.array();
    }

    Path write(Path folder, String stem) throws Exception {
        Files.write(folder.resolve(stem + ".ibd"), binary());
        return Files.write(folder.resolve(stem + ".imzML"), text().getBytes(StandardCharsets.ISO_8859_1));
    }
}
