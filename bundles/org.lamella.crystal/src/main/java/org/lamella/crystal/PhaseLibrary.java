package org.lamella.crystal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lamella.data.UserError;

/**
 * Phases by name: those that come with the product and the CIF files of a user's folder. Immutable; adding a folder
 * gives a new library.
 */
public final class PhaseLibrary {
    private final Map<String, Phase> phases;
    private final Map<String, UserError> unreadable;

    private PhaseLibrary(Map<String, Phase> phases, Map<String, UserError> unreadable) {
        this.phases = phases;
        this.unreadable = unreadable;
    }

    /** The phases that come with the product: battery compounds, and crystals used for calibration and as substrates. */
    public static PhaseLibrary builtIn() {
        List<String> names = resource("phases/index.txt").lines().map(String::strip)
                .filter(name -> !name.isEmpty() && !name.startsWith("#")).toList();
        List<Phase> read = names.parallelStream().map(PhaseLibrary::own).toList();
        Map<String, Phase> phases = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            phases.put(names.get(i), read.get(i));
        }
        return new PhaseLibrary(phases, Map.of());
    }

    /** The folder of the user's own phases: what the environment variable {@code LAMELLA_PHASES} says, or one in the home folder. */
    public static Path userFolder() {
        String given = System.getenv("LAMELLA_PHASES");
        return given != null && !given.isBlank() ? Path.of(given) : Path.of(System.getProperty("user.home"), ".lamella", "phases");
    }

    /** The phases of the product and the user's own. */
    public static PhaseLibrary installed() {
        return builtIn().withFolder(userFolder());
    }

    private static Phase own(String name) {
        try {
            return CifReader.parse(name + ".cif", name, resource("phases/" + name + ".cif"));
        } catch (UserError e) {
            throw new IllegalStateException("a phase of the product is wrong: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = PhaseLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the product lacks its file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This library and the CIF files of a folder, each under its file name without the ending; a user's phase hides one
     * of the same name. A folder that does not exist adds nothing. A file that cannot be read is listed by
     * {@link #problems()} and reported when someone asks for it.
     */
    public PhaseLibrary withFolder(Path userFolder) {
        Map<String, Phase> all = new LinkedHashMap<>(phases);
        Map<String, UserError> broken = new LinkedHashMap<>(unreadable);
        for (Path file : cifFiles(userFolder, broken)) {
            String name = CifReader.nameOf(file);
            try {
                Phase phase = CifReader.read(file);
                all.keySet().removeIf(known -> known.equalsIgnoreCase(name));
                all.put(name, phase);
            } catch (UserError e) {
                broken.put(name, e);
            }
        }
        return new PhaseLibrary(all, broken);
    }

    private static List<Path> cifFiles(Path folder, Map<String, UserError> broken) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".cif"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
        } catch (IOException | UncheckedIOException e) {
            broken.put(folder.toString(), new UserError("the folder of phases " + folder + " cannot be read: " + e.getMessage(), e));
            return List.of();
        }
    }

    /** One line for each CIF of the user's folder that could not be read. */
    public List<String> problems() {
        return unreadable.values().stream().map(Throwable::getMessage).toList();
    }

    /** All phases, the product's own first. */
    public List<Phase> all() {
        return List.copyOf(phases.values());
    }

    /** The names of {@link #all()}. */
    public List<String> names() {
        return List.copyOf(phases.keySet());
    }

    /**
     * A phase by name (capital letters, blanks, hyphens and underscores do not matter), or from a CIF file by its path.
     *
     * @throws UserError for an unknown name, with similar names; for a CIF that cannot be read, with its error
     */
    public Phase get(String nameOrCifPath) throws UserError {
        String name = nameOrCifPath.strip();
        Phase exact = phases.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, UserError> broken : unreadable.entrySet()) {
            if (broken.getKey().equalsIgnoreCase(name)) {
                throw broken.getValue();
            }
        }
        for (Map.Entry<String, Phase> entry : phases.entrySet()) {
            if (plain(entry.getKey()).equals(plain(name))) {
                return entry.getValue();
            }
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".cif")) {
            try {
                return CifReader.read(Path.of(name));
            } catch (InvalidPathException e) {
                throw new UserError("\"" + name + "\" is no path of a file", e);
            }
        }
        throw new UserError(unknown(name));
    }

    private String unknown(String name) {
        List<String> near = nearest(name, phases.keySet());
        String known = "nown are " + String.join(", ", phases.keySet()) + ", and any .cif file by its path";
        return "no phase is called \"" + name + "\"; "
                + (near.isEmpty() ? "k" : "did you mean " + String.join(" or ", near) + "? K") + known;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /** Up to three names that begin like this one or are a few letters away. */
    static List<String> nearest(String name, Collection<String> names) {
        String wanted = plain(name);
        List<String> near = new ArrayList<>();
        if (wanted.isEmpty() || wanted.length() > 60) {
            return near;
        }
        int limit = Math.max(1, wanted.length() / 2);
        names.stream().filter(known -> plain(known).startsWith(wanted) || distance(plain(known), wanted) <= limit)
                .sorted(Comparator.comparing((String known) -> !plain(known).startsWith(wanted))
                        .thenComparingInt(known -> distance(plain(known), wanted)))
                .limit(3).forEach(near::add);
        return near;
    }

    /** Levenshtein distance. */
    private static int distance(String first, String second) {
        int[] row = new int[second.length() + 1];
        for (int j = 0; j <= second.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int change = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[second.length()];
    }

    /**
     * Copies a CIF into the user's folder, which is made when missing, after checking that it can be read.
     *
     * @return the new file; its name without the ending is the phase's name
     * @throws UserError when the CIF is wrong, the folder cannot be written, or another phase of this name is there already
     */
    public Path importCif(Path cif, Path userFolder) throws UserError {
        CifReader.read(cif);
        Path target = userFolder.resolve(CifReader.nameOf(cif) + ".cif");
        try {
            if (Files.exists(target)) {
                if (Files.mismatch(cif, target) == -1) {
                    return target;
                }
                throw new UserError(target + " is there already with other content; rename the file to import or remove the old one");
            }
            Files.createDirectories(userFolder);
            // Half a file must not be left behind when the disk is full.
            Path partial = Files.createTempFile(userFolder, "import", ".part");
            try {
                Files.copy(cif, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, target);
            } finally {
                Files.deleteIfExists(partial);
            }
            return target;
        } catch (IOException e) {
            throw new UserError(cif + " cannot be copied to " + userFolder + ": " + e, e);
        }
    }
}
