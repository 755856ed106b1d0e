package org.lamella.simulation.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** Files of one simulation, numbered from 1, each with its truth beside it. */
final class NumberedFiles {
    private NumberedFiles() {
    }

    /** Simulates one file and writes it. */
    @FunctionalInterface
    interface Maker {
        /**
         * @param index from 0
         * @param file is to be written
         * @param truth is to be written as well
         */
        void make(int index, Path file, Path truth) throws UserError;
    }

    /**
     * Makes the files one after the other.
     *
     * @param name what their names begin with
     * @param ending of the files, with its dot
     * @param what what one of them is, for the progress
     * @return the files without their truth
     * @throws UserError when one cannot be simulated or written
     */
    static List<Path> make(Path folder, String name, String ending, String what, int count, Progress progress, Maker maker) throws UserError {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            progress.check();
            progress.report(i / (double) count, "Simulating " + what + " " + (i + 1) + " of " + count);
            String numbered = String.format(Locale.ROOT, "%s_%02d", name, i + 1);
            Path file = folder.resolve(numbered + ending);
            maker.make(i, file, folder.resolve(numbered + ".truth.json"));
            files.add(file);
        }
        progress.report(1, "done");
        return files;
    }
}
