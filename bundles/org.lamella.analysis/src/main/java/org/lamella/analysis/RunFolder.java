package org.lamella.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.ElementType;
import org.lamella.readers.TiffWriter;

/** Writes a run into a folder: {@code result.json}, {@code tables/*.csv}, {@code images/*.tif}, {@code recipe.yaml}, then what others add. */
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
            Set<String> used = new HashSet<>();
            for (Table table : run.result().tables()) {
                replace(folder.resolve("tables").resolve(fileName(table.name(), used) + ".csv"), CsvTable.write(table));
            }
            if (!run.result().images().isEmpty()) {
                Files.createDirectories(folder.resolve("images"));
            }
            for (ResultImage image : run.result().images()) {
                TiffWriter.write(folder.resolve(image.file()), image.image(), ElementType.FLOAT32);
            }
        } catch (IOException e) {
            throw new UserError("cannot write the result into " + folder + ": " + e.getMessage(), e);
        }
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).write(run, folder, progress.part(i / (double) writers.size(), (i + 1) / (double) writers.size()));
        }
    }

    /** A plug-in may name its tables as it likes; the file stays in its folder and no two have one name. */
    private static String fileName(String name, Set<String> used) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]+", "-").replaceFirst("^\\.+", "");
        String unique = plain.isEmpty() ? "table" : plain;
        for (int i = 2; !used.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = plain + "-" + i;
        }
        return unique;
    }

    private static void replace(Path file, String text) throws IOException {
        // Not a temporary file of the system: that one only its owner could read.
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
