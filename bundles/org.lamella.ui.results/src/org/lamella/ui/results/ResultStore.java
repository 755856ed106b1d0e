package org.lamella.ui.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;

/** The results on disk. A deleted one is moved aside, so that this can be undone. */
final class ResultStore {
    private static final String ASIDE = ".deleted";

    private final Path folder;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** A result that was read already; it is read again when its file has changed. */
    private record Known(FileTime changed, StoredResult result) {
    }

    ResultStore(Path folder) {
        this.folder = folder;
    }

    /** All results, the newest first; what cannot be read is left out and logged. */
    List<StoredResult> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(folder)) {
            folders = entries.filter(path -> !path.getFileName().toString().startsWith(".") && Files.exists(path.resolve("result.json")))
                    .sorted(Comparator.comparing((Path path) -> path.getFileName().toString()).reversed()).toList();
        } catch (IOException e) {
            Problems.log("the results in " + folder + " cannot be listed", e);
            return List.of();
        }
        known.keySet().retainAll(folders);
        List<StoredResult> results = new ArrayList<>();
        for (Path each : folders) {
            try {
                FileTime changed = Files.getLastModifiedTime(each.resolve("result.json"));
                Known before = known.get(each);
                Known now = before != null && before.changed.equals(changed) ? before : new Known(changed, StoredResult.read(each));
                known.put(each, now);
                results.add(now.result);
            } catch (IOException e) {
                // It has vanished since the folders were listed.
                known.remove(each);
            } catch (UserError e) {
                Problems.log(e.getMessage(), e);
            }
        }
        return results;
    }

    /** @throws UserError when it cannot be moved */
    void delete(String name) throws UserError {
        move(folder.resolve(name), folder.resolve(ASIDE).resolve(name));
    }

    /** @throws UserError when it cannot be moved back */
    void restore(String name) throws UserError {
        move(folder.resolve(ASIDE).resolve(name), folder.resolve(name));
    }

    private static void move(Path from, Path to) throws UserError {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError(from + ": the result cannot be moved (" + e.getMessage() + ")", e);
        }
    }
}
