package org.lamella.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.FileAddress;
import org.lamella.readers.OpenedFile;
import org.lamella.readers.Readers;

/** An input file: read when it is first asked for its data, and identified by the digest of its bytes. */
final class FileInput implements AnalysisInput {
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final Readers readers;
    private OpenedFile opened;
    private Dataset used;
    private String error;
    private CompletableFuture<String> digest;

    FileInput(Path path, Readers readers) {
        this.path = path.toAbsolutePath().normalize();
        this.readers = readers;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public String name() {
        FileAddress address = FileAddress.of(path);
        return address.file().getFileName() + address.part().map(part -> FileAddress.SEPARATOR + part).orElse("");
    }

    @Override
    public List<Dataset> datasets() throws UserError {
        if (opened == null) {
            opened = readers.open(path);
            // A large file takes a while to digest; the analysis need not wait for it.
            digest = CompletableFuture.supplyAsync(this::digest);
            used = opened.datasets().get(0);
        }
        return opened.datasets();
    }

    @Override
    public Dataset imageDataset() throws UserError {
        used = datasets().stream().filter(Dataset::isImage).max(Comparator.comparingLong(FileInput::pixels))
                .orElseThrow(() -> new UserError(name() + " (" + opened.format() + ") holds no image; 'lamella info' shows what it holds"));
        return used;
    }

    private static long pixels(Dataset dataset) {
        return dataset.signalAxes().stream().mapToLong(Axis::size).reduce(1, (a, b) -> a * b);
    }

    void fail(String message) {
        error = message;
    }

    InputRecord record(InputRecord.Role role) {
        return new InputRecord(path, digest == null ? digest() : digest.join(), opened == null ? "" : opened.format(), used == null ? List.of() : used.axes(),
                Optional.ofNullable(error), role);
    }

    private String digest() {
        Path file = FileAddress.of(path).file();
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            return "";
        }
    }
}
