package org.lamella.analysis;

import org.lamella.data.UserError;
import org.scijava.plugin.SciJavaPlugin;

/**
 * An analysis: the one kind of plug-in that Lamella has. Dialog, command line, recipe, batch, report, help table and
 * provenance are made from its annotations; built-in analyses use exactly what third parties get.
 *
 * <pre>{@code
 * @Plugin(type = Analysis.class, name = "brightness", label = "Mean brightness",
 *         description = "Mean and standard deviation of the pixels of each image")
 * public class BrightnessAnalysis implements Analysis {
 *     @Parameter(label = "Dark level", description = "Subtracted from every pixel", min = "0")
 *     @InUnit("counts")
 *     private double darkLevel = 0;
 *
 *     public AnalysisResult analyse(AnalysisContext context) throws UserError { ... }
 * }
 * }</pre>
 *
 * <p>The name is what is typed on the command line. Parameters are private fields annotated with SciJava's
 * {@code @Parameter}: the field's name is the parameter's, its initial value the default, {@code min} and {@code max}
 * its range, {@code choices} its allowed values, {@code description} its meaning in one line, and {@link InUnit} its
 * unit. Types: {@code double}, {@code Double} (null: not given), {@code int}, {@code Integer}, {@code long},
 * {@code boolean}, {@code String}, {@code String[]} (comma-separated) and enums. A new instance is made for every run.</p>
 */
public interface Analysis extends SciJavaPlugin {
    /**
     * Runs the analysis with the parameters that were set.
     *
     * @throws UserError when nothing could be computed and the user can do something about it
     * @throws java.util.concurrent.CancellationException when the user asked to stop
     */
    AnalysisResult analyse(AnalysisContext context) throws UserError;
}
