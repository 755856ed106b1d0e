package org.lamella.readers.ripple;

import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.storage.ElementBytes;
import org.lamella.readers.storage.SignalFirst;
import org.lamella.readers.storage.WholeFile;

/** Writes Lispix/Ripple pairs: the header under the name that is given, the numbers beside it with the ending {@code .raw}. */
public final class RippleWriter implements FormatWriter {
    private static final int MOST_AXES = 3;
    private static final String[][] NUMBERS = {{"beam-energy", CommonMetadata.BEAM_ENERGY}, {"tilt-stage", CommonMetadata.TILT},
        {"live-time", CommonMetadata.LIVE_TIME}, {"convergence-angle", CommonMetadata.CONVERGENCE_ANGLE},
        {"collection-angle", CommonMetadata.COLLECTION_ANGLE}, {"elevation-angle", CommonMetadata.ELEVATION_ANGLE},
        {"azimuth-angle", CommonMetadata.AZIMUTH_ANGLE}};

    @Override
    public String format() {
        return "Ripple";
    }

    @Override
    public List<String> endings() {
        return List.of("rpl");
    }

    @Override
    public String holds() {
        return "spectra, line scans, spectrum images, images, stacks; with the numbers in a .raw file beside";
    }

    @Override
    public Optional<String> refusal(Dataset dataset) {
        String name = "'" + dataset.name() + "'";
        int signals = dataset.signalAxes().size();
        if (dataset.axis(Dataset.CHANNEL).isPresent()) {
            return Optional.of(name + " is a colour image");
        }
        if (dataset.axes().size() > MOST_AXES || signals < 1 || signals > 2) {
            return Optional.of(name + " has " + signals + " signal and " + dataset.navigationAxes().size() + " navigation axes");
        }
        if (dataset.axes().stream().anyMatch(axis -> !axis.unit().isKnown())) {
            return Optional.of(name + " has an axis in a unit that is not known");
        }
        return ElementType.ofLabel(dataset.type()).filter(type -> !type.isComplex()).isPresent() ? Optional.empty()
                : Optional.of(name + " is " + dataset.type());
    }

    @Override
    public void write(Path file, List<Dataset> datasets) throws UserError {
        Optional<String> refusal = datasets.size() > 1 ? Optional.of("there are " + datasets.size() + " datasets") : refusal(datasets.get(0));
        if (refusal.isPresent()) {
            throw new UserError(file + ": " + refusal.get() + "; Ripple holds " + holds());
        }
        Dataset dataset = SignalFirst.of(datasets.get(0));
        ElementType type = ElementType.ofLabel(dataset.type()).orElseThrow();
        String name = file.getFileName().toString();
        Path numbers = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".raw");
        WholeFile.write(numbers, part -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ElementBytes.write(dataset.array(), type, ByteOrder.LITTLE_ENDIAN, channel);
            }
        });
        WholeFile.write(file, part -> Files.writeString(part, header(dataset, type), StandardCharsets.UTF_8));
    }

    private static String header(Dataset dataset, ElementType type) {
        boolean spectra = dataset.signalAxes().size() == 1;
        List<String> names = spectra ? List.of("depth", "width", "height") : List.of("width", "height", "depth");
        List<String> lines = new ArrayList<>(List.of("key\tvalue"));
        for (int i = 0; i < MOST_AXES; i++) {
            lines.add(names.get(i) + "\t" + (i < dataset.axes().size() ? dataset.axes().get(i).size() : 1));
        }
        String label = type.label();
        lines.add("offset\t0");
        lines.add("data-length\t" + type.bytes());
        lines.add("data-type\t" + (label.startsWith("float") ? "float" : label.startsWith("int") ? "signed" : "unsigned"));
        lines.add("byte-order\t" + (type.bytes() == 1 ? "dont-care" : "little-endian"));
        lines.add("record-by\t" + (spectra ? "vector" : "image"));
        lines.add("title\t" + line(dataset.name()));
        for (int i = 0; i < dataset.axes().size(); i++) {
            Axis axis = dataset.axes().get(i);
            lines.add(names.get(i) + "-name\t" + line(axis.name()));
            lines.add(names.get(i) + "-scale\t" + axis.scale());
            lines.add(names.get(i) + "-origin\t" + axis.offset());
            lines.add(names.get(i) + "-units\t" + (axis.unit().equals(Unit.NONE) ? "" : axis.unit().symbol()));
        }
        for (String[] number : NUMBERS) {
            dataset.metadata().number(CommonMetadata.NODE + "/" + number[1]).ifPresent(value -> lines.add(number[0] + "\t" + value));
        }
        dataset.metadata().text(CommonMetadata.NODE + "/" + CommonMetadata.DATE).ifPresent(date -> lines.add("date\t" + line(date)));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
