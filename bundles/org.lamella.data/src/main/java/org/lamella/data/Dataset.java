package org.lamella.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Numbers with calibrated axes: an image, a spectrum, a line scan, a spectrum image or a stack are all of this kind.
 *
 * <p>Axis {@code i} describes dimension {@code i} of the ImgLib2 array; dimension 0 runs fastest in memory. An image
 * has the axes x (columns, to the right) and y (rows, downwards). {@link #shape()} lists sizes slowest first, as
 * they are usually printed. The array may be backed by a mapped file: reading a plane touches only that plane.</p>
 *
 * <p>Colour data has one dimension 0 named {@code channel} without calibration.</p>
 */
public final class Dataset {
    /** The name of the axis that counts the red, green, blue (and opacity) samples of a colour image. */
    public static final String CHANNEL = "channel";

    private final String name;
    private final RandomAccessibleInterval<? extends RealType<?>> array;
    private final String type;
    private final List<Axis> axes;
    private final Metadata metadata;

    /**
     * @param name what the dataset is called in its file, or the file's name
     * @param array the numbers, with its minimum at the origin
     * @param type the element type as it is in the file, for example {@code uint16} or {@code float32}
     * @param axes one axis for each dimension of the array, fastest first
     * @param metadata everything else that the file says
     * @throws IllegalArgumentException when axes and array do not fit
     */
    public Dataset(String name, RandomAccessibleInterval<? extends RealType<?>> array, String type, List<Axis> axes,
            Metadata metadata) {
        this.name = Objects.requireNonNull(name, "name");
        this.array = Objects.requireNonNull(array, "array");
        this.type = Objects.requireNonNull(type, "type");
        this.axes = List.copyOf(axes);
        this.metadata = Objects.requireNonNull(metadata, "metadata");
        if (this.axes.size() != array.numDimensions()) {
            throw new IllegalArgumentException(this.axes.size() + " axes for an array of " + array.numDimensions() + " dimensions");
        }
        for (int i = 0; i < this.axes.size(); i++) {
            if (array.min(i) != 0 || array.dimension(i) != this.axes.get(i).size()) {
                throw new IllegalArgumentException("axis '" + this.axes.get(i).name() + "' has " + this.axes.get(i).size()
                        + " elements, the array " + array.dimension(i));
            }
        }
    }

    public String name() {
        return name;
    }

    public RandomAccessibleInterval<? extends RealType<?>> array() {
        return array;
    }

    public String type() {
        return type;
    }

    /** The axes, fastest first. */
    public List<Axis> axes() {
        return axes;
    }

    public Metadata metadata() {
        return metadata;
    }

    public Optional<Axis> axis(String axisName) {
        return axes.stream().filter(axis -> axis.name().equals(axisName)).findFirst();
    }

    public List<Axis> signalAxes() {
        return axes.stream().filter(axis -> !axis.isNavigation()).toList();
    }

    public List<Axis> navigationAxes() {
        return axes.stream().filter(Axis::isNavigation).toList();
    }

    /** The sizes of the axes, slowest first. */
    public long[] shape() {
        long[] shape = new long[axes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = axes.get(shape.length - 1 - i).size();
        }
        return shape;
    }

    public Dataset withAxes(List<Axis> newAxes) {
        return new Dataset(name, array, type, newAxes, metadata);
    }

    public Dataset withName(String newName) {
        return new Dataset(newName, array, type, axes, metadata);
    }

    /** Whether the dataset can be looked at as one or several images: two signal axes of the same kind of unit. */
    public boolean isImage() {
        return imageAxes().isPresent();
    }

    private Optional<int[]> imageAxes() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            if (!axes.get(i).isNavigation() && !axes.get(i).name().equals(CHANNEL)) {
                found.add(i);
            }
        }
        if (found.size() != 2 || !axes.get(found.get(0)).unit().convertsTo(axes.get(found.get(1)).unit())
                || axes.get(found.get(0)).unit().isEnergy()) {
            return Optional.empty();
        }
        return Optional.of(new int[] {found.get(0), found.get(1)});
    }

    /** How many images the dataset holds: the product of its navigation sizes. */
    public long imageCount() {
        return navigationAxes().stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }

    /**
     * Reads one image; colour is turned into luminance (ITU-R BT.601 weights). Only this image is read from a file.
     *
     * @param index which image, counting through the navigation axes with the fastest first
     * @throws UserError when the dataset is no image, the index is out of range or the image is too large for memory
     */
    public Image image(long index) throws UserError {
        ImagePlane plane = plane(index);
        Axis x = plane.x();
        Axis y = plane.y();
        if (x.size() * (double) y.size() > Integer.MAX_VALUE - 8) {
            throw new UserError("'" + name + "' is " + x.size() + " x " + y.size() + " pixels, more than fits one image in memory; choose a region");
        }
        double[] pixels = plane.read(0, 0, (int) x.size(), (int) y.size(), 1);
        return new Image(x.withRole(Axis.Role.SIGNAL), y.withRole(Axis.Role.SIGNAL), pixels);
    }

    /**
     * One image that is read part by part; see {@link #image(long)} for what counts as an image.
     *
     * @throws UserError when the dataset is no image or the index is out of range
     */
    public ImagePlane plane(long index) throws UserError {
        int[] xy = imageAxes().orElseThrow(() -> new UserError(
                "'" + name + "' is not an image: it has " + signalAxes().size() + " signal axes where an image has two (x and y)"));
        if (index < 0 || index >= imageCount()) {
            throw new UserError("'" + name + "' has " + imageCount() + " images; there is no image " + index);
        }
        RandomAccessibleInterval<? extends RealType<?>> plane = array;
        long rest = index;
        int channelDimension = -1;
        // From the slowest dimension down, so that the numbers of the faster ones stay as they are.
        long[] position = new long[axes.size()];
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).isNavigation()) {
                position[i] = rest % axes.get(i).size();
                rest /= axes.get(i).size();
            } else if (axes.get(i).name().equals(CHANNEL)) {
                channelDimension = i;
            }
        }
        for (int i = axes.size() - 1; i >= 0; i--) {
            if (axes.get(i).isNavigation()) {
                plane = Views.hyperSlice(plane, i, position[i]);
                channelDimension = channelDimension > i ? channelDimension - 1 : channelDimension;
            }
        }
        return new ImagePlane(axes.get(xy[0]), axes.get(xy[1]), plane, channelDimension);
    }

    @Override
    public String toString() {
        return name + " " + axes;
    }
}
