package org.lamella.crystal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The 530 settings of the space groups: resource {@code space-groups.txt}, which names its source. */
final class SpaceGroupTable {
    private static final List<Setting> SETTINGS = load();

    private SpaceGroupTable() {
    }

    /** One line of the table. */
    record Setting(int number, String choice, String hall, String hermannMauguin) {
        /** The name with its setting, for example {@code F d -3 m :2}; monoclinic names tell the setting by themselves. */
        String name() {
            return choice.matches("[12RH].*") ? hermannMauguin + " :" + choice : hermannMauguin;
        }

        SpaceGroup group() {
            return SpaceGroup.create(number, name(), hall, HallSymbol.operations(hall));
        }
    }

    private static List<Setting> load() {
        List<Setting> settings = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                SpaceGroupTable.class.getResourceAsStream("space-groups.txt"), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] fields = line.split(";", -1);
                    settings.add(new Setting(Integer.parseInt(fields[0]), fields[1], fields[2], fields[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(settings);
    }

    static List<Setting> settings() {
        return SETTINGS;
    }

    /** The first line of a number, except that the second choice of the origin goes before the first. */
    static Setting standard(int number) {
        if (number < 1 || number > 230) {
            throw new IllegalArgumentException("space groups are numbered 1 to 230, not " + number);
        }
        return preferred(SETTINGS.stream().filter(setting -> setting.number() == number).toList());
    }

    private static Setting preferred(List<Setting> candidates) {
        Setting first = candidates.get(0);
        if (first.choice().startsWith("1")) {
            String second = "2" + first.choice().substring(1);
            return candidates.stream().filter(setting -> setting.choice().equals(second)).findFirst().orElse(first);
        }
        return first;
    }

    static Setting find(String text) {
        String stripped = text.strip();
        if (stripped.matches("\\d{1,3}")) {
            return standard(Integer.parseInt(stripped));
        }
        if (stripped.length() > 60) {
            throw new IllegalArgumentException("a space-group name of " + stripped.length() + " characters is too long");
        }
        for (Setting setting : SETTINGS) {
            if (hallKey(setting.hall()).equals(hallKey(stripped)) && stripped.startsWith("-")) {
                return setting;
            }
        }
        String choice = "";
        String name = stripped;
        int colon = stripped.indexOf(':');
        if (colon >= 0) {
            choice = stripped.substring(colon + 1).strip().toUpperCase(Locale.ROOT);
            name = stripped.substring(0, colon);
        } else if (stripped.matches("(?i)R.*[^a-z][HRZS]")) {
            // Older CIFs write "R -3 m H"; S and Z are the first and second origin of SHELX.
            choice = stripped.substring(stripped.length() - 1).toUpperCase(Locale.ROOT);
            name = stripped.substring(0, stripped.length() - 1);
        }
        List<Setting> found = byName(name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no space group has the name \"" + text.strip()
                    + "\"; give a Hermann-Mauguin name such as \"F m -3 m\" or a number from 1 to 230");
        }
        return choose(found, choice, text);
    }

    private static Setting choose(List<Setting> found, String choice, String text) {
        if (choice.isEmpty()) {
            return preferred(found);
        }
        String wanted = choice.equals("S") ? "1" : choice.equals("Z") ? "2" : choice;
        for (Setting setting : found) {
            String code = setting.choice().toUpperCase(Locale.ROOT);
            if (code.equals(wanted) || (wanted.matches("[12]") && code.startsWith(wanted))) {
                return setting;
            }
        }
        if (wanted.matches("H") || found.stream().allMatch(setting -> setting.choice().isEmpty()) && wanted.equals("1")) {
            return preferred(found);
        }
        throw new IllegalArgumentException("space group \"" + text.strip() + "\" has no setting \"" + choice + "\"");
    }

    private static List<Setting> byName(String name) {
        for (String key : List.of(key(name), key(shortened(name)))) {
            List<Setting> found = SETTINGS.stream().filter(setting -> keys(setting).contains(key)).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** All spellings of one line, without blanks, in lower case. */
    private static Set<String> keys(Setting setting) {
        Set<String> keys = new HashSet<>();
        keys.add(key(setting.hermannMauguin()));
        String[] parts = setting.hermannMauguin().split(" ");
        if (setting.number() >= 3 && setting.number() <= 15 && parts.length == 4) {
            // "P 21/c" is short for "P 1 21/c 1"; old books write "B 2/b" with c unique.
            boolean bUnique = parts[1].equals("1") && parts[3].equals("1");
            boolean cUnique = parts[1].equals("1") && parts[2].equals("1");
            if (bUnique) {
                keys.add(key(parts[0] + parts[2]));
            } else if (cUnique) {
                keys.add(key(parts[0] + parts[3]));
            }
        }
        // The letter e of 1992 for a plane with two glides, and the letters used before.
        if (setting.hermannMauguin().contains("e")) {
            for (String letter : List.of("a", "b", "c")) {
                keys.add(key(setting.hermannMauguin().replace("e", letter)));
            }
        }
        if (setting.number() >= 200 && setting.hermannMauguin().contains("-3")) {
            keys.add(key(setting.hermannMauguin().replace("-3", "3")));
        }
        return keys;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_()'\"]", "");
    }

    /** Full symbols to short ones: "F 4/m -3 2/m" to "F m -3 m", "P 21/n 21/m 21/a" to "P n m a". */
    private static String shortened(String name) {
        String text = name.strip().replace("_", "");
        String[] parts = text.split("\\s+");
        if (parts.length < 3) {
            return text;
        }
        StringBuilder result = new StringBuilder(parts[0]);
        boolean cubic = parts.length > 2 && parts[2].equals("-3");
        for (int i = 1; i < parts.length; i++) {
            boolean keepAxis = i == 1 && !cubic && parts[i].matches("[346][1-5]?/.*");
            result.append(' ').append(keepAxis ? parts[i] : parts[i].replaceFirst("^[2346][1-5]?/", ""));
        }
        return result.toString();
    }

    private static String hallKey(String symbol) {
        return symbol.strip().replace('=', '"').replace('_', ' ').replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static SpaceGroup ofHall(String symbol) {
        for (Setting setting : SETTINGS) {
            if (hallKey(setting.hall()).equals(hallKey(symbol))) {
                return setting.group();
            }
        }
        return matching(HallSymbol.operations(symbol));
    }

    /** The line with the same set of operations; a nameless group when there is none. */
    static SpaceGroup matching(List<SymmetryOperation> operations) {
        Set<SymmetryOperation> wanted = new HashSet<>(operations);
        for (Setting setting : SETTINGS) {
            SpaceGroup group = setting.group();
            if (group.order() == wanted.size() && wanted.containsAll(group.operations())) {
                return group;
            }
        }
        return SpaceGroup.create(0, "unlisted setting with " + wanted.size() + " operations", "", operations);
    }
}
