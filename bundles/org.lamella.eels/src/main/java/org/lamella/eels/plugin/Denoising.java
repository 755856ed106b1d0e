package org.lamella.eels.plugin;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.analysis.AnalysisContext;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.eels.decomposition.DecompositionSettings;
import org.lamella.eels.decomposition.PrincipalComponents;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/** Leaves the noise of many spectra away, and remembers the components for the report. */
final class Denoising {
    /** The spectra, and as many numbers again, are held at once. */
    private static final long MOST_VALUES = 1L << 26;
    private static final int LEAST_SPECTRA = 4;

    private final CompositionParameters parameters;
    private final List<Done> done = new ArrayList<>();

    /**
     * An input whose noise was left away.
     *
     * @param name of the input
     * @param energy the axis of its spectra
     * @param width spectra in a row
     * @param kept how many components were kept
     * @param components all that were computed
     */
    record Done(String name, Axis energy, int width, int kept, PrincipalComponents.Result components) {
    }

    Denoising(CompositionParameters parameters) {
        this.parameters = parameters;
    }

    List<Done> done() {
        return done;
    }

    /**
     * The spectra to measure: those of the file, or what their first components make of them.
     *
     * @throws UserError when they are too many
     */
    SpectrumSource apply(String name, SpectrumSource source, AnalysisContext context, Progress progress) throws UserError {
        long count = source.x().size() * source.y().size();
        int wanted = parameters.keepsComponents() ? parameters.components() : 0;
        if (!parameters.keepsComponents() || count == 1) {
            return source;
        }
        if (count < LEAST_SPECTRA) {
            context.warn(name + ": " + count + " spectra are too few for principal components; they are measured as they are");
            return source;
        }
        if (count * (double) source.energy().size() > MOST_VALUES) {
            throw new UserError(name + " has " + count + " spectra of " + source.energy().size() + " channels, more than can be decomposed at once;"
                    + " choose a line, or components=none");
        }
        double[][] spectra = new double[(int) count][];
        int width = (int) source.x().size();
        for (int row = 0; row < source.y().size(); row++) {
            SpectrumSeries series = source.along(SpectraReading.row(source, row), Progress.NONE);
            System.arraycopy(series.counts(), 0, spectra, row * width, width);
            progress.report(0.2 * row / source.y().size(), "Reading " + name);
            progress.check();
        }
        PrincipalComponents.Result result;
        try {
            result = new PrincipalComponents(DecompositionSettings.DEFAULT).decompose(spectra, progress.part(0.2, 1));
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": " + e.getMessage(), e);
        }
        int kept = Math.min(result.size(), wanted == 0 ? result.suggested() : wanted);
        context.warn(name + ": the spectra were rebuilt from " + kept + " principal components; the noise that is left is not that of counts, so that"
                + " uncertainties are too small");
        done.add(new Done(name, source.energy(), width, kept, result));
        return rebuilt(source, result, kept);
    }

    private static SpectrumSource rebuilt(SpectrumSource source, PrincipalComponents.Result result, int kept) throws UserError {
        int channels = (int) source.energy().size();
        int width = (int) source.x().size();
        int height = (int) source.y().size();
        float[] values = new float[channels * width * height];
        for (int i = 0; i < width * height; i++) {
            double[] spectrum = result.denoised(i, kept);
            for (int c = 0; c < channels; c++) {
                values[i * channels + c] = (float) spectrum[c];
            }
        }
        List<Axis> axes = List.of(source.energy(), source.x().withRole(Axis.Role.NAVIGATION), source.y().withRole(Axis.Role.NAVIGATION));
        Dataset dataset = new Dataset(source.dataset().name(), ArrayImgs.floats(values, channels, width, height), "float32", axes, source.dataset().metadata());
        return SpectrumSource.require(dataset);
    }
}
