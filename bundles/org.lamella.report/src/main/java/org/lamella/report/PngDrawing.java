package org.lamella.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.lamella.analysis.Figure;

/** Draws a figure as a PNG picture that knows its resolution. */
final class PngDrawing {
    /** Pixels for one point: three give 216 dots per inch. */
    static final double PIXELS_PER_POINT = 3;
    private static final double POINTS_PER_METRE = 72 / 0.0254;
    private static final double MOST_PIXELS = 60e6;
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngDrawing() {
    }

    /**
     * The bytes of the PNG file, opaque on white. A figure that would be larger than 60 million pixels gets fewer pixels for a point.
     */
    static byte[] draw(Figure figure) {
        double points = Math.max(1, (double) figure.width() * figure.height());
        double scale = Math.min(PIXELS_PER_POINT, Math.sqrt(MOST_PIXELS / points));
        return draw(figure, scale, scale * POINTS_PER_METRE);
    }

    /**
     * The bytes of a PNG file of a chosen size.
     *
     * @param scale pixels for one point of the figure
     * @param pixelsPerMetre the resolution that the file claims
     */
    static byte[] draw(Figure figure, double scale, double pixelsPerMetre) {
        int width = Math.max(1, (int) Math.round(figure.width() * scale));
        int height = Math.max(1, (int) Math.round(figure.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.scale(scale, scale);
            DrawingError.paint(figure, graphics);
        } finally {
            graphics.dispose();
        }
        return encode(image, pixelsPerMetre);
    }

    private static byte[] encode(BufferedImage image, double pixelsPerMetre) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
            metadata.mergeTree(FORMAT, resolution((int) Math.round(pixelsPerMetre)));
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), null);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("the Java runtime does not take the resolution of a PNG file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode resolution(int pixelsPerMetre) {
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", Integer.toString(pixelsPerMetre));
        physical.setAttribute("pixelsPerUnitYAxis", Integer.toString(pixelsPerMetre));
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(physical);
        return root;
    }
}
