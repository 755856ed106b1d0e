package org.lamella.readers.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.lamella.data.UserError;
import org.lamella.readers.storage.FileBytes;

/**
 * An HDF5 file that is open for reading. The library reads the structure; what it throws at a damaged file becomes one
 * {@link UserError} here. Files up to 2 GB are handed to it as mapped memory, where a length that the file lies about fails
 * instead of being allocated; larger ones as a channel over the same mapping.
 */
final class HdfSource {
    private final FileBytes file;
    private final HdfFile hdf;

    private HdfSource(FileBytes file, HdfFile hdf) {
        this.file = file;
        this.hdf = hdf;
    }

    /** Something that asks the library. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws UserError;
    }

    /** @throws UserError when the file cannot be read or is no HDF5 file */
    static HdfSource open(Path path) throws UserError {
        return open(path, Integer.MAX_VALUE);
    }

    /** @param largestBuffer files that are longer are read through a channel */
    static HdfSource open(Path path, long largestBuffer) throws UserError {
        FileBytes file = FileBytes.open(path);
        HdfFile hdf = guarded(file, "the file", () -> {
            if (file.length() > largestBuffer) {
                return new HdfFile(new MappedChannel(file));
            }
            return HdfFile.fromByteBuffer(whole(file));
        });
        return new HdfSource(file, hdf);
    }

    private static ByteBuffer whole(FileBytes file) throws UserError {
        if (file.length() <= FileBytes.LARGEST_SLICE) {
            return file.slice(0, file.length(), ByteOrder.LITTLE_ENDIAN, "the file").slice();
        }
        try (FileChannel channel = FileChannel.open(file.path())) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, file.length());
        } catch (IOException e) {
            throw file.error("the file cannot be read (" + e.getMessage() + ")");
        }
    }

    FileBytes file() {
        return file;
    }

    HdfFile hdf() {
        return hdf;
    }

    UserError error(String message) {
        return file.error(message);
    }

    /** Runs what asks the library, with all that it may throw turned into one error about this file. */
    <T> T guarded(String what, Work<T> work) throws UserError {
        return guarded(file, what, work);
    }

    private static <T> T guarded(FileBytes file, String what, Work<T> work) throws UserError {
        try {
            return work.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw file.error(what + " cannot be read; the HDF5 file is damaged or uses what is not supported (" + reason(e) + ")");
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; depth < 20 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
        return message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /** What is at a path such as {@code /entry/data}, links followed; empty when there is nothing. */
    Optional<Node> find(String path) throws UserError {
        return guarded("'" + path + "'", () -> {
            Node node = hdf;
            for (String name : path.split("/")) {
                if (name.isEmpty() || name.equals(".")) {
                    continue;
                }
                if (!(node instanceof Group group)) {
                    return Optional.empty();
                }
                node = follow(group.getChild(name)).orElse(null);
                if (node == null) {
                    return Optional.empty();
                }
            }
            return Optional.of(node);
        });
    }

    /** @return the group at a path, empty when there is none or it is something else */
    Optional<Group> group(String path) throws UserError {
        return find(path).filter(Group.class::isInstance).map(Group.class::cast);
    }

    /** The node itself, or what a link within this file leads to; empty for broken links and links to other files. */
    static Optional<Node> follow(Node node) {
        Node target = node;
        for (int steps = 0; target instanceof Link link; steps++) {
            // A link into another file is not followed: a file may name any other on this computer.
            if (steps > 8 || link instanceof io.jhdf.links.ExternalLink || link.isBrokenLink()) {
                return Optional.empty();
            }
            target = link.getTarget();
        }
        return Optional.ofNullable(target);
    }
}
