package org.lamella.readers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file and, where it is like a folder inside, the part of it that is meant, as people type it: {@code scan.h5} or
 * {@code scan.h5::/entry/data}.
 *
 * @param file the file
 * @param part the name inside the file
 */
public record FileAddress(Path file, Optional<String> part) {
    /** What stands between a file and the part of it. */
    public static final String SEPARATOR = "::";

    /** Takes an address apart. A file whose own name has {@value #SEPARATOR} in it is that file. */
    public static FileAddress of(Path typed) {
        String text = typed.toString();
        int at = text.indexOf(SEPARATOR);
        if (at <= 0 || Files.exists(typed)) {
            return new FileAddress(typed, Optional.empty());
        }
        String part = text.substring(at + SEPARATOR.length());
        return new FileAddress(Path.of(text.substring(0, at)), part.isBlank() ? Optional.empty() : Optional.of(part));
    }
}
