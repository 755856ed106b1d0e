package org.lamella.readers.imzml;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SiblingFile;

/**
 * Reads mass spectrometry images (imzML with its .ibd), continuous or processed. Two datasets come out: the ion images as a
 * cube with the axes mass to charge, x, y, in bins as {@link MassAxis} says; and the image of the total ion current, summed
 * from all intensities before any binning. Either file of the pair may be opened.
 */
public final class ImzmlReader implements FormatReader {
    private static final String TEXT = "imzML";
    private static final String BINARY = "ibd";
    private static final int UUID_LENGTH = 16;

    @Override
    public String format() {
        return "imzML";
    }

    @Override
    public List<String> endings() {
        return List.of(TEXT, BINARY);
    }

    @Override
    public String holds() {
        return "mass spectrometry images: ion images and total ion current";
    }

    @Override
    public boolean recognises(FileHead head) {
        return isText(head) || head.path().getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + BINARY)
                && SiblingFile.of(head.path(), TEXT).isPresent();
    }

    private static boolean isText(FileHead head) {
        String text = head.text(0, FileHead.LENGTH);
        return text.contains("<mzML") && text.contains("IMS");
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        boolean isBinary = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + BINARY);
        Path text = isBinary ? SiblingFile.of(path, TEXT).orElse(path) : path;
        SpectrumList list = ImzmlParser.parse(text);
        Path binary = isBinary ? path : SiblingFile.of(path, BINARY).orElseThrow(() -> new UserError(path
                + ": the numbers (.ibd) that belong to this file are missing; they must stand beside it under the same name"));
        FileBytes file = FileBytes.open(binary);
        String uuid = HexFormat.of().formatHex(file.copy(0, UUID_LENGTH, "the identifier"));
        if (list.uuid().length() == 2 * UUID_LENGTH && !list.uuid().equals(uuid)) {
            throw file.error("these numbers belong to another file: their identifier is " + uuid + ", that of " + text.getFileName() + " is " + list.uuid());
        }
        MassAxis masses = MassAxis.of(file, list.spectra());
        IonImages images = new IonImages(file, list.spectra(), masses);
        boolean isSingle = list.spectra().stream().allMatch(spectrum -> spectrum.intensities().type() == ElementType.FLOAT32);
        ElementType type = isSingle ? ElementType.FLOAT32 : ElementType.FLOAT64;
        Metadata metadata = metadata(list);
        return List.of(
                new Dataset("ion images", images.cube(type), type.label(), List.of(masses.axis(),
                        axis("x", images.width(), list.pixelX(), images.firstColumn(), list.pixelUnit(), Axis.Role.NAVIGATION),
                        axis("y", images.height(), list.pixelY(), images.firstRow(), list.pixelUnit(), Axis.Role.NAVIGATION)), metadata),
                new Dataset("total ion current", images.total(), ElementType.FLOAT64.label(), List.of(
                        axis("x", images.width(), list.pixelX(), images.firstColumn(), list.pixelUnit(), Axis.Role.SIGNAL),
                        axis("y", images.height(), list.pixelY(), images.firstRow(), list.pixelUnit(), Axis.Role.SIGNAL)), metadata));
    }

    private static Axis axis(String name, long size, OptionalDouble step, long first, Unit unit, Axis.Role role) {
        return step.isPresent() ? new Axis(name, size, step.getAsDouble(), first * step.getAsDouble(), unit, role)
                : new Axis(name, size, 1, first, Unit.PIXEL, role);
    }

    private static Metadata metadata(SpectrumList list) {
        CommonMetadata common = new CommonMetadata().text(CommonMetadata.SAMPLE, list.sample()).text(CommonMetadata.MICROSCOPE, list.instrument())
                .text(CommonMetadata.INTENSITY_UNIT, list.intensityUnit().equals("number of detector counts") ? "counts" : list.intensityUnit());
        return common.with("imzML", list.metadata());
    }
}
