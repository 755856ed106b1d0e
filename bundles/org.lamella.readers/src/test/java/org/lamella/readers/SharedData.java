package org.lamella.readers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of real microscope files beside the repository; tests over it are skipped where it is not. */
final class SharedData {
    private SharedData() {
    }

    static Optional<Path> folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    static Path file(String name) {
        Assumptions.assumeTrue(folder().isPresent(), "the folder shared/data is not beside the repository");
        return folder().get().resolve(name);
    }
}
