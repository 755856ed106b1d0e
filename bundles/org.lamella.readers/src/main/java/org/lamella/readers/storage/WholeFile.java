package org.lamella.readers.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lamella.data.UserError;

/** Writes a file beside its place and moves it there when it is complete: nobody ever sees half a file. */
public final class WholeFile {
    private WholeFile() {
    }

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** @param part an empty file */
        void write(Path part) throws IOException, UserError;
    }

    /** @throws UserError when the content cannot be written; a file that was there before is still there then */
    public static void write(Path file, Content content) throws UserError {
        Path target = file.toAbsolutePath();
        Path part = null;
        try {
            part = Files.createTempFile(target.getParent(), ".lamella", ".part");
            content.write(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(file + ": the file cannot be written (" + e.getMessage() + ")", e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The file is complete or another error is on its way; a left-over part is only untidy.
            part.toFile().deleteOnExit();
        }
    }
}
