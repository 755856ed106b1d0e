package org.lamella.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.lamella.analysis.Figure;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** Writes one figure into a file, in a format and at a size that the user chooses. */
public final class FigureExport {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double MOST_PIXELS = 100e6;
    private static final double WIDEST = 5000;

    /** The formats: pixels, or vectors that stay sharp at any size. */
    public enum Format {
        PNG, SVG, PDF;

        /** The ending of file names, without the dot. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The format of a file by its ending. */
        public static Optional<Format> of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return Arrays.stream(values()).filter(format -> name.endsWith("." + format.ending())).findFirst();
        }
    }

    private FigureExport() {
    }

    /**
     * Writes a figure; the file is there whole or not at all.
     *
     * @param widthMillimetres the width; the height follows from the figure
     * @param dotsPerInch the resolution of a PNG; the others have none
     * @throws UserError when the size makes no sense, the figure cannot be drawn or the file cannot be written
     */
    public static void write(Figure figure, Path file, Format format, double widthMillimetres, double dotsPerInch, Progress progress)
            throws UserError {
        if (!(widthMillimetres > 0 && widthMillimetres <= WIDEST) || !(dotsPerInch > 0) || Double.isInfinite(dotsPerInch)) {
            throw new UserError("a figure cannot be " + widthMillimetres + " mm wide with " + dotsPerInch + " dots per inch; choose up to 5000 mm");
        }
        progress.report(0, "Drawing " + figure.name());
        Path target = file.toAbsolutePath();
        try {
            WholeFile.write(target, switch (format) {
                case PNG -> png(figure, widthMillimetres, dotsPerInch);
                case SVG -> SvgDrawing.file(figure, widthMillimetres).getBytes(StandardCharsets.UTF_8);
                case PDF -> PdfDrawing.draw(figure, widthMillimetres);
            });
        } catch (DrawingError e) {
            throw new UserError(e.getMessage() + "; report it to the makers of the analysis", e);
        }
        progress.report(1, "done");
    }

    private static byte[] png(Figure figure, double widthMillimetres, double dotsPerInch) throws UserError {
        double pixels = widthMillimetres / MILLIMETRES_PER_INCH * dotsPerInch;
        double height = pixels * figure.height() / figure.width();
        if (pixels * height > MOST_PIXELS) {
            throw new UserError(String.format(Locale.ROOT, "a PNG of %.0f x %.0f pixels is too large; choose a smaller width or resolution, or PDF",
                    pixels, height));
        }
        return PngDrawing.draw(figure, pixels / figure.width(), dotsPerInch / MILLIMETRES_PER_INCH * 1000);
    }
}
