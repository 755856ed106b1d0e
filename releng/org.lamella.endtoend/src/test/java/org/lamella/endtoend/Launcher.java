package org.lamella.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs the start script of the checkout on the product that this build has made. */
final class Launcher {
    private static final int MINUTES = 5;

    private Launcher() {
    }

    /** What a run left: exit status and both streams. */
    record Outcome(int status, String out, String err) {
        List<String> errorLines() {
            return err.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** The top of the checkout. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("build.sh"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The folder of real files beside the checkout; a test that wants it is skipped where it isn't. */
    static Path realFile(String name) {
        Path file = root().resolveSibling("shared").resolve("data").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: no real file " + name + " beside the checkout");
        return file;
    }

    /** The unpacked product of this build. */
    static Path product() {
        return root().resolve("releng/org.lamella.product/target/products/org.lamella.product/linux/gtk/x86_64");
    }

    static Outcome run(Path folder, Object... arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), arguments);
    }

    static Outcome run(Path folder, Map<String, String> environment, Object... arguments) throws IOException, InterruptedException {
        return run(folder, environment, process -> { }, arguments);
    }

    /** What is done while the program runs. */
    interface Meanwhile {
        void act(Process process) throws IOException, InterruptedException;
    }

    static Outcome run(Path folder, Map<String, String> environment, Meanwhile meanwhile, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root().resolve("lamella").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = Files.createTempFile("lamella", ".out");
        Path err = Files.createTempFile("lamella", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LAMELLA_HOME", product().toString());
        builder.environment().put("LAMELLA_CACHE", Path.of("target", "cache").toAbsolutePath().toString());
        builder.environment().remove("LAMELLA_DEBUG");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        meanwhile.act(process);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("still running after " + MINUTES + " minutes: " + command);
        }
        Outcome outcome = new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }
}
