package org.lamella.readers.jeol;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CalibratedAxis;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.SparseCube;
import org.lamella.readers.storage.StoredArray;

/**
 * Reads the events of X-ray maps and line scans of JEOL's Analysis Station (.pts): a spectrum image with the axes Energy
 * (keV), x and y (µm), summed over all scans of the frame; for a line scan (DigiLine) one with the axes Energy and x, and
 * the spectrum that the instrument itself kept of it. A recorded electron image follows, also summed. A part of the frame
 * that was chosen for the map keeps its place by the offsets of the axes.
 */
public final class JeolMapReader implements FormatReader {
    private static final int MARK = 304;
    private static final String NAME = "PTTDFILE";
    private static final int POINTERS_AT = 0x14;
    private static final int DATE_AT = 0x128;
    private static final Pattern PIXELS = Pattern.compile("\\s*(\\d{1,5})\\s*x\\s*(\\d{1,5})\\s*");
    /** How many channels lie below 0 keV, unless the template of the measurement says otherwise. */
    private static final double CHANNELS_BELOW_ZERO = 96;

    @Override
    public String format() {
        return "JEOL map";
    }

    @Override
    public List<String> endings() {
        return List.of("pts");
    }

    @Override
    public String holds() {
        return "X-ray spectrum images and line scans of Analysis Station";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.int32(0, ByteOrder.LITTLE_ENDIAN) == MARK && head.text(4, NAME.length()).equals(NAME);
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        ByteReader reader = file.reader(POINTERS_AT, ByteOrder.LITTLE_ENDIAN);
        TagTree.Node tree = TagTree.parse(file, reader.uint32());
        reader.skip(4);
        long start = reader.uint32();
        long given = reader.uint32();
        // Newer versions write where the events end instead of how many bytes they are.
        boolean isEnd = !file.contains(start, given) && given > start && given <= file.length();
        long bytes = isEnd ? given - start : given;
        file.require(start, bytes, "the events");
        String date = TagTree.date(reader.position(DATE_AT).float64());
        return new Map(file, tree, date).datasets(start, bytes / Short.BYTES);
    }

    /** A file with its description. */
    private record Map(FileBytes file, TagTree.Node tree, String date, TagTree.Node data, TagTree.Node microscope) {
        Map(FileBytes file, TagTree.Node tree, String date) {
            this(file, tree, date, tree.find("PTTD Data", "AnalyzableMap MeasData").orElse(TagTree.NOTHING), page(tree, "SEM"));
        }

        /** The page of the parameters that says of itself that it is of a kind. */
        private static TagTree.Node page(TagTree.Node tree, String kind) {
            return tree.find("PTTD Param", "Params").map(TagTree.Node::children).orElse(java.util.Map.of()).values().stream()
                    .filter(page -> kind.equals(page.value())).findFirst().orElse(TagTree.NOTHING);
        }

        List<Dataset> datasets(long start, long words) throws UserError {
            Matcher pixels = PIXELS.matcher(data.text("Meas Cond", "Pixels"));
            if (!pixels.matches()) {
                throw file.error("the size of the map is missing: '" + data.text("Meas Cond", "Pixels") + "'");
            }
            int columns = Integer.parseInt(pixels.group(1));
            int rows = Integer.parseInt(pixels.group(2));
            if (columns < 1 || rows < 1 || columns > EventStream.CHANNELS || rows > EventStream.CHANNELS) {
                throw file.error("a map of " + columns + " x " + rows + " points is impossible");
            }
            boolean isLine = data.number("Doc", "ScanLine") == 1;
            EventStream events = new EventStream(file, start, words, columns, isLine ? 1 : rows);
            int[] area = area(events, columns, isLine ? 1 : rows, isLine);
            int width = area[2] - area[0] + 1;
            int height = area[3] - area[1] + 1;
            SparseCube cube = new SparseCube(file, EventStream.CHANNELS, width, height,
                    (y, from, to, sink) -> events.xrays(area[1] + y, area[0] + from, area[0] + to, (x, channel, count) -> sink.add(x - area[0], channel, count)));
            double step = Instrument.step(microscope.number("ScanSize"), data.number("MeasCond", "Mag"), columns);
            List<Dataset> datasets = new ArrayList<>();
            List<Axis> axes = new ArrayList<>(List.of(energy(EventStream.CHANNELS, below()), Instrument.axis("x", width, step, area[0], Axis.Role.NAVIGATION),
                    Instrument.axis("y", height, step, area[1], Axis.Role.NAVIGATION)));
            RandomAccessibleInterval<? extends RealType<?>> array = cube.array();
            if (isLine) {
                axes.remove(2);
                array = Views.hyperSlice(array, 2, 0);
            }
            Metadata metadata = metadata(events.scans());
            datasets.add(new Dataset(file.title(), array, cube.type().label(), axes, metadata));
            if (isLine) {
                instrumentsOwn(metadata, datasets);
            }
            if (events.hasImage()) {
                SparseCube image = new SparseCube(file, 1, width, height, (y, from, to, sink) -> events.brightness(area[1] + y, area[0] + from,
                        area[0] + to, (x, channel, count) -> sink.add(x - area[0], channel, count)));
                datasets.add(new Dataset("electron image", Views.hyperSlice(image.array(), 0, 0), image.type().label(),
                        List.of(axes.get(1).withRole(Axis.Role.SIGNAL), Instrument.axis("y", height, step, area[1], Axis.Role.SIGNAL)), metadata));
            }
            return datasets;
        }

        /** The part of the frame that the map is of: first column, first row, last column, last row. */
        private int[] area(EventStream events, int columns, int rows, boolean isLine) {
            int[] whole = {0, 0, columns - 1, rows - 1};
            List<Integer> aim = data.integers("Meas Cond", "Aim Area");
            if (aim.size() != 4 || aim.get(0) < 0 || aim.get(1) < 0 || aim.get(2) < aim.get(0) || aim.get(3) < aim.get(1) || aim.get(2) >= columns) {
                return whole;
            }
            if (isLine && !aim.get(1).equals(aim.get(3))) {
                return whole;
            }
            int[] area = {aim.get(0), isLine ? 0 : aim.get(1), aim.get(2), isLine ? 0 : aim.get(3)};
            boolean holdsAll = area[0] <= events.columnsSeen()[0] && events.columnsSeen()[1] <= area[2] && area[1] <= events.rowsSeen()[0]
                    && events.rowsSeen()[1] <= area[3] && area[3] < rows;
            return holdsAll ? area : whole;
        }

        /** How many channels lie below 0 keV. */
        private double below() {
            double below = page(tree, "EDXRF").number("Tpl", data.text("Meas Cond", "Tpl"), "DigZ");
            return below >= 0 && below < EventStream.CHANNELS ? below : CHANNELS_BELOW_ZERO;
        }

        private Axis energy(long channels, double below) {
            double step = data.number("Doc", "CoefA");
            double offset = data.number("Doc", "CoefB");
            return CalibratedAxis.orPixels("Energy", channels, step, offset - below * step, Unit.KILOELECTRONVOLT, Axis.Role.SIGNAL);
        }

        private void instrumentsOwn(Metadata metadata, List<Dataset> datasets) throws UserError {
            TagTree.Node spectrum = tree.find("EDS Data", "AnalyzableMap MeasData", "Data", "EDXRF").orElse(TagTree.NOTHING);
            long channels = spectrum.length() / Integer.BYTES;
            if (spectrum.type() == TagTree.INT32_ARRAY && channels > 1) {
                datasets.add(new Dataset("reference spectrum", StoredArray.contiguous(file, spectrum.offset(), ElementType.INT32, ByteOrder.LITTLE_ENDIAN,
                        channels), ElementType.INT32.label(), List.of(energy(channels, 0)), metadata));
            }
        }

        private Metadata metadata(int scans) {
            CommonMetadata common = new CommonMetadata().number(CommonMetadata.BEAM_ENERGY, data.number("MeasCond", "AccKV"))
                    .number(CommonMetadata.MAGNIFICATION, data.number("MeasCond", "Mag"))
                    .number(CommonMetadata.BEAM_CURRENT, data.number("MeasCond", "AccNA"))
                    .number(CommonMetadata.LIVE_TIME, data.number("Doc", "LiveTime")).number(CommonMetadata.REAL_TIME, data.number("Doc", "RealTime"))
                    .number(CommonMetadata.DWELL_TIME, data.number("Doc", "DwellTime(msec)") / 1000).text(CommonMetadata.DATE, date)
                    .text(CommonMetadata.MICROSCOPE, microscope.text("SEM")).text(CommonMetadata.DETECTOR, microscope.text("DetT"))
                    .number(CommonMetadata.ELEVATION_ANGLE, microscope.number("ElevAng")).number(CommonMetadata.AZIMUTH_ANGLE, microscope.number("DirAng"));
            return Metadata.builder().put(CommonMetadata.NODE, common.build()).put("JEOL", Metadata.builder().put("scans", scans)
                    .put("description", tree.metadata()).build()).build();
        }
    }
}
