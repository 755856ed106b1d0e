package org.lamella.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamella.data.Axis;

/**
 * Where the numbers of a result come from: one input file.
 *
 * @param path the absolute path
 * @param sha256 the SHA-256 of the file's bytes, in hexadecimal; empty when the file could not be read
 * @param format the format's name, for example {@code DM3}; empty when it was not recognised
 * @param axes the axes of the dataset that was analysed, fastest first
 * @param error why this input failed, in one line; empty when it was analysed
 * @param role what the file was for
 */
public record InputRecord(Path path, String sha256, String format, List<Axis> axes, Optional<String> error, Role role) {
    /** What a file of a run was for. */
    public enum Role {
        /** Given to be analysed. */
        INPUT,
        /** Named by a parameter: what inputs are compared with, or a calibration. */
        REFERENCE
    }

    /** A file that was given to be analysed. */
    public InputRecord(Path path, String sha256, String format, List<Axis> axes, Optional<String> error) {
        this(path, sha256, format, axes, error, Role.INPUT);
    }

    public InputRecord {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(error, "error");
        axes = List.copyOf(axes);
    }
}
