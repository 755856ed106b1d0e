package org.lamella.readers.bruker;

import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CalibratedAxis;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads X-ray spectra of Bruker Esprit (.spx): XML with the counts as one list of numbers, energies in keV. */
public final class SpxReader implements FormatReader {
    private static final long LONGEST = 16L << 20;
    private static final int MOST_CHANNELS = 1 << 20;

    @Override
    public String format() {
        return "SPX";
    }

    @Override
    public List<String> endings() {
        return List.of("spx");
    }

    @Override
    public String holds() {
        return "X-ray spectra";
    }

    @Override
    public boolean recognises(FileHead head) {
        String text = head.text(0, 400);
        return text.stripLeading().startsWith("<?xml") && text.contains("<TRTSpectrum");
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        if (file.length() > LONGEST) {
            throw file.error("a spectrum of " + file.length() + " bytes of XML is too large");
        }
        Document document = EspritXml.parse(file, file.copy(0, file.length(), "the XML"));
        Element header = EspritXml.instance(document.getDocumentElement(), "TRTSpectrumHeader")
                .orElseThrow(() -> file.error("the spectrum has no TRTSpectrumHeader"));
        String channels = EspritXml.text(document.getDocumentElement(), "Channels").orElseThrow(() -> file.error("the spectrum has no Channels"));
        double[] counts = counts(file, channels);
        double step = EspritXml.number(header, "CalibLin");
        double offset = EspritXml.number(header, "CalibAbs");
        Axis axis = CalibratedAxis.orPixels("Energy", counts.length, step, offset, Unit.KILOELECTRONVOLT, Axis.Role.SIGNAL);
        long[] values = new long[counts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) counts[i];
        }
        return List.of(new Dataset(file.title(), ArrayImgs.unsignedLongs(values, values.length), "uint64", List.of(axis), metadata(document, header)));
    }

    private static double[] counts(FileBytes file, String text) throws UserError {
        String[] parts = text.strip().split("\\s*,\\s*");
        if (parts.length > MOST_CHANNELS) {
            throw file.error(parts.length + " channels are more than a spectrum has");
        }
        double[] counts = new double[parts.length];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = Double.parseDouble(parts[i]);
            } catch (NumberFormatException e) {
                throw file.error("channel " + (i + 1) + " holds '" + parts[i].substring(0, Math.min(20, parts[i].length())) + "' instead of a number");
            }
            if (!(counts[i] >= 0 && counts[i] < 1L << 53)) {
                throw file.error("channel " + (i + 1) + " holds impossible counts: " + parts[i]);
            }
        }
        return counts;
    }

    private static Metadata metadata(Document document, Element header) {
        CommonMetadata common = new CommonMetadata();
        Metadata.Builder own = Metadata.builder();
        EspritXml.describe(document.getDocumentElement(), common, own);
        common.text(CommonMetadata.DATE, EspritXml.date(header));
        own.put("spectrum", EspritXml.leaves(header));
        return common.with("SPX", own.build());
    }
}
