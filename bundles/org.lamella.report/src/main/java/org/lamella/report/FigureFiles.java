package org.lamella.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.Figure;
import org.lamella.analysis.RunWriter;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/**
 * Writes the figures of a run into its folder {@code figures}: each as SVG (text as text, pictures inside) and as PNG
 * (216 dots per inch, and says so). A file appears when it is complete.
 */
public final class FigureFiles implements RunWriter {
    /** The folder inside a result's folder. */
    public static final String FOLDER = "figures";

    /** The two files of a figure. */
    public record Written(Path svg, Path png) {
    }

    @Override
    public void write(AnalysisRun run, Path folder, Progress progress) throws UserError {
        List<Figure> figures = run.result().figures();
        List<String> names = fileNames(figures);
        UserError broken = null;
        for (int i = 0; i < figures.size(); i++) {
            progress.check();
            progress.report((double) i / figures.size(), "drawing " + names.get(i));
            try {
                write(figures.get(i), names.get(i), folder.resolve(FOLDER));
            } catch (DrawingError e) {
                // One plug-in's faulty figure must not cost the others.
                broken = broken == null ? new UserError(e.getMessage() + "; report it to the makers of " + run.analysis().origin(), e)
                        : broken;
            }
        }
        if (broken != null) {
            throw broken;
        }
    }

    /**
     * Writes one figure.
     *
     * @param folder where its files go; made when it is missing
     * @throws UserError when the figure cannot be drawn or a file cannot be written
     */
    public static Written write(Figure figure, Path folder) throws UserError {
        try {
            return write(figure, SafeText.fileName(figure.name()), folder);
        } catch (DrawingError e) {
            throw new UserError(e.getMessage() + "; report it to the makers of the analysis", e);
        }
    }

    private static Written write(Figure figure, String name, Path folder) throws UserError {
        Path svg = folder.resolve(name + ".svg");
        Path png = folder.resolve(name + ".png");
        WholeFile.write(svg, SvgDrawing.file(figure).getBytes(StandardCharsets.UTF_8));
        WholeFile.write(png, PngDrawing.draw(figure));
        return new Written(svg, png);
    }

    /** File names without ending, one for each figure, no two alike even where capital letters do not count. */
    static List<String> fileNames(List<Figure> figures) {
        Set<String> used = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        for (Figure figure : figures) {
            String name = SafeText.fileName(figure.name());
            String unique = name;
            for (int i = 2; !used.add(unique.toLowerCase(Locale.ROOT)); i++) {
                unique = name + "-" + i;
            }
            names.add(unique);
        }
        return names;
    }
}
