package org.lamella.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;

/**
 * An open image with everything that belongs to looking at it: which image of a stack, its display, its regions, its
 * calibration and what is drawn over it. Views listen to it.
 *
 * <p>Used on one thread, but for the {@link ImagePyramid} and reading pixels.</p>
 */
public final class ImageDocument {
    /** What has changed. */
    public enum Change {
        /** Another image of the stack. */
        FRAME,
        /** Colours or contrast. */
        DISPLAY,
        /** Regions or their selection. */
        REGIONS,
        /** The pixel size. */
        CALIBRATION,
        /** What is drawn over the image. */
        OVERLAYS
    }

    private final String title;
    private final String source;
    private final Dataset dataset;
    private final Listeners<Change> listeners = new Listeners<>();
    private final RegionSet regions = new RegionSet();
    private final Map<String, ImageOverlay> overlays = new LinkedHashMap<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private DisplaySettings display = DisplaySettings.MICROGRAPH;
    private ValueSample sample = ValueSample.EMPTY;
    private ImagePyramid pyramid;
    private long frame;
    private Quantity pixelSize;

    /**
     * @param title what the image is called in tabs
     * @param source the file it is from, as text
     * @throws UserError when the dataset is no image
     */
    public ImageDocument(String title, String source, Dataset dataset) throws UserError {
        this.title = Objects.requireNonNull(title, "title");
        this.source = Objects.requireNonNull(source, "source");
        this.dataset = Objects.requireNonNull(dataset, "dataset");
        this.pyramid = new ImagePyramid(dataset.plane(0));
        regions.listeners().add(change -> listeners.tell(Change.REGIONS));
    }

    public String title() {
        return title;
    }

    public String source() {
        return source;
    }

    public Dataset dataset() {
        return dataset;
    }

    public Listeners<Change> listeners() {
        return listeners;
    }

    public RegionSet regions() {
        return regions;
    }

    public ImagePyramid pyramid() {
        return pyramid;
    }

    public long frame() {
        return frame;
    }

    public long frames() {
        return dataset.imageCount();
    }

    /** @throws UserError when there is no such image */
    public void showFrame(long newFrame) throws UserError {
        if (newFrame != frame) {
            pyramid = new ImagePyramid(dataset.plane(newFrame));
            frame = newFrame;
            listeners.tell(Change.FRAME);
        }
    }

    public DisplaySettings display() {
        return display;
    }

    public void setDisplay(DisplaySettings settings) {
        if (!settings.equals(display)) {
            display = settings;
            listeners.tell(Change.DISPLAY);
        }
    }

    /** Pixels for histogram and percentiles; empty until they have been read. */
    public ValueSample sample() {
        return sample;
    }

    public void setSample(ValueSample newSample) {
        sample = newSample;
        listeners.tell(Change.DISPLAY);
    }

    /** The size of a pixel that the user gave or measured, if any. */
    public Optional<Quantity> pixelSize() {
        return Optional.ofNullable(pixelSize);
    }

    /** @param size a length with its uncertainty; null to go back to the file's */
    public void setPixelSize(Quantity size) {
        if (size != null && !(size.unit().isLength() && size.value() > 0)) {
            throw new IllegalArgumentException("a pixel size is a positive length, not " + size.format());
        }
        if (!Objects.equals(size, pixelSize)) {
            pixelSize = size;
            listeners.tell(Change.CALIBRATION);
        }
    }

    /** Whether distances are lengths (or reciprocal lengths), not pixels. */
    public boolean isCalibrated() {
        return xAxis().unit().isLength() || xAxis().unit().isReciprocalLength();
    }

    /** The axis along a row: the user's calibration, the file's, or pixels. */
    public Axis xAxis() {
        return axis(pyramid.plane().x(), 1);
    }

    /** The axis down the rows. */
    public Axis yAxis() {
        return axis(pyramid.plane().y(), fileAspect());
    }

    private Axis axis(Axis file, double stretch) {
        if (pixelSize != null) {
            return file.withCalibration(pixelSize.value() * stretch, 0, pixelSize.unit());
        }
        boolean isKnown = file.unit().isLength() || file.unit().isReciprocalLength();
        return isKnown ? file : file.withCalibration(file.scale(), file.offset(), file.unit().equals(Unit.NONE) ? Unit.PIXEL : file.unit());
    }

    private double fileAspect() {
        Axis x = pyramid.plane().x();
        Axis y = pyramid.plane().y();
        return y.unit().convertsTo(x.unit()) ? Math.abs(y.unit().convert(y.scale(), x.unit()) / x.scale()) : 1;
    }

    /** Height over width of a pixel in space. */
    public double aspect() {
        double aspect = fileAspect();
        return aspect > 0 && Double.isFinite(aspect) ? aspect : 1;
    }

    /**
     * Pixels of a rectangle with calibrated axes in nm where the pixel size is a length, otherwise in pixels. May be called
     * on any thread.
     *
     * @throws UserError when the file proves damaged
     */
    public static Image read(ImagePyramid pyramid, Axis x, Axis y, Region.Rectangle region) throws UserError {
        double[] pixels = pyramid.pixels(region.x(), region.y(), region.width(), region.height());
        boolean isLength = x.unit().isLength() && y.unit().isLength();
        Unit unit = isLength ? Unit.NANOMETRE : Unit.PIXEL;
        double scaleX = isLength ? Math.abs(x.unit().convert(x.scale(), unit)) : 1;
        double scaleY = isLength ? Math.abs(y.unit().convert(y.scale(), unit))
                : y.unit().convertsTo(x.unit()) ? Math.abs(y.unit().convert(y.scale(), x.unit()) / x.scale()) : 1;
        return new Image(Axis.signal("x", region.width(), scaleX, region.x() * scaleX, unit),
                Axis.signal("y", region.height(), scaleY, region.y() * scaleY, unit), pixels);
    }

    /** What is drawn over the image, hidden ones included. */
    public List<ImageOverlay> overlays() {
        return List.copyOf(overlays.values());
    }

    public boolean isVisible(String overlay) {
        return !hidden.contains(overlay);
    }

    public void setVisible(String overlay, boolean isVisible) {
        if (isVisible ? hidden.remove(overlay) : hidden.add(overlay)) {
            listeners.tell(Change.OVERLAYS);
        }
    }

    /** Draws something over the image, in the place of what had the same name. */
    public void put(ImageOverlay overlay) {
        overlays.put(overlay.name(), overlay);
        listeners.tell(Change.OVERLAYS);
    }

    public void removeOverlay(String name) {
        if (overlays.remove(name) != null) {
            listeners.tell(Change.OVERLAYS);
        }
    }

    /** The regions of a kind, in their order. */
    public <T extends Region> List<T> regions(Class<T> kind) {
        List<T> found = new ArrayList<>();
        regions.all().stream().filter(kind::isInstance).map(kind::cast).forEach(found::add);
        return found;
    }
}
