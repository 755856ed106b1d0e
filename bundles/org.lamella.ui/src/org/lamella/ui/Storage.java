package org.lamella.ui;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.core.runtime.Platform;

/** Where the workbench keeps what it computes and remembers. */
public final class Storage {
    private Storage() {
    }

    /** The folder of this user's workbench. */
    public static Path folder() {
        URL url = Platform.getInstanceLocation().getURL();
        return Path.of(url.getPath());
    }

    /** The folder with one folder for each result. */
    public static Path results() {
        return folder().resolve("results");
    }

    /**
     * A file for what is remembered about another file.
     *
     * @param kind what is remembered, for example {@code regions}
     * @param source the file that it is about
     */
    public static Path memory(String kind, String source) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            Path folder = folder().resolve(kind);
            Files.createDirectories(folder);
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 12) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
