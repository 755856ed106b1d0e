package org.lamella.readers.imzml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.storage.SafeXml;

/**
 * Reads the text file of an imzML pair (mzML with the terms of imaging) from beginning to end without holding it: such
 * files have some kilobytes for each of up to millions of spectra. Terms are known by their accession numbers.
 */
final class ImzmlParser {
    private static final int DEEPEST = 50;
    private static final int MOST_TERMS = 2000;
    private static final int LONGEST_TEXT = 200;
    private static final Map<String, ElementType> TYPES = Map.ofEntries(Map.entry("MS:1000521", ElementType.FLOAT32),
            Map.entry("MS:1000523", ElementType.FLOAT64), Map.entry("MS:1000519", ElementType.INT32), Map.entry("MS:1000522", ElementType.INT64),
            Map.entry("IMS:1100000", ElementType.INT8), Map.entry("IMS:1100001", ElementType.INT16), Map.entry("IMS:1000141", ElementType.INT32),
            Map.entry("IMS:1000142", ElementType.INT64));
    private static final String ZLIB = "MS:1000574";
    private static final String MASSES = "MS:1000514";
    private static final String INTENSITIES = "MS:1000515";
    private static final String OFFSET = "IMS:1000102";
    private static final String COUNT = "IMS:1000103";
    private static final String LENGTH = "IMS:1000104";
    private static final String X = "IMS:1000050";
    private static final String Y = "IMS:1000051";
    private static final String Z = "IMS:1000052";
    private static final String UUID = "IMS:1000080";
    private static final String PIXEL_X = "IMS:1000046";
    private static final String PIXEL_Y = "IMS:1000047";
    private static final Map<String, Unit> UNITS = Map.of("UO:0000016", Unit.MILLIMETRE, "UO:0000017", Unit.MICROMETRE, "UO:0000018", Unit.NANOMETRE);

    /** A term with its value; both may be empty. */
    private record Term(String accession, String name, String value, String unit, String unitName) {
    }

    private final Path path;
    private final Map<String, List<Term>> groups = new HashMap<>();
    private final List<SpectrumList.Spectrum> spectra = new ArrayList<>();
    private final Map<String, Map<String, Object>> metadata = new LinkedHashMap<>();
    private final Map<String, Term> general = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private List<Term> group;
    private Map<String, Term> spectrum;
    private Map<String, Term> array;
    private StoredNumbers masses;
    private StoredNumbers lastMasses;
    private StoredNumbers intensities;
    private String intensityUnit = "";
    private String sample = "";
    private String instrument = "";
    private long firstZ = Long.MIN_VALUE;
    private int terms;

    private ImzmlParser(Path path) {
        this.path = path;
    }

    /** @throws UserError when the file cannot be read or is damaged; with the line */
    static SpectrumList parse(Path path) throws UserError {
        return new ImzmlParser(path).parse();
    }

    private UserError error(String message) {
        return new UserError(path + ": " + message);
    }

    private SpectrumList parse() throws UserError {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            XMLStreamReader xml = SafeXml.stream(stream);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml);
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            String what = String.valueOf(e.getMessage()).lines().filter(each -> !each.startsWith("ParseError")).findFirst().orElse("damaged");
            throw error("the XML is damaged at line " + line + ": " + what);
        } catch (IOException e) {
            throw error("the file cannot be read (" + e.getMessage() + ")");
        }
        if (spectra.isEmpty()) {
            throw error("the file has no spectra");
        }
        Term x = general.get(PIXEL_X);
        Term y = general.getOrDefault(PIXEL_Y, x);
        Unit unit = x == null ? Unit.MICROMETRE : UNITS.getOrDefault(x.unit, Unit.MICROMETRE);
        String uuid = general.containsKey(UUID) ? general.get(UUID).value.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "") : "";
        return new SpectrumList(spectra, uuid, size(x), size(y), unit, sample, instrument, intensityUnit, SpectrumList.tree(metadata));
    }

    private static OptionalDouble size(Term term) {
        try {
            double size = term == null ? 0 : Double.parseDouble(term.value);
            return size > 0 && Double.isFinite(size) ? OptionalDouble.of(size) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private void begin(XMLStreamReader xml) throws UserError {
        String name = xml.getLocalName();
        if (open.size() >= DEEPEST) {
            throw error("the XML is nested more than " + DEEPEST + " deep at line " + xml.getLocation().getLineNumber());
        }
        switch (name) {
            case "referenceableParamGroup" -> groups.put(attribute(xml, "id"), group = new ArrayList<>());
            case "spectrum" -> {
                spectrum = new HashMap<>();
                masses = null;
                intensities = null;
            }
            case "binaryDataArray" -> array = new HashMap<>();
            case "sample" -> sample = sample.isEmpty() ? attribute(xml, "name") : sample;
            case "cvParam" -> take(new Term(attribute(xml, "accession"), attribute(xml, "name"), attribute(xml, "value"), attribute(xml, "unitAccession"),
                    attribute(xml, "unitName")));
            case "referenceableParamGroupRef" -> groups.getOrDefault(attribute(xml, "ref"), List.of()).forEach(this::take);
            default -> { }
        }
        open.push(name);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    private void take(Term term) {
        if (array != null) {
            array.put(term.accession, term);
        } else if (spectrum != null) {
            spectrum.put(term.accession, term);
        } else if (group != null) {
            group.add(term);
        } else if (terms++ < MOST_TERMS) {
            general.putIfAbsent(term.accession, term);
            String parent = open.isEmpty() ? "" : open.peek();
            if (parent.equals("instrumentConfiguration") && instrument.isEmpty()) {
                instrument = term.value.isEmpty() ? term.name : term.value;
            }
            Object value = term.value.isEmpty() ? Boolean.TRUE : term.value.substring(0, Math.min(LONGEST_TEXT, term.value.length()));
            metadata.computeIfAbsent(parent, key -> new LinkedHashMap<>()).putIfAbsent(term.name, value);
        }
    }

    private void end(XMLStreamReader xml) throws UserError {
        open.pop();
        int line = xml.getLocation().getLineNumber();
        switch (xml.getLocalName()) {
            case "referenceableParamGroup" -> group = null;
            case "binaryDataArray" -> {
                endArray(line);
                array = null;
            }
            case "spectrum" -> {
                endSpectrum(line);
                spectrum = null;
            }
            default -> { }
        }
    }

    private void endArray(int line) throws UserError {
        boolean isMasses = array.containsKey(MASSES);
        if (spectrum == null || !isMasses && !array.containsKey(INTENSITIES)) {
            return;
        }
        ElementType type = array.keySet().stream().filter(TYPES::containsKey).map(TYPES::get).findFirst()
                .orElseThrow(() -> error("line " + line + ": the type of the numbers is missing or unknown"));
        StoredNumbers numbers = new StoredNumbers(type, array.containsKey(ZLIB), whole(array, OFFSET, "offset", line), whole(array, COUNT, "number of values", line),
                array.containsKey(LENGTH) ? whole(array, LENGTH, "length", line) : 0);
        if (isMasses) {
            // Spectra often share their masses; one object then stands for all.
            lastMasses = numbers.equals(lastMasses) ? lastMasses : numbers;
            masses = lastMasses;
        } else {
            intensities = numbers;
            intensityUnit = intensityUnit.isEmpty() ? array.get(INTENSITIES).unitName : intensityUnit;
        }
    }

    private void endSpectrum(int line) throws UserError {
        if (masses == null || intensities == null) {
            throw error("line " + line + ": a spectrum lacks its masses or its intensities");
        }
        if (masses.count() != intensities.count()) {
            throw error("line " + line + ": a spectrum has " + masses.count() + " masses but " + intensities.count() + " intensities");
        }
        if (spectrum.containsKey(Z)) {
            long z = whole(spectrum, Z, "position z", line);
            firstZ = firstZ == Long.MIN_VALUE ? z : firstZ;
            if (z != firstZ) {
                throw error("line " + line + ": the file is a stack of several layers, which cannot be read; split it into one file for each");
            }
        }
        spectra.add(new SpectrumList.Spectrum(whole(spectrum, X, "position x", line), whole(spectrum, Y, "position y", line), masses, intensities));
    }

    private long whole(Map<String, Term> from, String accession, String what, int line) throws UserError {
        Term term = from.get(accession);
        try {
            long value = term == null ? -1 : Long.parseLong(term.value);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw error("line " + line + ": the " + what + " of a spectrum is " + (term == null ? "missing" : "no whole number: '" + term.value + "'"));
    }
}
