package org.lamella.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that were opened last, newest first. */
public final class RecentFiles {
    private static final int MOST = 15;
    private static final String SETTINGS = "recent";

    private RecentFiles() {
    }

    public static List<Path> all() {
        List<Path> files = new ArrayList<>();
        for (String line : Settings.of(SETTINGS).get("files", "").split("\n")) {
            if (!line.isBlank()) {
                files.add(Path.of(line));
            }
        }
        return files;
    }

    static void add(Path file) {
        List<Path> files = new ArrayList<>(all());
        files.remove(file);
        files.add(0, file);
        List<String> lines = files.stream().limit(MOST).map(Path::toString).toList();
        Settings.of(SETTINGS).put("files", String.join("\n", lines));
    }

    public static void clear() {
        Settings.of(SETTINGS).clear();
    }
}
