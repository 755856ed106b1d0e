package org.lamella.readers.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds the other file of a pair: the same name with another ending. */
public final class SiblingFile {
    private SiblingFile() {
    }

    /**
     * The file of the same name with another ending, as given, in capitals or in small letters.
     *
     * @param ending without the dot
     */
    public static Optional<Path> of(Path path, String ending) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        for (String each : new String[] {ending, ending.toUpperCase(Locale.ROOT), ending.toLowerCase(Locale.ROOT)}) {
            Path other = path.resolveSibling(stem + "." + each);
            if (Files.isRegularFile(other)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}
