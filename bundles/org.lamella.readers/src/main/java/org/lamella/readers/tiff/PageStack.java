package org.lamella.readers.tiff;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
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
import org.lamella.readers.storage.DecodedArray;
import org.lamella.readers.storage.FileBytes;
import org.lamella.readers.storage.StoredArray;

/** Pages of one size and kind, which make one dataset; a single page makes an image. */
final class PageStack {
    private static final int LONGEST_LIST = 1024;
    private static final int MOST_DESCRIPTIONS = 10_000;
    private static final int MOST_CHARACTERS = 1 << 21;

    private final FileBytes file;
    private final Directory first;
    private final ByteOrder order;
    private final boolean thumbnail;
    private final List<Page> pages = new ArrayList<>();
    private final List<Object> descriptions = new ArrayList<>();
    private int characters;

    PageStack(Directory first, Page page) throws UserError {
        this.file = first.file();
        this.first = first;
        this.order = first.order();
        this.thumbnail = isThumbnail(first);
        add(first, page);
    }

    private static boolean isThumbnail(Directory directory) throws UserError {
        return (directory.integer(Tag.NEW_SUBFILE_TYPE, 0) & 1) != 0;
    }

    /** Whether a page goes on with this stack. */
    boolean takes(Directory directory, Page page) throws UserError {
        return page.stacksWith(pages.get(0)) && thumbnail == isThumbnail(directory);
    }

    void add(Directory directory, Page page) throws UserError {
        pages.add(page);
        if (descriptions.size() < MOST_DESCRIPTIONS && characters < MOST_CHARACTERS) {
            String description = directory.text(Tag.DESCRIPTION);
            descriptions.add(description);
            characters += Math.min(description.length(), MOST_CHARACTERS);
        }
    }

    /** A smaller copy of another image. */
    boolean thumbnail() {
        return thumbnail;
    }

    Dataset dataset(String name, boolean onlyStack) throws UserError {
        Page page = pages.get(0);
        ImageJDescription imageJ = ImageJDescription.of(first);
        VendorTags vendor = VendorTags.of(first, page);
        PixelSize size = Calibrations.find(first, vendor, imageJ);
        long frames = pages.size();
        boolean hidden = onlyStack && frames == 1 && imageJ.count("images") > 1 && hasHiddenFrames(page, imageJ.count("images"));
        if (hidden) {
            frames = imageJ.count("images");
        }
        List<Axis> axes = new ArrayList<>();
        if (page.samples() > 1) {
            axes.add(Axis.uncalibrated(Dataset.CHANNEL, page.samples()));
        }
        axes.add(size.axisX(page.width()));
        axes.add(size.axisY(page.height()));
        axes.addAll(navigation(imageJ, frames));
        RandomAccessibleInterval<? extends RealType<?>> array = array(page, axes, frames);
        return new Dataset(name, array, page.type().label(), axes, metadata(vendor, imageJ, size));
    }

    /** ImageJ writes stacks beyond 4 GB as one directory followed by all images. */
    private boolean hasHiddenFrames(Page page, long frames) {
        return page.compression() == Page.UNCOMPRESSED && isOnePiece(page)
                && file.contains(page.offsets()[0], Math.multiplyHigh(frames, bytes(page)) == 0 ? frames * bytes(page) : Long.MAX_VALUE);
    }

    private static long bytes(Page page) {
        return page.width() * page.height() * page.samples() * page.type().bytes();
    }

    private static boolean isOnePiece(Page page) {
        if (page.compression() != Page.UNCOMPRESSED || page.bits() < 8 || page.predictor() != 1
                || page.tiled() && (page.partWidth() != page.width() || page.height() % page.partHeight() != 0)) {
            return false;
        }
        for (int i = 1; i < page.offsets().length; i++) {
            if (page.offsets()[i] != page.offsets()[i - 1] + page.counts()[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static List<Axis> navigation(ImageJDescription imageJ, long frames) {
        if (frames == 1) {
            return List.of();
        }
        long channels = imageJ.count("channels");
        long slices = imageJ.count("slices");
        long times = imageJ.count("frames");
        if (channels * slices * times != frames) {
            return List.of(Axis.navigation("z", frames, 1, 0, Unit.PIXEL));
        }
        List<Axis> axes = new ArrayList<>();
        if (channels > 1) {
            axes.add(Axis.navigation("imageChannel", channels, 1, 0, Unit.PIXEL));
        }
        if (slices > 1) {
            Unit unit = imageJ.unit("unit");
            double spacing = unit.equals(Unit.NONE) ? Double.NaN : imageJ.number("spacing");
            axes.add(CalibratedAxis.orPixels("z", slices, spacing, origin(imageJ) * spacing, unit, Axis.Role.NAVIGATION));
        }
        if (times > 1) {
            axes.add(CalibratedAxis.orPixels("t", times, imageJ.number("finterval"), 0, Unit.SECOND, Axis.Role.NAVIGATION));
        }
        return axes;
    }

    /** Where the first slice lies, counted in slices. */
    private static double origin(ImageJDescription imageJ) {
        double origin = imageJ.number("zorigin");
        return Double.isFinite(origin) ? -origin : 0;
    }

    private RandomAccessibleInterval<? extends RealType<?>> array(Page page, List<Axis> axes, long frames) throws UserError {
        // In planar files the samples follow the rows; they become the first dimension at the end.
        boolean colour = page.samples() > 1;
        List<Long> shape = new ArrayList<>(axes.stream().map(Axis::size).toList());
        if (page.planar()) {
            shape.add(2, shape.remove(0));
        }
        long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
        RandomAccessibleInterval<? extends RealType<?>> array = stored(page, sizes, colour ? 3 : 2, frames);
        return page.planar() ? Views.moveAxis(array, 2, 0) : array;
    }

    private RandomAccessibleInterval<? extends RealType<?>> stored(Page page, long[] sizes, int inner, long frames) throws UserError {
        if (pages.stream().allMatch(PageStack::isOnePiece)) {
            long[] offsets = new long[Math.toIntExact(frames)];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = pages.size() == 1 ? page.offsets()[0] + i * bytes(page) : pages.get(i).offsets()[0];
            }
            boolean contiguous = true;
            for (int i = 1; i < offsets.length; i++) {
                contiguous &= offsets[i] == offsets[i - 1] + bytes(page);
            }
            return contiguous ? StoredArray.contiguous(file, offsets[0], page.type(), order, sizes)
                    : StoredArray.blocks(file, offsets, page.type(), order, inner, sizes);
        }
        StoredArray.elements(file, sizes);
        int[] cell = new int[sizes.length];
        for (int d = 0; d < cell.length; d++) {
            cell[d] = 1;
        }
        int x = page.samples() > 1 && !page.planar() ? 1 : 0;
        cell[0] = x == 1 ? page.samples() : 1;
        cell[x] = (int) page.partWidth();
        cell[x + 1] = (int) page.partHeight();
        ElementType type = page.type();
        return DecodedArray.of(sizes, cell, type, order, new PartDecoder(file, order, pages.toArray(Page[]::new)));
    }

    private Metadata metadata(VendorTags vendor, ImageJDescription imageJ, PixelSize size) throws UserError {
        Metadata.Builder tags = Metadata.builder();
        for (var entry : first.entries().entrySet()) {
            int tag = entry.getKey();
            boolean text = entry.getValue().get(0).type() == 2;
            if (tag == Tag.STRIP_OFFSETS || tag == Tag.STRIP_BYTE_COUNTS || tag == Tag.TILE_OFFSETS || tag == Tag.TILE_BYTE_COUNTS
                    || tag == Tag.IMAGEJ_COUNTS || tag == Tag.IMAGEJ_DATA) {
                continue;
            }
            if (text) {
                List<String> texts = first.texts(tag);
                tags.put(Tag.name(tag), texts.size() == 1 ? texts.get(0) : texts.isEmpty() ? null : List.copyOf(texts));
            } else {
                List<Double> numbers = first.numbers(entry.getValue().get(0), LONGEST_LIST);
                tags.put(Tag.name(tag), numbers.size() == 1 ? numbers.get(0) : numbers.isEmpty() ? null : List.copyOf(numbers));
            }
        }
        boolean different = descriptions.stream().distinct().count() > 1;
        Metadata.Builder whole = Metadata.builder().put(CommonMetadata.NODE, vendor.common()).put("TIFF", tags.build())
                .put("PageDescriptions", different ? List.copyOf(descriptions) : null)
                .put("CalibrationSource", size.isKnown() ? size.source() : null);
        if (!vendor.name().isEmpty()) {
            whole.put(vendor.name(), vendor.tree());
        }
        return whole.put("ImageJ", imageJ.isPresent() ? imageJ.metadata() : null).build();
    }
}
