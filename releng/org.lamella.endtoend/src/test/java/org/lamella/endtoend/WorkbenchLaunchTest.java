package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script opens the workbench of the packaged product. */
class WorkbenchLaunchTest {
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(2);

    @TempDir
    private Path folder;

    private Process start(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(Launcher.root().resolve("lamella").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().putAll(Map.of("LAMELLA_HOME", Launcher.product().toString(), "LAMELLA_CACHE",
                Path.of("target", "cache").toAbsolutePath().toString(), "LAMELLA_WORKBENCH", folder.resolve("workbench").toString()));
        return builder.start();
    }

    private static void stop(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** A file that is open in an editor stands among the recent files; that list is written when its editor has opened. */
    @Test
    void filesNamedOnTheCommandLineOpenInTheWorkbench() throws Exception {
        Path spectrum = Files.writeString(folder.resolve("edge.msa"), "#FORMAT      : EMSA/MAS Spectral Data File\n#VERSION     : 1.0\n"
                + "#NPOINTS     : 3\n#NCOLUMNS    : 1\n#XUNITS      : eV\n#YUNITS      : counts\n#DATATYPE    : Y\n#XPERCHAN    : 1\n"
                + "#OFFSET      : 500\n#SPECTRUM    :\n1\n2\n3\n#ENDOFDATA   :\n");
        Process process = start("open", spectrum.toString());
        Path settings = folder.resolve("workbench/.metadata/.plugins/org.eclipse.core.runtime/.settings/org.lamella.ui.prefs");
        try {
            long end = System.currentTimeMillis() + PATIENCE;
            boolean isOpen = false;
            while (!isOpen && process.isAlive() && System.currentTimeMillis() < end) {
                Thread.sleep(200);
                isOpen = Files.exists(settings) && Files.readString(settings, StandardCharsets.ISO_8859_1).contains("edge.msa");
            }
            assertTrue(isOpen, "the workbench did not open: " + Files.readString(folder.resolve("output.txt")));
            assertTrue(process.isAlive());
        } finally {
            stop(process);
        }
        assertFalse(Files.readString(folder.resolve("output.txt")).contains("error"), Files.readString(folder.resolve("output.txt")));
    }

    @Test
    void withoutAScreenTheWorkbenchSaysSo() throws Exception {
        Launcher.Outcome outcome = Launcher.run(folder, Map.of("DISPLAY", ":987", "LAMELLA_WORKBENCH", folder.resolve("workbench").toString()));
        assertEquals(1, outcome.status());
        List<String> said = outcome.errorLines().stream().filter(line -> line.startsWith("lamella:")).toList();
        assertEquals(1, said.size(), outcome.err());
        assertTrue(said.get(0).contains("no screen"), said.get(0));
    }
}
