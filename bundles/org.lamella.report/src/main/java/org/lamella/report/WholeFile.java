package org.lamella.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.lamella.data.UserError;

/** Writes files so that nobody ever finds half of one: beside the target first, then moved into its place. */
final class WholeFile {
    private WholeFile() {
    }

    /** @throws UserError when the folder cannot be written to; the old file, if there was one, is then untouched */
    static void write(Path target, byte[] content) throws UserError {
        // Not createTempFile: its files can be read by their owner only, and so could the result.
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.write(part, content, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw new UserError("cannot write " + target + ": " + reason(e) + "; choose another folder or make room", e);
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? name : name + " (" + e.getMessage() + ")";
    }
}
