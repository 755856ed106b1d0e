package org.lamella.ui;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lamella.analysis.Figure;
import org.lamella.data.UserError;

/** A figure that was saved as SVG with a result. It is drawn as sharp as any other. */
public final class SvgFigure implements Figure {
    /** Profiles with error bars have thousands of strokes; beyond this a picture would stop the window from answering. */
    private static final int MOST_STROKES = 200_000;

    private final String name;
    private final String caption;
    private final SVGDocument document;

    private SvgFigure(String name, String caption, SVGDocument document) {
        this.name = name;
        this.caption = caption;
        this.document = document;
    }

    /** @throws UserError when the file cannot be read or is no SVG */
    public static SvgFigure read(Path file, String caption) throws UserError {
        String fileName = file.getFileName().toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            DocumentLimits limits = new DocumentLimits(DocumentLimits.DEFAULT_MAX_NESTING_DEPTH, DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH, MOST_STROKES);
            SVGDocument document = new SVGLoader().load(in, null, LoaderContext.builder().documentLimits(limits).build());
            if (document == null) {
                throw new UserError(file + ": this is not an SVG picture");
            }
            return new SvgFigure(fileName.replaceFirst("\\.svg$", ""), caption, document);
        } catch (IOException e) {
            throw new UserError(file + ": the figure cannot be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String caption() {
        return caption;
    }

    @Override
    public int width() {
        return Math.max(1, Math.round(document.size().width));
    }

    @Override
    public int height() {
        return Math.max(1, Math.round(document.size().height));
    }

    @Override
    public void paint(Graphics2D graphics) {
        document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, width(), height()));
    }
}
