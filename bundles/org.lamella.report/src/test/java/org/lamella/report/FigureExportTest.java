package org.lamella.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.Figure;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.Curve;
import org.lamella.figure.FigureGrid;
import org.lamella.figure.ImagePanel;
import org.lamella.figure.PlotAxis;
import org.lamella.figure.ProfilePlot;
import org.lamella.report.FigureExport.Format;

class FigureExportTest {
    @TempDir
    private Path folder;

    private static Figure figure() {
        double[] pixels = new double[64 * 48];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.sin(i % 64 / 3.0) + Math.cos(i / 64 / 4.0);
        }
        double[] x = {0, 1, 2, 3, 4};
        ProfilePlot plot = ProfilePlot.of(PlotAxis.linear("θ, µm and Å⁻¹ at (1\u03052)", Unit.NANOMETRE), PlotAxis.linear("counts", Unit.COUNTS))
                .curve(Curve.line("a", x, new double[] {1, 4, 2, 5, 3}, 0)).build();
        return FigureGrid.named("both", "an image and a curve").add(ImagePanel.of(Image.of(64, 48, pixels, 0.02, Unit.NANOMETRE)).build()).add(plot).build();
    }

    @Test
    void aPngHasTheWidthAskedForAndSaysItsResolution() throws Exception {
        Path file = folder.resolve("a.png");
        FigureExport.write(figure(), file, Format.PNG, 127, 200, Progress.NONE);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1000, image.getWidth());
        assertEquals(Math.round(1000.0 * figure().height() / figure().width()), image.getHeight());
        // 200 dots per inch are 7874 a metre: four bytes, twice, in the chunk pHYs.
        String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = bytes.indexOf("pHYs") + 4;
        assertEquals(7874, bytes.charAt(at + 2) * 256 + bytes.charAt(at + 3));
    }

    @Test
    void anSvgSaysItsSizeInMillimetresAndIsWellFormed() throws Exception {
        Path file = folder.resolve("a.svg");
        FigureExport.write(figure(), file, Format.SVG, 90, 300, Progress.NONE);
        var root = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        assertEquals("90.000mm", root.getAttribute("width"));
        assertTrue(root.getAttribute("height").endsWith("mm"));
        assertEquals("0 0 " + figure().width() + " " + figure().height(), root.getAttribute("viewBox"));
    }

    @Test
    void aPdfIsOnePageOfThatSizeAndLooksLikeThePng() throws Exception {
        Path file = folder.resolve("a.pdf");
        FigureExport.write(figure(), file, Format.PDF, 180, 300, Progress.NONE);
        FigureExport.write(figure(), folder.resolve("b.png"), Format.PNG, 180, 72, Progress.NONE);
        BufferedImage wanted = ImageIO.read(folder.resolve("b.png").toFile());
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(180 / 25.4 * 72, document.getPage(0).getMediaBox().getWidth(), 0.01);
            BufferedImage drawn = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertEquals(wanted.getWidth(), drawn.getWidth(), 1);
            assertEquals(wanted.getHeight(), drawn.getHeight(), 1);
            // Letters fall on other fractions of pixels, so the two are compared in blocks.
            double worst = 0;
            for (int y = 0; y + 12 < wanted.getHeight(); y += 12) {
                for (int column = 0; column + 12 < wanted.getWidth(); column += 12) {
                    worst = Math.max(worst, Math.abs(mean(wanted, column, y) - mean(drawn, column, y)));
                }
            }
            assertTrue(worst < 45, "a block differs by " + worst);
        }
    }

    private static double mean(BufferedImage image, int left, int top) {
        double sum = 0;
        for (int i = 0; i < 144; i++) {
            int rgb = image.getRGB(left + i % 12, top + i / 12);
            sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
        }
        return sum / 432;
    }

    @Test
    void theFormatFollowsTheEnding() {
        assertEquals(Optional.of(Format.PDF), Format.of(Path.of("x/Figure 1.PDF")));
        assertEquals(Optional.empty(), Format.of(Path.of("figure")));
    }

    @Test
    void aSizeThatNoMemoryHoldsIsRefused() {
        UserError error = assertThrows(UserError.class,
                () -> FigureExport.write(figure(), folder.resolve("a.png"), Format.PNG, 2000, 2400, Progress.NONE));
        assertTrue(error.getMessage().contains("too large"), error.getMessage());
        assertThrows(UserError.class, () -> FigureExport.write(figure(), folder.resolve("a.pdf"), Format.PDF, Double.NaN, 300, Progress.NONE));
        assertFalse(Files.exists(folder.resolve("a.png")));
    }

    @Test
    void aFaultyFigureLeavesNoFile() throws IOException {
        Figure broken = new Figure() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String caption() {
                return "";
            }

            @Override
            public int width() {
                return 100;
            }

            @Override
            public int height() {
                return 50;
            }

            @Override
            public void paint(Graphics2D graphics) {
                throw new IllegalStateException("no data");
            }
        };
        for (Format format : Format.values()) {
            assertThrows(UserError.class, () -> FigureExport.write(broken, folder.resolve("x." + format.ending()), format, 100, 100, Progress.NONE));
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");
        UserError error = assertThrows(UserError.class,
                () -> FigureExport.write(figure(), notAFolder.resolve("a.svg"), Format.SVG, 100, 100, Progress.NONE));
        assertTrue(error.getMessage().contains("a.svg"), error.getMessage());
    }
}
