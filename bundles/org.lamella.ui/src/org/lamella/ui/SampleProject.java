package org.lamella.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.lamella.analysis.DemoExample;
import org.lamella.analysis.Recipe;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/**
 * Simulated data to try everything with: a folder with one folder for each installed example, in which its files, their truth, and a
 * recipe are. An example is there as a whole or not at all.
 */
public final class SampleProject {
    /** Says in every sample project that no microscope has seen it. */
    public static final String README = "README.txt";

    private static final String SETTINGS = "samples";
    private static final String RECIPE = "recipe.yaml";

    private final Path folder;

    public SampleProject(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The sample project in the folder that was chosen last, or else in {@code Lamella samples} in the user's home. */
    public static SampleProject current() {
        String chosen = Settings.of(SETTINGS).get("folder", "");
        return new SampleProject(chosen.isBlank() ? Path.of(System.getProperty("user.home"), "Lamella samples") : Path.of(chosen));
    }

    /** Makes this the one that {@link #current()} gives. */
    public void remember() {
        Settings.of(SETTINGS).put("folder", folder);
    }

    public Path folder() {
        return folder;
    }

    /** The examples that are installed, most important first. */
    public static List<DemoExample> examples() throws UserError {
        return Installed.registry().demonstrations();
    }

    /**
     * Makes all that is not there yet.
     *
     * @throws UserError when files cannot be written
     * @throws CancellationException when the user asked to stop; what was complete by then stays
     */
    public void makeAll(Progress progress) throws UserError {
        List<DemoExample> examples = examples();
        for (int i = 0; i < examples.size(); i++) {
            make(examples.get(i), progress.part(i / (double) examples.size(), (i + 1.0) / examples.size()));
        }
        progress.report(1, "done");
    }

    /**
     * Gives an example; makes it first when it is not there.
     *
     * @param name what {@link DemoExample#name()} says
     * @throws UserError when there is no such example, or its files cannot be written
     * @throws CancellationException when the user asked to stop
     */
    public DemoExample.Prepared make(String name, Progress progress) throws UserError {
        for (DemoExample example : examples()) {
            if (example.name().equals(name)) {
                return make(example, progress);
            }
        }
        throw new UserError("the example '" + name + "' is not installed");
    }

    private DemoExample.Prepared make(DemoExample example, Progress progress) throws UserError {
        Path target = folder.resolve(example.name());
        DemoExample.Prepared known = known(target);
        if (known != null) {
            return known;
        }
        if (Files.exists(target)) {
            throw taken(target);
        }
        // Its own for each run: the Welcome page and a tour may make the same sample at the same time.
        Path part = folder.resolve("." + example.name() + "-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".part");
        try {
            Files.createDirectories(folder);
            Files.createDirectory(part);
            DemoExample.Prepared prepared = example.prepare(part, progress);
            List<String> inputs = prepared.inputs().stream().map(file -> part.relativize(file).toString().replace('\\', '/')).toList();
            Recipe recipe = new Recipe(inputs, List.of(new Recipe.Step(prepared.analysis(), new LinkedHashMap<>(prepared.parameters()))));
            Files.writeString(part.resolve(RECIPE), recipe.write(), StandardCharsets.UTF_8);
            move(part, target);
            Files.writeString(folder.resolve(README), readme(), StandardCharsets.UTF_8);
            return new DemoExample.Prepared(inputs.stream().map(target::resolve).toList(), prepared.analysis(), prepared.parameters());
        } catch (IOException e) {
            throw new UserError("the samples cannot be written to " + target + ": " + e.getMessage() + "; choose another folder", e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static UserError taken(Path target) {
        return new UserError(target + " is there already, but holds no sample; rename this folder, or choose another one for the samples");
    }

    /** Somebody else may have made the sample meanwhile. */
    private static void move(Path part, Path target) throws IOException, UserError {
        try {
            Files.move(part, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (known(target) == null) {
                throw taken(target);
            }
        }
    }

    /** What is there already; null when it is not, or not whole. */
    private static DemoExample.Prepared known(Path target) throws UserError {
        Path file = target.resolve(RECIPE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Recipe recipe = Recipe.read(file);
        List<Path> inputs = recipe.files(target);
        if (recipe.steps().size() != 1 || recipe.hasScript() || !inputs.stream().allMatch(Files::isRegularFile)) {
            throw new UserError(target + " is not as it was made; delete or rename this folder, and the sample is made again");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        recipe.steps().get(0).parameters().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        return new DemoExample.Prepared(inputs, recipe.steps().get(0).analysis(), parameters);
    }

    private static String readme() throws UserError {
        StringBuilder text = new StringBuilder("Sample project of Lamella\n\n"
                + "Everything in this folder is simulated. No microscope has seen it, and no number in it is a measurement.\n"
                + "What each file really holds stands beside it, in the file that ends with .truth.json.\n\n");
        for (DemoExample example : examples()) {
            text.append(example.name()).append("/\n    ").append(example.description()).append(".\n    lamella run ").append(example.name())
                    .append('/').append(RECIPE).append(" -o ").append(example.name()).append("/out\n\n");
        }
        return text + "The folders may be deleted at any time; Help > Welcome makes them again, the same to the last bit.\n";
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            Problems.log("the folder " + folder + " is left over", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
