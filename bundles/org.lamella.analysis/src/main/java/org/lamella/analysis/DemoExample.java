package org.lamella.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.scijava.plugin.SciJavaPlugin;

/** An example that ships with the product; {@code lamella demo} runs it. A SciJava plug-in like an analysis. */
public interface DemoExample extends SciJavaPlugin {
    /** What is typed to choose it. */
    String name();

    /** One sentence that says what the example shows and whether its data is simulated. */
    String description();

    /**
     * Puts the example's data into a folder.
     *
     * @param folder an existing folder
     * @throws UserError when the files cannot be written
     */
    Prepared prepare(Path folder, Progress progress) throws UserError;

    /**
     * What is to be run.
     *
     * @param inputs the files
     * @param analysis the name of the analysis
     * @param parameters its parameters as they are typed on the command line
     */
    record Prepared(List<Path> inputs, String analysis, Map<String, String> parameters) {
        public Prepared {
            inputs = List.copyOf(inputs);
            parameters = Map.copyOf(parameters);
        }
    }
}
