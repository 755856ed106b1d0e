package org.lamella.report;

import java.nio.file.Path;
import org.lamella.analysis.Figure;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

public final class FigureExport {
    public enum Format {
        PNG, SVG, PDF;

        public String ending() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static void write(Figure figure, Path file, Format format, double widthMillimetres, double dotsPerInch, Progress progress) throws UserError {
    }
}
