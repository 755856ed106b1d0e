package org.lamella.scijava;

import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import net.imglib2.EuclideanSpace;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.UserError;

/** Gives a command its file in the form that it asks for. */
final class CommandData {
    private static final long LARGEST_COPY = Integer.MAX_VALUE - 8;

    private CommandData() {
    }

    /** Whether a type can hold an image: one of Lamella's own or an array of ImgLib2. */
    static boolean isImage(Class<?> type) {
        return type == Dataset.class || type == Image.class || EuclideanSpace.class.isAssignableFrom(type) && type.isAssignableFrom(ArrayImg.class);
    }

    /**
     * @param changes whether the command may write into the image
     * @throws UserError when the file cannot be read, holds no image or one that is too large
     */
    static Object value(Class<?> type, AnalysisInput input, boolean changes) throws UserError {
        if (type == File.class) {
            return input.path().toFile();
        }
        if (type == Path.class) {
            return input.path();
        }
        Dataset dataset = input.imageDataset();
        if (type == Dataset.class) {
            return dataset;
        }
        if (type == Image.class) {
            return dataset.image(0);
        }
        return !changes && type.isInstance(dataset.array()) ? dataset.array() : copy(input, dataset.array());
    }

    static File[] files(List<AnalysisInput> inputs) {
        return inputs.stream().map(input -> input.path().toFile()).toArray(File[]::new);
    }

    private static Img<?> copy(AnalysisInput input, RandomAccessibleInterval<? extends RealType<?>> array) throws UserError {
        long[] size = array.dimensionsAsLongArray();
        double count = 1;
        for (long one : size) {
            count *= one;
        }
        if (count > LARGEST_COPY) {
            throw new UserError(input.name() + ": the image is too large for this command, which asks for a copy of all of it in memory");
        }
        double[] values = new double[(int) count];
        Iterator<? extends RealType<?>> from = Views.flatIterable(array).iterator();
        for (int i = 0; i < values.length; i++) {
            values[i] = from.next().getRealDouble();
        }
        return ArrayImgs.doubles(values, size);
    }

    /** @return the first plane of an image that a command put out; null when the value is no image that fits in memory */
    static Image image(Object value) throws UserError {
        if (value instanceof Image image) {
            return image;
        }
        if (value instanceof Dataset dataset) {
            return dataset.isImage() ? dataset.image(0) : null;
        }
        if (!(value instanceof RandomAccessibleInterval<?> array) || array.numDimensions() < 2
                || array.dimension(0) < 1 || array.dimension(1) < 1 || (double) array.dimension(0) * array.dimension(1) > LARGEST_COPY) {
            return null;
        }
        int width = (int) array.dimension(0);
        double[] pixels = new double[width * (int) array.dimension(1)];
        RandomAccess<?> access = array.randomAccess();
        array.min(access);
        for (int i = 0; i < pixels.length; i++) {
            access.setPosition(array.min(0) + i % width, 0);
            access.setPosition(array.min(1) + i / width, 1);
            if (!(access.get() instanceof RealType<?> number)) {
                return null;
            }
            pixels[i] = number.getRealDouble();
        }
        return new Image(Axis.uncalibrated("x", width), Axis.uncalibrated("y", pixels.length / width), pixels);
    }
}
