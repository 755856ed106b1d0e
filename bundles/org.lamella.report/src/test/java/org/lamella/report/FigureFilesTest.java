package org.lamella.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.Figure;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureFilesTest {
    @TempDir
    Path folder;

    private static Figure square(String name) {
        return new SvgDrawingTest.Sketch(name, "A square.", 100, 60, graphics -> {
            graphics.setColor(Color.RED);
            graphics.fillRect(10, 10, 20, 20);
        });
    }

    private static AnalysisRun run(Figure... figures) {
        AnalysisResult.Builder result = AnalysisResult.builder();
        List.of(figures).forEach(result::figure);
        return SampleRun.run(result.build(), List.of(), Path.of("a.dm3"));
    }

    @Test
    void writesBothFilesAndNothingElse() throws Exception {
        FigureFiles.Written written = FigureFiles.write(square("square"), folder.resolve("new/figures"));
        assertEquals(folder.resolve("new/figures/square.svg"), written.svg());
        BufferedImage image = ImageIO.read(written.png().toFile());
        assertEquals(300, image.getWidth());
        assertEquals(180, image.getHeight());
        assertEquals(Color.RED.getRGB(), image.getRGB(45, 45));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(10, 10));
        SvgDrawingTest.parse(Files.readString(written.svg()));
        try (Stream<Path> files = Files.list(written.svg().getParent())) {
            assertEquals(2, files.count());
        }
        // A second run replaces them.
        FigureFiles.write(square("square"), folder.resolve("new/figures"));
    }

    @Test
    void pictureSaysItsResolution() throws Exception {
        Path png = FigureFiles.write(square("square"), folder).png();
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(png.toFile()));
        NodeList nodes = ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0")).getElementsByTagName("pHYs");
        double dotsPerInch = Double.parseDouble(((Element) nodes.item(0)).getAttribute("pixelsPerUnitXAxis")) * 0.0254;
        assertEquals(216, dotsPerInch, 0.1);
        reader.dispose();
    }

    @Test
    void aHugeFigureGetsFewerPixelsForAPoint() {
        Figure huge = new SvgDrawingTest.Sketch("huge", "", 20000, 3000, graphics -> graphics.drawLine(0, 0, 9, 9));
        byte[] png = PngDrawing.draw(huge);
        int width = java.nio.ByteBuffer.wrap(png, 16, 4).getInt();
        assertEquals(20000, width);
    }

    @Test
    void namesCannotLeaveTheFolderAndDoNotMeet() throws Exception {
        List<Figure> figures = List.of(square("../../evil"), square("a b"), square("a/b"), square("A-B"), square(""),
                square("x".repeat(500)));
        assertEquals(List.of("evil", "a-b", "a-b-2", "A-B-3", "figure", "x".repeat(100)), FigureFiles.fileNames(figures));
        new FigureFiles().write(run(figures.toArray(new Figure[0])), folder, Progress.NONE);
        try (Stream<Path> files = Files.list(folder.resolve("figures"))) {
            assertEquals(12, files.count());
        }
        assertFalse(Files.exists(folder.resolve("../evil.svg")));
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneClearError() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        UserError error = assertThrows(UserError.class, () -> FigureFiles.write(square("square"), file.resolve("sub")));
        assertTrue(error.getMessage().contains(file.toString()) && !error.getMessage().contains("\n"), error.getMessage());
        assertEquals("not a folder", Files.readString(file));
    }

    @Test
    void oneBrokenFigureDoesNotCostTheOthers() throws Exception {
        Figure broken = new SvgDrawingTest.Sketch("broken", "Oops.", 50, 50, graphics -> {
            throw new IllegalStateException("no data");
        });
        UserError error = assertThrows(UserError.class, () -> new FigureFiles().write(run(broken, square("fine")), folder, Progress.NONE));
        assertTrue(error.getMessage().contains("broken") && error.getMessage().contains("no data"), error.getMessage());
        assertTrue(Files.exists(folder.resolve("figures/fine.png")));
        String page = HtmlReport.page(run(broken, square("fine")), Progress.NONE);
        assertTrue(page.contains("could not be drawn") && page.contains("<svg"));
    }

    @Test
    void stopsWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String step) {
                // nobody is watching
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> new FigureFiles().write(run(square("a")), folder, cancelled));
        assertThrows(CancellationException.class, () -> new HtmlReport().write(run(square("a")), folder, cancelled));
        assertFalse(Files.exists(folder.resolve("report.html")));
    }
}
