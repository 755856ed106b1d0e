package org.lamella.bioformats.plugin;

import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lamella.analysis.ExtensionFolders;
import org.lamella.analysis.ReaderPlugin;
import org.lamella.bioformats.Library;
import org.lamella.bioformats.OpenImages;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.FileHead;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;

/**
 * Reads with Bio-Formats what no other reader knows, where a user has put {@code bioformats_package.jar} (or the separate
 * jars) into an {@linkplain ExtensionFolders extension folder}. It is asked last: Lamella's own readers know energy axes and
 * units that Bio-Formats does not.
 */
@Plugin(type = ReaderPlugin.class, name = "bioformats", priority = Priority.LAST)
public final class BioFormatsReader implements ReaderPlugin {
    private final List<Path> folders;
    private List<Path> jars = List.of();
    private Library library;
    private Cleaner cleaner;

    /** Looks into the usual folders. */
    public BioFormatsReader() {
        this(ExtensionFolders.all());
    }

    /** @param folders where the jars may be */
    public BioFormatsReader(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public String format() {
        return "Bio-Formats";
    }

    @Override
    public String holds() {
        return "images and stacks of all formats that Bio-Formats knows and Lamella does not";
    }

    @Override
    public boolean isGeneral() {
        return true;
    }

    @Override
    public Optional<String> lacks() {
        return library().isPresent() ? Optional.empty() : Optional.of("to read the formats that Bio-Formats knows, put bioformats_package.jar"
                + " (from www.openmicroscopy.org/bio-formats) into " + ExtensionFolders.ofUser() + " and start again");
    }

    @Override
    public boolean recognises(FileHead head) {
        return library().map(found -> OpenImages.recognises(found, head.path())).orElse(false);
    }

    @Override
    public List<Dataset> read(Path file) throws UserError {
        Library found = library().orElseThrow(() -> new UserError(file + ": Bio-Formats is not there; " + lacks().orElse("")));
        return OpenImages.read(found, file, cleaner);
    }

    /** The classes, loaded once for the jars that are there now. */
    private synchronized Optional<Library> library() {
        List<Path> now = Library.jars(folders);
        if (!now.equals(jars)) {
            jars = now;
            library = now.isEmpty() ? null : Library.of(now);
            cleaner = cleaner == null ? Cleaner.create() : cleaner;
        }
        return Optional.ofNullable(library);
    }
}
