package org.lamella.report;

import java.awt.Font;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/**
 * Draws into an SVG document. Text stays text, so that it can be searched and edited; since a viewer may have another
 * font than the one that was measured, each text says how long it is, and labels stay on their plates.
 */
final class SvgGraphics extends SVGGraphics2D {
    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    SvgGraphics(SVGGeneratorContext context) {
        super(context, false);
    }

    private SvgGraphics(SvgGraphics other) {
        super(other);
    }

    @Override
    public Graphics create() {
        return new SvgGraphics(this);
    }

    @Override
    public void drawString(String text, float x, float y) {
        String clean = SafeText.printable(text);
        Font font = getFont();
        if (font.isTransformed() || clean.isBlank()) {
            super.drawString(clean, x, y);
            return;
        }
        Element element = getDOMFactory().createElementNS(SVG_NAMESPACE_URI, SVG_TEXT_TAG);
        element.setAttributeNS(null, SVG_X_ATTRIBUTE, getGeneratorContext().doubleString(x));
        element.setAttributeNS(null, SVG_Y_ATTRIBUTE, getGeneratorContext().doubleString(y));
        element.setAttributeNS(null, SVG_TEXT_LENGTH_ATTRIBUTE,
                String.format(Locale.ROOT, "%.2f", font.getStringBounds(clean, CONTEXT).getWidth()));
        element.setAttributeNS(null, SVG_LENGTH_ADJUST_ATTRIBUTE, SVG_SPACING_AND_GLYPHS_VALUE);
        element.appendChild(getDOMFactory().createTextNode(clean));
        domGroupManager.addElement(element, DOMGroupManager.FILL);
    }

    /** Pictures are put into the document as PNG, never beside it. */
    static final class EmbeddedImages extends DefaultImageHandler {
        @Override
        protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                if (!ImageIO.write(image, "png", bytes)) {
                    throw new IllegalArgumentException("a picture of this kind cannot be written as PNG: " + image);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            element.setAttributeNS(XLINK_NAMESPACE_URI, XLINK_HREF_QNAME,
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray()));
        }

        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
            if (image instanceof RenderedImage rendered) {
                handleHREF(rendered, element, context);
                return;
            }
            BufferedImage copy = new BufferedImage(Math.max(1, image.getWidth(null)), Math.max(1, image.getHeight(null)),
                    BufferedImage.TYPE_INT_ARGB);
            Graphics graphics = copy.createGraphics();
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
            handleHREF((RenderedImage) copy, element, context);
        }

        @Override
        protected void handleHREF(RenderableImage image, Element element, SVGGeneratorContext context) {
            handleHREF(image.createDefaultRendering(), element, context);
        }
    }
}
