package org.lamella.lattice.plugin;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Dataset;
import org.lamella.data.Image;
import org.lamella.data.Metadata;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** A run over datasets in memory. */
final class MemoryContext implements AnalysisContext {
    private final List<AnalysisInput> inputs = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    private record MemoryInput(Path path, Dataset dataset) implements AnalysisInput {
        @Override
        public List<Dataset> datasets() {
            return List.of(dataset);
        }

        @Override
        public Dataset imageDataset() throws UserError {
            if (!dataset.isImage()) {
                throw new UserError(name() + " holds no image");
            }
            return dataset;
        }
    }

    static MemoryContext of(Image... images) {
        MemoryContext context = new MemoryContext();
        for (Image image : images) {
            context.add("image" + (context.inputs.size() + 1) + ".dm3", dataset(image));
        }
        return context;
    }

    static Dataset dataset(Image image) {
        return new Dataset("image", ArrayImgs.doubles(image.pixels().clone(), image.width(), image.height()), "float64",
                List.of(image.x(), image.y()), Metadata.EMPTY);
    }

    MemoryContext add(String name, Dataset dataset) {
        inputs.add(new MemoryInput(Path.of(name), dataset));
        return this;
    }

    static AnalysisInput input(Image image) {
        return of(image).inputs.get(0);
    }

    /** Sets a parameter as the framework does: the annotated field of that name. */
    static <T extends Analysis> T with(T analysis, String parameter, Object value) {
        for (Class<?> type = analysis.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(parameter)) {
                    try {
                        field.setAccessible(true);
                        field.set(analysis, value);
                        return analysis;
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        throw new IllegalArgumentException("no parameter " + parameter);
    }

    @Override
    public List<AnalysisInput> inputs() {
        return inputs;
    }

    @Override
    public Progress progress() {
        return Progress.NONE;
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }

    @Override
    public void forEachInput(InputTask task) throws UserError {
        UserError first = null;
        int failed = 0;
        for (AnalysisInput input : inputs) {
            try {
                task.run(input, Progress.NONE);
            } catch (UserError e) {
                first = first == null ? e : first;
                failed++;
                warn("failed: " + e.getMessage());
            }
        }
        if (failed == inputs.size()) {
            throw first;
        }
    }
}
