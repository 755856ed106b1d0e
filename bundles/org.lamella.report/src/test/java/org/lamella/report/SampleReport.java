package org.lamella.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lamella.analysis.AnalysisRun;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/** Writes the sample report into a folder, for looking at. */
final class SampleReport {
    private SampleReport() {
    }

    public static void main(String[] arguments) throws IOException, UserError {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        AnalysisRun run = SampleRun.run();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            new FigureFiles().write(run, folder, Progress.NONE);
            long middle = System.nanoTime();
            new HtmlReport().write(run, folder, Progress.NONE);
            System.err.printf("figures %.0f ms, report %.0f ms%n", (middle - start) / 1e6, (System.nanoTime() - middle) / 1e6);
        }
    }
}
