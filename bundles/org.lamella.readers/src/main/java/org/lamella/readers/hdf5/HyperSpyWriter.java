package org.lamella.readers.hdf5;

import io.jhdf.WritableGroupImpl;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.ElementType;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.storage.SignalFirst;
import org.lamella.readers.storage.WholeFile;

/**
 * Writes datasets in HyperSpy's layout, packed with gzip: values in their own type, axes, the common metadata under HyperSpy's
 * names, everything else as original metadata. The data of a file are held in memory while they are written.
 */
public final class HyperSpyWriter implements FormatWriter {
    private static final long MOST_BYTES = 1L << 29;
    private static final int LONGEST_TEXT = 30_000;
    private static final int LONGEST_LIST = 4000;
    private static final int CHUNK = 1 << 20;
    private static final Map<ElementType, ElementType> INSTEAD = Map.of(ElementType.BOOL, ElementType.UINT8, ElementType.FLOAT16, ElementType.FLOAT32);
    private static final String[][] NUMBERS = {{"beam_energy", CommonMetadata.BEAM_ENERGY}, {"beam_current", CommonMetadata.BEAM_CURRENT},
        {"magnification", CommonMetadata.MAGNIFICATION}, {"camera_length", CommonMetadata.CAMERA_LENGTH},
        {"convergence_angle", CommonMetadata.CONVERGENCE_ANGLE}, {"dwell_time", CommonMetadata.DWELL_TIME},
        {"Stage/tilt_alpha", CommonMetadata.TILT}, {"Stage/tilt_beta", CommonMetadata.TILT_BETA},
        {"Detector/EELS/collection_angle", CommonMetadata.COLLECTION_ANGLE}, {"Detector/EDS/live_time", CommonMetadata.LIVE_TIME},
        {"Detector/EDS/real_time", CommonMetadata.REAL_TIME}, {"Detector/EDS/elevation_angle", CommonMetadata.ELEVATION_ANGLE},
        {"Detector/EDS/azimuth_angle", CommonMetadata.AZIMUTH_ANGLE}};

    @Override
    public String format() {
        return "HyperSpy";
    }

    @Override
    public List<String> endings() {
        return List.of("hspy");
    }

    @Override
    public String holds() {
        return "datasets of any dimension up to 512 MB, with axes and metadata";
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    private static Optional<ElementType> type(Dataset dataset) {
        return ElementType.ofLabel(dataset.type()).filter(type -> !type.isComplex()).map(type -> INSTEAD.getOrDefault(type, type));
    }

    @Override
    public Optional<String> refusal(Dataset dataset) {
        String name = "'" + dataset.name() + "'";
        if (dataset.axis(Dataset.CHANNEL).isPresent()) {
            return Optional.of(name + " is a colour image");
        }
        if (type(dataset).isEmpty()) {
            return Optional.of(name + " is " + dataset.type());
        }
        double bytes = type(dataset).get().bytes();
        for (Axis axis : dataset.axes()) {
            bytes *= axis.size();
        }
        return bytes > MOST_BYTES ? Optional.of(name + " has " + (long) (bytes / (1 << 20)) + " MB") : Optional.empty();
    }

    @Override
    public void write(Path file, List<Dataset> datasets) throws UserError {
        for (Dataset dataset : datasets) {
            Optional<String> refusal = refusal(dataset);
            if (refusal.isPresent()) {
                throw new UserError(file + ": " + refusal.get() + "; HyperSpy files hold " + holds());
            }
        }
        WholeFile.write(file, part -> {
            try (HdfOutput output = new HdfOutput(part)) {
                output.root().putAttribute("file_format", "HyperSpy");
                output.root().putAttribute("file_format_version", "3.1");
                WritableGroup experiments = output.root().putGroup("Experiments");
                Set<String> names = new HashSet<>();
                for (Dataset dataset : datasets) {
                    // A slash would make a path of the name.
                    String name = key(dataset.name());
                    for (int number = 2; !names.add(name); number++) {
                        name = key(dataset.name()) + " " + number;
                    }
                    signal((WritableGroupImpl) experiments.putGroup(name), SignalFirst.of(dataset));
                }
                output.finish();
            } catch (RuntimeException e) {
                throw new UserError(file + ": the file cannot be written (" + e.getMessage() + ")", e);
            }
        });
    }

    private static void signal(WritableGroupImpl group, Dataset dataset) {
        ElementType type = type(dataset).orElseThrow();
        int dimensions = dataset.axes().size();
        int[] shape = new int[dimensions];
        int[] chunk = new int[dimensions];
        long room = CHUNK;
        for (int i = dimensions - 1; i >= 0; i--) {
            shape[i] = (int) dataset.axes().get(dimensions - 1 - i).size();
            chunk[i] = (int) Math.max(1, Math.min(shape[i], room / type.bytes()));
            room /= chunk[i];
        }
        DatasetCreationOptions.Builder options = DatasetCreationOptions.builder().chunkDimensions(chunk).shuffle().deflate(4);
        boolean unsigned = type.label().startsWith("uint");
        group.putDataset("data", array(dataset, type, shape), unsigned ? options.unsigned().build() : options.build());
        for (int i = 0; i < dimensions; i++) {
            Axis axis = dataset.axes().get(dimensions - 1 - i);
            WritableGroupImpl one = (WritableGroupImpl) group.putGroup("axis-" + i);
            one.putAttribute("_type", "UniformDataAxis");
            one.putAttribute("name", text(axis.name()));
            one.putAttribute("scale", axis.scale());
            one.putAttribute("offset", axis.offset());
            one.putAttribute("size", axis.size());
            one.putAttribute("units", axis.unit().equals(Unit.NONE) ? "_None_" : text(axis.unit().symbol()));
            TruthAttribute.put(one, "navigate", axis.isNavigation());
            TruthAttribute.put(one, "is_binned", !axis.isNavigation() && axis.unit().isEnergy());
        }
        group.putGroup("learning_results");
        metadata(group.putGroup("metadata"), dataset);
        tree(group.putGroup("original_metadata"), original(dataset.metadata()), 0);
    }

    /** The numbers as nested arrays of Java, the slowest dimension outermost, as the library takes them. */
    private static Object array(Dataset dataset, ElementType type, int[] shape) {
        Class<?> part = switch (type) {
            case INT8, UINT8 -> byte.class;
            case INT16, UINT16 -> short.class;
            case INT32, UINT32 -> int.class;
            case INT64, UINT64 -> long.class;
            case FLOAT32 -> float.class;
            default -> double.class;
        };
        Object whole = Array.newInstance(part, shape);
        fill(whole, Views.flatIterable(dataset.array()).cursor());
        return whole;
    }

    private static void fill(Object array, Cursor<? extends RealType<?>> cursor) {
        switch (array) {
            case byte[] bytes -> {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) whole(cursor.next());
                }
            }
            case short[] shorts -> {
                for (int i = 0; i < shorts.length; i++) {
                    shorts[i] = (short) whole(cursor.next());
                }
            }
            case int[] ints -> {
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = (int) whole(cursor.next());
                }
            }
            case long[] longs -> {
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = whole(cursor.next());
                }
            }
            case float[] floats -> {
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) cursor.next().getRealDouble();
                }
            }
            case double[] doubles -> {
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = cursor.next().getRealDouble();
                }
            }
            default -> {
                for (Object part : (Object[]) array) {
                    fill(part, cursor);
                }
            }
        }
    }

    private static long whole(RealType<?> value) {
        return value instanceof IntegerType<?> integer ? integer.getIntegerLong() : (long) value.getRealDouble();
    }

    /** HyperSpy's own tree. */
    private static void metadata(WritableGroup group, Dataset dataset) {
        String node = CommonMetadata.NODE + "/";
        Metadata known = dataset.metadata();
        WritableGroup general = group.putGroup("General");
        general.putAttribute("title", text(dataset.name()));
        known.text(node + CommonMetadata.DATE).ifPresent(date -> general.putAttribute("date", text(date)));
        List<Axis> signal = dataset.signalAxes();
        boolean energy = signal.size() == 1 && signal.get(0).unit().isEnergy();
        boolean xRays = energy && signal.get(0).unit().equals(Unit.KILOELECTRONVOLT);
        group.putGroup("Signal").putAttribute("signal_type", xRays ? "EDS_TEM" : energy ? "EELS" : "");
        known.text(node + CommonMetadata.INTENSITY_UNIT).ifPresent(unit -> ((WritableGroup) group.getChild("Signal")).putAttribute("quantity", text(unit)));
        known.text(node + CommonMetadata.SAMPLE).ifPresent(sample -> group.putGroup("Sample").putAttribute("description", text(sample)));
        WritableGroup instrument = group.putGroup("Acquisition_instrument").putGroup("TEM");
        known.text(node + CommonMetadata.MICROSCOPE).ifPresent(name -> instrument.putAttribute("microscope", text(name)));
        for (String[] number : NUMBERS) {
            known.number(node + number[1]).ifPresent(value -> {
                String[] path = number[0].split("/");
                below(instrument, path).putAttribute(path[path.length - 1], value);
            });
        }
        known.text(node + CommonMetadata.DETECTOR).ifPresent(name -> below(instrument, "Detector", "EDS", "").putAttribute("detector", text(name)));
    }

    private static WritableGroup below(WritableGroup top, String... path) {
        WritableGroup group = top;
        for (int i = 0; i < path.length - 1; i++) {
            group = group.getChild(path[i]) instanceof WritableGroup known ? known : group.putGroup(path[i]);
        }
        return group;
    }

    /** All but what stands in HyperSpy's own tree already. */
    private static Metadata original(Metadata metadata) {
        Metadata.Builder rest = Metadata.builder();
        metadata.entries().forEach((name, value) -> {
            if (name.equals("original_metadata") && value instanceof Metadata before) {
                before.entries().forEach(rest::put);
            } else if (!name.equals(CommonMetadata.NODE)) {
                rest.put(name, value);
            }
        });
        return rest.build();
    }

    private static void tree(WritableGroup group, Metadata metadata, int depth) {
        for (Map.Entry<String, Object> entry : metadata.entries().entrySet()) {
            String name = key(entry.getKey());
            Object value = entry.getValue();
            if (value instanceof Metadata below && depth < 40) {
                tree(group.getChild(name) == null ? group.putGroup(name) : group.putGroup(name + " 2"), below, depth + 1);
            } else if (value instanceof Number number) {
                boolean whole = number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
                group.putAttribute(name, whole ? (Object) number.longValue() : number.doubleValue());
            } else if (value instanceof Boolean truth && group instanceof WritableGroupImpl own) {
                TruthAttribute.put(own, name, truth);
            } else if (value instanceof List<?> list && !list.isEmpty() && list.size() <= LONGEST_LIST && list.stream().allMatch(Number.class::isInstance)) {
                group.putAttribute(name, list.stream().mapToDouble(part -> ((Number) part).doubleValue()).toArray());
            } else {
                group.putAttribute(name, text(String.valueOf(value)));
            }
        }
    }

    private static String key(String name) {
        String plain = name.replace('/', '-').strip();
        return plain.isEmpty() ? "_" : plain;
    }

    /** A text that fits an attribute, whose size HDF5 limits. */
    private static String text(String text) {
        String plain = text.replace("\0", "");
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
    }
}
