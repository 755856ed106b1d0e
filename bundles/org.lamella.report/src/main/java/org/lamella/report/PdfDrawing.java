package org.lamella.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.lamella.analysis.Figure;

/**
 * Draws a figure as a PDF document of one page of its size. Letters become outlines: every sign of every font is there on any
 * machine. Pictures are inside without loss.
 */
final class PdfDrawing {
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private PdfDrawing() {
    }

    static byte[] draw(Figure figure, double widthMillimetres) {
        double scale = widthMillimetres * POINTS_PER_MILLIMETRE / figure.width();
        float width = (float) (figure.width() * scale);
        float height = (float) (figure.height() * scale);
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle(SafeText.printable(figure.name()));
            information.setSubject(SafeText.printable(figure.caption()));
            information.setCreator("Lamella");
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, figure.width(), figure.height());
            try {
                DrawingError.paint(figure, graphics);
            } finally {
                graphics.dispose();
            }
            PDFormXObject form = graphics.getXFormObject();
            form.setMatrix(new AffineTransform());
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance((float) scale, (float) scale));
                content.drawForm(form);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
