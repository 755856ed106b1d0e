package org.lamella.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** Writes a run into a folder: {@code result.json}, {@code tables/*.csv}, {@code recipe.yaml}, then what others add. */
public final class RunFolder {
    private final List<RunWriter> writers;

    /** @param writers what else is written, for example figures and report */
    public RunFolder(List<RunWriter> writers) {
        this.writers = List.copyOf(writers);
    }

    /**
     * Every file is written whole or not at all; numbers come first, so that a report that fails costs none of them.
     *
     * @throws UserError when something cannot be written
     */
    public void write(AnalysisRun run, Path folder, Progress progress) throws UserError {
        try {
            Files.createDirectories(folder);
            replace(folder.resolve("result.json"), ResultJson.write(run));
            replace(folder.resolve("recipe.yaml"), Recipe.of(run, folder).write());
            if (!run.result().tables().isEmpty()) {
                Files.createDirectories(folder.resolve("tables"));
            }
            for (Table table : run.result().tables()) {
                replace(folder.resolve("tables").resolve(table.name() + ".csv"), CsvTable.write(table));
            }
        } catch (IOException e) {
            throw new UserError("cannot write the result into " + folder + ": " + e.getMessage(), e);
        }
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).write(run, folder, progress.part(i / (double) writers.size(), (i + 1) / (double) writers.size()));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
