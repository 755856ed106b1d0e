package org.lamella.ui.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.RunFolder;
import org.lamella.analysis.RunWriter;
import org.lamella.data.Progress;
import org.lamella.data.UserError;

/**
 * Writes results into the folder of all results: first under a hidden name, so that what can be seen is whole. A figure or
 * report that cannot be made costs none of the numbers. Uses no widgets; may be used on any thread.
 */
public final class ResultWriter {
    private static final String UNFINISHED = ".new-";
    private static final Pattern UNFINISHED_NAME = Pattern.compile("\\.new-(\\d{1,18})-\\d+");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path results;
    private final List<RunWriter> writers;
    private final AtomicLong count = new AtomicLong();

    /**
     * A result that has been written.
     *
     * @param folder where it is
     * @param problems why something besides the numbers is missing, for example a figure; empty when all is there
     */
    public record Written(Path folder, List<Throwable> problems) {
    }

    /** @param writers what is written besides numbers and tables, for example figures and report */
    public ResultWriter(Path results, List<RunWriter> writers) {
        this.results = results;
        this.writers = List.copyOf(writers);
    }

    /**
     * Writes a run.
     *
     * @throws UserError when the numbers cannot be written; nothing is left behind then
     * @throws CancellationException when cancelled; nothing is left behind then
     */
    public Written write(AnalysisRun run, Progress progress) throws UserError {
        String name = LocalDateTime.now().format(STAMP) + "-" + run.analysis().name().replaceAll("[^A-Za-z0-9._-]", "-");
        Path unfinished = results.resolve(UNFINISHED + ProcessHandle.current().pid() + "-" + count.incrementAndGet());
        List<Throwable> problems = new ArrayList<>();
        try {
            Files.createDirectories(unfinished);
            new RunFolder(writers.stream().map(writer -> tolerant(writer, problems)).toList()).write(run, unfinished, progress);
            Files.writeString(unfinished.resolve(StoredResult.SUMMARY), String.join("\n", run.result().summary()), StandardCharsets.UTF_8);
            return new Written(move(unfinished, name), List.copyOf(problems));
        } catch (IOException e) {
            throw new UserError("the result cannot be written into " + results + ": " + e.getMessage(), e);
        } finally {
            deleteTree(unfinished);
        }
    }

    private static RunWriter tolerant(RunWriter writer, List<Throwable> problems) {
        return (run, folder, progress) -> {
            try {
                writer.write(run, folder, progress);
            } catch (CancellationException e) {
                throw e;
            } catch (UserError | RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
                problems.add(e);
            }
        };
    }

    /** Two results may end in one second. */
    private synchronized Path move(Path unfinished, String name) throws IOException {
        Path folder = results.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = results.resolve(name + "-" + i);
        }
        return Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what runs left behind that were killed while they wrote. */
    public void removeUnfinished() {
        try (Stream<Path> entries = Files.list(results)) {
            entries.filter(path -> isAbandoned(path.getFileName().toString())).toList().forEach(ResultWriter::deleteTree);
        } catch (IOException e) {
            // there are no results yet, or what is left does no harm
        }
    }

    /** Another program that still runs may be writing its own result. */
    private static boolean isAbandoned(String name) {
        Matcher matcher = UNFINISHED_NAME.matcher(name);
        return matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // hidden, and tried again at the next start
        }
    }
}
