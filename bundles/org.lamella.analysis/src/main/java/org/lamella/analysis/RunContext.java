package org.lamella.analysis;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

/** The context of a run over files. */
final class RunContext implements AnalysisContext {
    private final List<FileInput> files;
    private final Readers readers;
    private final Progress progress;
    private final List<String> warnings = new ArrayList<>();
    private final Map<Path, FileInput> companions = new LinkedHashMap<>();

    RunContext(List<FileInput> files, Readers readers, Progress progress) {
        this.files = List.copyOf(files);
        this.readers = readers;
        this.progress = progress;
    }

    @Override
    public List<AnalysisInput> inputs() {
        return List.copyOf(files);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public synchronized AnalysisInput companion(Path file) {
        return companions.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new FileInput(path, readers));
    }

    /** The inputs, then what parameters named and is not among them. */
    synchronized List<InputRecord> records() {
        List<InputRecord> records = new ArrayList<>();
        files.forEach(file -> records.add(file.record(InputRecord.Role.INPUT)));
        companions.forEach((path, file) -> {
            if (files.stream().noneMatch(input -> input.path().equals(path))) {
                records.add(file.record(InputRecord.Role.REFERENCE));
            }
        });
        return records;
    }

    @Override
    public synchronized void warn(String message) {
        if (!warnings.contains(message)) {
            warnings.add(message);
        }
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void forEachInput(InputTask task) throws UserError {
        UserError first = null;
        int failed = 0;
        for (int i = 0; i < files.size(); i++) {
            FileInput input = files.get(i);
            progress.check();
            try {
                task.run(input, progress.part(i / (double) files.size(), (i + 1) / (double) files.size()));
            } catch (UserError e) {
                failed++;
                first = first == null ? e : first;
                fail(input, e.getMessage());
            } catch (CancellationException e) {
                throw e;
            } catch (UncheckedIOException e) {
                // Large arrays are read while the analysis works on them.
                UserError error = new UserError(input.path() + ": cannot be read: " + e.getCause().getMessage(), e);
                failed++;
                first = first == null ? error : first;
                fail(input, error.getMessage());
            } catch (RuntimeException e) {
                if (files.size() == 1) {
                    throw e;
                }
                failed++;
                first = first == null ? new UserError(input.name() + ": a fault of the analysis: " + e, e) : first;
                fail(input, "a fault of the analysis: " + e);
            }
        }
        if (failed == files.size()) {
            throw failed == 1 ? first : new UserError("all " + failed + " inputs failed; the first: " + first.getMessage(), first);
        }
    }

    private void fail(FileInput input, String message) {
        input.fail(message);
        String named = message.contains(input.name()) ? message : input.name() + ": " + message;
        warnings.add("failed: " + named);
    }
}
