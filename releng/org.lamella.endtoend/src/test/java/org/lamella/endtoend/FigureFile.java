package org.lamella.endtoend;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes a figure of a result small enough for a page: as wide as a page, plots with a palette, pictures as JPEG. */
final class FigureFile {
    private static final int WIDTH = 840;
    private static final int PALETTE = 256;

    private FigureFile() {
    }

    static void write(Path source, Path target) throws IOException {
        BufferedImage full = ImageIO.read(source.toFile());
        BufferedImage small = full;
        // By halves, so that no thin line falls between pixels.
        while (small.getWidth() > WIDTH) {
            int width = Math.max(WIDTH, small.getWidth() / 2);
            small = scaled(small, width, Math.round(small.getHeight() * (width / (float) small.getWidth())));
        }
        if (target.toString().endsWith(".png")) {
            ImageIO.write(withPalette(small), "png", target.toFile());
            return;
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.7f);
        target.toFile().delete();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    /** The commonest colours; every other becomes the nearest of them. */
    private static BufferedImage withPalette(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(coarse(image.getRGB(x, y)), 1, Integer::sum);
            }
        }
        List<Integer> colours = counts.keySet().stream().sorted(Comparator.comparingInt((Integer colour) -> -counts.get(colour)).thenComparing(colour -> colour))
                .limit(PALETTE).toList();
        int[] map = colours.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model = new IndexColorModel(8, map.length, map, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int index = nearest.computeIfAbsent(coarse(image.getRGB(x, y)), colour -> nearest(colour, map));
                indexed.getRaster().setSample(x, y, 0, index);
            }
        }
        return indexed;
    }

    /** Thirty-two levels of each of red, green and blue; white stays white. */
    private static int coarse(int rgb) {
        return level(rgb >> 16 & 255) << 16 | level(rgb >> 8 & 255) << 8 | level(rgb & 255);
    }

    private static int level(int value) {
        return Math.round(Math.round(value * 31 / 255f) * 255 / 31f);
    }

    private static int nearest(int colour, int[] map) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < map.length; i++) {
            int red = (colour >> 16 & 255) - (map[i] >> 16 & 255);
            int green = (colour >> 8 & 255) - (map[i] >> 8 & 255);
            int blue = (colour & 255) - (map[i] & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
