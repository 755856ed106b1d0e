package org.lamella.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lamella.data.Image;
import org.lamella.data.Unit;

/**
 * Makes images of cross-sections through a stack of layers: rough boundaries, voids, a blurred probe, curtaining, shading and
 * noise. The middle of the stack is in the middle of the image.
 */
public final class LayeredSection {
    private static final double VOID_GREY_SHARE = 0.15;
    private static final int SUBPIXELS = 4;
    private static final double CURTAIN_BLUR = 1.5;

    private final SectionDesign design;
    private final SurfaceModel surface;
    private final SectionImaging imaging;
    private final long seed;
    private final double cosine;
    private final double sine;
    private final double stretch;
    private final int half;

    public LayeredSection(SectionDesign design, SurfaceModel surface, SectionImaging imaging, long seed) {
        this.design = Objects.requireNonNull(design, "design");
        this.surface = Objects.requireNonNull(surface, "surface");
        this.imaging = Objects.requireNonNull(imaging, "imaging");
        this.seed = seed;
        double down = StrictMath.toRadians(-design.direction());
        this.cosine = StrictMath.cos(down);
        this.sine = StrictMath.sin(down);
        this.stretch = 1 / StrictMath.sin(StrictMath.toRadians(design.tilt()));
        this.half = (int) Math.ceil(Math.hypot(design.width(), design.height() * stretch) / 2) + 4;
    }

    public SectionPhantom simulate() {
        Deviates random = new Deviates(seed);
        List<double[]> boundaries = boundaries(random);
        double[] pixels = blurred(drawn(boundaries, voids(boundaries, new Deviates(random.seed()))));
        addStripes(pixels, new Deviates(random.seed()));
        addNoise(pixels, random.seed());
        Image image = Image.of(design.width(), design.height(), pixels, design.pixelSize(), Unit.NANOMETRE);
        int[] inside = inside(boundaries);
        return new SectionPhantom(image, design, surface, imaging, seed, boundaries, inside[0], inside[1]);
    }

    /** Depth of each boundary in nm at places one pixel apart along the stack. */
    private List<double[]> boundaries(Deviates random) {
        List<double[]> all = new ArrayList<>();
        int count = 2 * half + 1;
        double[] common = surface.heights(count, design.pixelSize(), random);
        double depth = -design.total() / 2;
        double own = Math.sqrt(1 - surface.conformality());
        double shared = Math.sqrt(surface.conformality());
        for (int k = 0; k + 1 < design.layers().size(); k++) {
            double[] heights = surface.heights(count, design.pixelSize(), random);
            depth += k == 0 ? 0 : design.layers().get(k).thickness();
            for (int i = 0; i < count; i++) {
                heights[i] = depth + own * heights[i] + shared * common[i];
                heights[i] = k == 0 ? heights[i] : Math.max(heights[i], all.get(k - 1)[i]);
            }
            all.add(heights);
        }
        return all;
    }

    private record Disc(double along, double depth, double radius) {
        boolean holds(double u, double d) {
            return (u - along) * (u - along) + (d - depth) * (d - depth) <= radius * radius;
        }
    }

    /** Voids of every layer, in nm: discs within it until their area is the share that is wanted. */
    private List<List<Disc>> voids(List<double[]> boundaries, Deviates random) {
        List<List<Disc>> all = new ArrayList<>();
        double length = (2.0 * half + 1) * design.pixelSize();
        for (int k = 0; k < design.layers().size(); k++) {
            SectionLayer layer = design.layers().get(k);
            List<Disc> discs = new ArrayList<>();
            double area = 0;
            while (k > 0 && k < design.layers().size() - 1 && area < layer.voids() * layer.thickness() * length) {
                double radius = layer.thickness() * random.uniform(0.03, 0.1);
                double along = random.uniform(-length / 2, length / 2);
                double depth = boundaries.get(k - 1)[place(along)] + layer.thickness() * random.uniform(0.2, 0.8);
                if (discs.stream().noneMatch(other -> Math.hypot(other.along - along, other.depth - depth) < other.radius + radius)) {
                    discs.add(new Disc(along, depth, radius));
                }
                // A disc that has no room still counts a little, so that a crowded layer ends.
                area += Math.PI * radius * radius;
            }
            all.add(discs);
        }
        return all;
    }

    private int place(double along) {
        return Math.clamp(Math.round(along / design.pixelSize() + half), 0, 2 * half);
    }

    private double[] drawn(List<double[]> boundaries, List<List<Disc>> voids) {
        int width = design.width();
        int height = design.height();
        double[] pixels = new double[width * height];
        double size = design.pixelSize();
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                for (int part = 0; part < SUBPIXELS * SUBPIXELS; part++) {
                    double x = (column - (width - 1) / 2.0 + (part % SUBPIXELS + 0.5) / SUBPIXELS - 0.5) * size;
                    double y = (row - (height - 1) / 2.0 + (part / SUBPIXELS + 0.5) / SUBPIXELS - 0.5) * size * stretch;
                    sum += grey(boundaries, voids, along(x, y), x * cosine + y * sine);
                }
                pixels[row * width + column] = sum / (SUBPIXELS * SUBPIXELS);
            }
        });
        return pixels;
    }

    private double along(double x, double y) {
        return x * sine - y * cosine;
    }

    private double grey(List<double[]> boundaries, List<List<Disc>> voids, double along, double depth) {
        double at = Math.clamp(along / design.pixelSize() + half, 0, 2 * half - 1e-6);
        int left = (int) at;
        int layer = 0;
        while (layer < boundaries.size()) {
            double[] z = boundaries.get(layer);
            if (depth < z[left] + (at - left) * (z[left + 1] - z[left])) {
                break;
            }
            layer++;
        }
        double grey = design.layers().get(layer).grey();
        for (Disc disc : voids.get(layer)) {
            if (disc.holds(along, depth)) {
                return grey * VOID_GREY_SHARE;
            }
        }
        return grey;
    }

    private double[] blurred(double[] pixels) {
        if (imaging.blur() == 0) {
            return pixels;
        }
        double[] rows = convolved(pixels, 1, design.width());
        return convolved(rows, design.width(), design.height());
    }

    private double[] convolved(double[] pixels, int step, int length) {
        int reach = Math.max(1, (int) Math.ceil(4 * imaging.blur()));
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = StrictMath.exp(-0.5 * (i - reach) * (i - reach) / (imaging.blur() * imaging.blur()));
            sum += kernel[i];
        }
        double total = sum;
        double[] result = new double[pixels.length];
        IntStream.range(0, design.height()).parallel().forEach(row -> {
            for (int column = 0; column < design.width(); column++) {
                int index = row * design.width() + column;
                int at = step == 1 ? column : row;
                double value = 0;
                for (int k = -reach; k <= reach; k++) {
                    value += kernel[k + reach] * pixels[index + (Math.clamp(at + (long) k, 0, length - 1) - at) * step];
                }
                result[index] = value / total;
            }
        });
        return result;
    }

    /** Curtains run across the layers, along the image's axis nearest to the depth, and grow stronger the deeper they are. */
    private void addStripes(double[] pixels, Deviates random) {
        boolean isDown = Math.abs(sine) >= Math.abs(cosine);
        int count = isDown ? design.width() : design.height();
        double[] stripes = new SurfaceModel(imaging.curtaining() * design.smallestStep(), 2 * CURTAIN_BLUR, false, 0).heights(count, 1, random);
        double shade = imaging.shading() * design.smallestStep();
        for (int row = 0; row < design.height(); row++) {
            for (int column = 0; column < design.width(); column++) {
                double x = column / (double) design.width() - 0.5;
                double y = row / (double) design.height() - 0.5;
                double deep = isDown ? 1 + 0.4 * y * Math.signum(sine) : 1 + 0.4 * x * Math.signum(cosine);
                pixels[row * design.width() + column] += stripes[isDown ? column : row] * deep + shade * (0.7 * x + 0.3 * y - 0.4 * x * x);
            }
        }
    }

    private void addNoise(double[] pixels, long noiseSeed) {
        if (imaging.contrastToNoise() == 0) {
            return;
        }
        double step = design.smallestStep() > 0 ? design.smallestStep() : design.layers().get(0).grey();
        double sigma = step / imaging.contrastToNoise();
        double mean = design.layers().stream().mapToDouble(SectionLayer::grey).average().orElseThrow();
        // So many counts to a grey level that the mean level has this noise.
        double counts = mean / (sigma * sigma);
        IntStream.range(0, design.height()).parallel().forEach(row -> {
            Deviates random = new Deviates(noiseSeed + 7919L * row);
            for (int i = row * design.width(); i < (row + 1) * design.width(); i++) {
                pixels[i] = imaging.isCounting() ? random.poisson(Math.max(0, pixels[i] * counts)) / counts : pixels[i] + sigma * random.gaussian();
            }
        });
    }

    /** The places along the stack at which all boundaries lie in the image. */
    private int[] inside(List<double[]> boundaries) {
        double right = (design.width() - 1) / 2.0 * design.pixelSize();
        double low = (design.height() - 1) / 2.0 * design.pixelSize() * stretch;
        int from = 0;
        int to = 2 * half + 1;
        for (double[] depths : boundaries) {
            int first = -1;
            int last = -1;
            for (int i = 0; i < depths.length; i++) {
                double u = (i - half) * design.pixelSize();
                double x = depths[i] * cosine + u * sine;
                double y = depths[i] * sine - u * cosine;
                if (Math.abs(x) <= right && Math.abs(y) <= low) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            from = Math.max(from, first < 0 ? depths.length : first);
            to = Math.min(to, last + 1);
        }
        return new int[] {Math.min(from, to), Math.max(from, to)};
    }
}
