package org.lamella.readers;

import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.lamella.readers.hdf5.HdfOutput;

/** Small HDF5 files in the layouts of several programs, written with the library's own writer. */
final class TestHdf5 {
    private static final int METADATA_BYTES = 2000;

    private TestHdf5() {
    }

    /** A name, a step, an offset and a unit; navigation or not. */
    record AxisOf(String name, long size, double scale, double offset, String units, boolean navigate) {
    }

    /** HyperSpy's layout with some of its metadata, packed. */
    static Path hyperSpy(Path file, String title, Object data, AxisOf... axes) throws IOException {
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            hdf.putAttribute("file_format", "HyperSpy");
            hdf.putAttribute("file_format_version", "3.1");
            WritableGroup signal = hdf.putGroup("Experiments").putGroup(title);
            signal.putDataset("data", data, DatasetCreationOptions.builder().shuffle().deflate().build());
            for (int i = 0; i < axes.length; i++) {
                WritableGroup axis = signal.putGroup("axis-" + i);
                axis.putAttribute("name", axes[i].name());
                axis.putAttribute("scale", axes[i].scale());
                axis.putAttribute("offset", axes[i].offset());
                axis.putAttribute("size", axes[i].size());
                axis.putAttribute("units", axes[i].units());
                axis.putAttribute("navigate", axes[i].navigate() ? "TRUE" : "FALSE");
            }
            WritableGroup metadata = signal.putGroup("metadata");
            metadata.putGroup("General").putAttribute("title", title);
            metadata.putGroup("Sample").putAttribute("description", "Li on Cu");
            WritableGroup tem = metadata.putGroup("Acquisition_instrument").putGroup("TEM");
            tem.putAttribute("beam_energy", 300.0);
            tem.putAttribute("camera_length", 115.0);
            tem.putAttribute("convergence_angle", 21.4);
            tem.putAttribute("dwell_time", 0.02);
            tem.putGroup("Stage").putAttribute("tilt_alpha", -1.5);
            WritableGroup detector = tem.putGroup("Detector");
            detector.putGroup("EELS").putAttribute("collection_angle", 33.2);
            detector.putGroup("EDS").putAttribute("live_time", 12.5);
            signal.putGroup("original_metadata").putGroup("Deep").putAttribute("kept", 7);
            output.finish();
        }
        return file;
    }

    /** Berkeley EMD: an array and the first two coordinates of each of its dimensions, slowest first. */
    static Path emd(Path file, Object data, AxisOf... axes) throws IOException {
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            hdf.putAttribute("version_major", 0);
            hdf.putAttribute("version_minor", 2);
            hdf.putGroup("microscope").putAttribute("voltage", 200000.0);
            hdf.putGroup("sample").putAttribute("material", "LiPON");
            WritableGroup group = hdf.putGroup("signals").putGroup("stack");
            group.putAttribute("emd_group_type", 1);
            group.putDataset("data", data);
            for (int i = 0; i < axes.length; i++) {
                WritableDataset dim = group.putDataset("dim" + (i + 1),
                        new double[] {axes[i].offset(), axes[i].offset() + axes[i].scale()});
                dim.putAttribute("name", axes[i].name());
                dim.putAttribute("units", axes[i].units());
            }
            output.finish();
        }
        return file;
    }

    /** Velox' JSON for an image or a spectrum image of a scanned area of so many pixels. */
    static String veloxMetadata(String detector, int width, int height) {
        return """
                {"Instrument": {"InstrumentClass": "Talos"}, "Acquisition": {"AcquisitionStartDatetime": {"DateTime": "1488794276"}},
                 "Optics": {"AccelerationVoltage": "200000", "CameraLength": "0.098"}, "Stage": {"AlphaTilt": "0.5"},
                 "Scan": {"ScanSize": {"width": "%d", "height": "%d"}, "DwellTime": "5e-5", "FrameTime": "0.25",
                          "ScanArea": {"left": "0.25", "top": "0", "right": "0.75", "bottom": "1"}},
                 "Detectors": {"Detector-0": {"DetectorName": "HAADF"},
                               "Detector-1": {"DetectorName": "SuperXG21", "Dispersion": "10", "OffsetEnergy": "-1000", "LiveTime": "3.5",
                                              "RealTime": "4", "ElevationAngle": "0.3839724"}},
                 "BinaryResult": {"Detector": "%s", "PixelSize": {"width": "5e-10", "height": "5e-10"}, "PixelUnitX": "m",
                                  "PixelUnitY": "m", "Offset": {"x": "-1e-9", "y": "2e-9"}}}
                """.formatted(2 * width, height, detector);
    }

    /** Bytes of a text in columns, one for each frame, as Velox keeps them. */
    static byte[][] column(String text, int frames) {
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), METADATA_BYTES);
        byte[][] column = new byte[METADATA_BYTES][frames];
        for (int i = 0; i < METADATA_BYTES; i++) {
            Arrays.fill(column[i], bytes[i]);
        }
        return column;
    }

    /**
     * A Velox file.
     *
     * @param image rows, columns, frames
     * @param streams the events of each detector; none for a file of images
     */
    static Path velox(Path file, short[][][] image, int channels, int frames, short[]... streams) throws IOException {
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            hdf.putDataset("Version", new String[] {"{\"version\": \"4\", \"format\": \"Velox\"}"});
            WritableGroup data = hdf.putGroup("Data");
            int height = image.length;
            int width = image[0].length;
            DatasetCreationOptions unsigned = DatasetCreationOptions.builder().unsigned().build();
            WritableGroup one = data.putGroup("Image").putGroup("0a1b");
            one.putDataset("Data", image, DatasetCreationOptions.builder().unsigned().chunkDimensions(height, width, 1).build());
            one.putDataset("Metadata", column(veloxMetadata("HAADF", width, height), image[0][0].length), unsigned);
            hdf.putGroup("Presentation").putGroup("Displays").putGroup("ImageDisplay").putDataset("9f",
                    new String[] {"{\"display\": {\"label\": \"HAADF%20detector\"}, \"dataPath\": \"/Data/Image/0a1b\"}"});
            if (streams.length == 0) {
                output.finish();
                return file;
            }
            WritableGroup mapped = data.putGroup("SpectrumImage").putGroup("5d");
            mapped.putDataset("Data", new byte[][] {{1}});
            mapped.putDataset("SpectrumImageSettings", new String[] {"{\"endFramePosition\": \"" + frames + "\"}"});
            WritableGroup all = data.putGroup("SpectrumStream");
            for (int i = 0; i < streams.length; i++) {
                WritableGroup stream = all.putGroup("stream" + i);
                short[][] events = new short[streams[i].length][1];
                for (int k = 0; k < events.length; k++) {
                    events[k][0] = streams[i][k];
                }
                stream.putDataset("Data", events, DatasetCreationOptions.builder().unsigned().chunkDimensions(Math.min(7, events.length), 1).build());
                stream.putDataset("AcquisitionSettings", new String[] {"{\"bincount\": \"" + channels + "\", \"StreamEncoding\": \"uint16\"}"});
                stream.putDataset("Metadata", column(veloxMetadata("SuperXG2", width, height), 1), unsigned);
            }
            output.finish();
        }
        return file;
    }

    /** NeXus: an entry with data over an energy axis (edges of bins) and a position, and other things beside. */
    static Path nexus(Path file, boolean withDefault, int[][] counts, double[] energies, double[] positions) throws IOException {
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            WritableGroup entry = hdf.putGroup("entry");
            entry.putAttribute("NX_class", "NXentry");
            entry.putDataset("start_time", "2025-03-01T10:00:00Z");
            WritableGroup data = entry.putGroup("data");
            data.putAttribute("NX_class", "NXdata");
            data.putAttribute("signal", "counts");
            data.putAttribute("axes", new String[] {"position", "energy"});
            data.putDataset("counts", counts).putAttribute("units", "counts");
            data.putDataset("energy", energies).putAttribute("units", "eV");
            data.putDataset("position", positions).putAttribute("units", "um");
            WritableGroup other = entry.putGroup("other");
            other.putAttribute("NX_class", "NXdata");
            other.putAttribute("signal", "y");
            other.putDataset("y", new float[] {1, 2, 4});
            if (withDefault) {
                hdf.putAttribute("default", "entry");
                entry.putAttribute("default", "data");
            }
            output.finish();
        }
        return file;
    }

    /** Any datasets, by path. */
    static Path plain(Path file, Map<String, Object> datasets) throws IOException {
        try (HdfOutput output = new HdfOutput(file)) {
            WritableGroup hdf = output.root();
            datasets.forEach((path, data) -> {
                WritableGroup group = hdf;
                String[] names = path.split("/");
                for (int i = 0; i < names.length - 1; i++) {
                    WritableGroup below = group.getChild(names[i]) instanceof WritableGroup known ? known : group.putGroup(names[i]);
                    group = below;
                }
                group.putDataset(names[names.length - 1], data);
            });
            output.finish();
        }
        return file;
    }
}
