package org.lamella.readers.jeol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads sessions of JEOL's Analysis Station (.ASW): the images, maps, spectrum images and line scans of all views, in their
 * order. Files that have been left behind, and those of other kinds, are passed over as long as something is there.
 */
public final class JeolSessionReader implements FormatReader {
    private static final String MARK = "Analysis Station";
    private static final List<FormatReader> MEMBERS = List.of(new JeolImageReader(), new JeolMapReader(), new DigiLineReader());
    private static final int MOST_MEMBERS = 10_000;

    @Override
    public String format() {
        return "JEOL session";
    }

    @Override
    public List<String> endings() {
        return List.of("asw");
    }

    @Override
    public String holds() {
        return "all images, maps, spectrum images and line scans of an Analysis Station session";
    }

    @Override
    public boolean recognises(FileHead head) {
        return isTree(head) && head.text(0, 64).contains(MARK);
    }

    /** Whether a file begins with a tree of values. */
    static boolean isTree(FileHead head) {
        for (int i = 0; i < TagTree.PREAMBLE; i++) {
            if (head.uint8(i) != 0) {
                return false;
            }
        }
        return head.uint8(TagTree.PREAMBLE) == 1 && head.int32(TagTree.PREAMBLE + 1, ByteOrder.LITTLE_ENDIAN) < 64;
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        List<String> names = names(TagTree.parse(file, 0));
        if (names.isEmpty()) {
            throw file.error("the session names no files");
        }
        if (names.size() > MOST_MEMBERS) {
            throw file.error("a session of " + names.size() + " files is too large");
        }
        List<Dataset> datasets = new ArrayList<>();
        for (String name : names) {
            Optional<Path> member = member(path.toAbsolutePath().getParent(), name);
            if (member.isPresent()) {
                datasets.addAll(read(file, member.get()));
            }
        }
        if (datasets.isEmpty()) {
            throw file.error("none of the " + names.size() + " files of the session can be read, for example '" + names.get(0)
                    + "'; they must stand beside it in the same folders as on the microscope");
        }
        return datasets;
    }

    private static List<String> names(TagTree.Node tree) {
        List<String> names = new ArrayList<>();
        for (TagTree.Node sample : below(tree, "SampleInfo")) {
            for (TagTree.Node view : below(sample, "ViewInfo")) {
                for (TagTree.Node data : below(view, "ViewData")) {
                    String name = data.text("Filename");
                    if (!name.isBlank()) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    private static List<TagTree.Node> below(TagTree.Node node, String name) {
        return node.find(name).map(found -> List.copyOf(found.children().values())).orElse(List.of());
    }

    private static List<Dataset> read(FileBytes session, Path member) throws UserError {
        FileHead head;
        try {
            head = FileHead.of(member);
        } catch (IOException e) {
            throw session.error("the file " + member + " of the session cannot be read (" + e.getMessage() + ")");
        }
        for (FormatReader reader : MEMBERS) {
            if (reader.recognises(head)) {
                return reader.read(member);
            }
        }
        return List.of();
    }

    /** The file of a name that a Windows computer has written, within the folder of the session; whatever its case. */
    private static Optional<Path> member(Path folder, String name) {
        Path at = folder;
        for (String part : name.split("[\\\\/]+")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                return Optional.empty();
            }
            Optional<Path> next = child(at, part);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Files.isRegularFile(at) ? Optional.of(at) : Optional.empty();
    }

    private static Optional<Path> child(Path folder, String name) {
        try {
            Path exact = folder.resolve(name);
            if (Files.exists(exact)) {
                return Optional.of(exact);
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().equalsIgnoreCase(name)).sorted().findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
