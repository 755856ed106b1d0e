package org.lamella.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.lamella.data.UserError;

/** Files by a pattern such as {@code images/*.dm3} or {@code **}{@code /region_?.tif}. */
final class InputGlob {
    private static final int MOST_FILES = 100_000;
    private static final int DEEPEST = 32;

    private InputGlob() {
    }

    static boolean isGlob(String text) {
        return text.matches(".*[*?\\[{].*");
    }

    /**
     * @param folder where a relative pattern starts
     * @return the files in alphabetical order, at least one
     * @throws UserError when there is none or a folder cannot be read
     */
    static List<Path> files(Path folder, String glob) throws UserError {
        // The part before the first special character is a plain path; only the rest is looked for.
        int slash = glob.replaceFirst("[*?\\[{].*", "").lastIndexOf('/');
        String plain = slash == 0 ? "/" : glob.substring(0, Math.max(0, slash));
        String pattern = glob.substring(slash + 1);
        Path base = folder.resolve(plain).toAbsolutePath().normalize();
        if (!Files.isDirectory(base)) {
            throw new UserError("there is no folder " + base);
        }
        String prefix = base.toString().replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + prefix + (prefix.endsWith("/") ? "" : "/") + pattern);
        int depth = pattern.contains("**") ? DEEPEST : 1 + (int) pattern.chars().filter(character -> character == '/').count();
        try (Stream<Path> walk = Files.walk(base, depth)) {
            List<Path> found = walk.filter(path -> matcher.matches(path) && Files.isRegularFile(path)).sorted().limit(MOST_FILES).toList();
            if (found.isEmpty()) {
                throw new UserError("no file matches " + glob + " in " + base);
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("cannot look for " + glob + " in " + base + ": " + e.getMessage(), e);
        }
    }
}
