package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, followed word for word: blocks marked {@code sh} are one script in their order, a block whose mark has a second
 * word is a file of that name, and what a block marked {@code output} holds must have been printed by the commands before it.
 */
final class PageScript {
    private static final Path PAGES = Path.of("bundles/org.lamella.documentation/src/main/resources/org/lamella/documentation/pages");
    private static final Pattern BLOCK = Pattern.compile("^```([^\\n]*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FIGURE = Pattern.compile("!\\[[^]]*]\\(([\\w.-]+)(?: \"([^\"]+)\")?\\)");
    private static final String MARK = "=== block ";
    private static final int MINUTES = 12;

    private final String name;
    private final String text;

    PageScript(String name) throws IOException {
        this.name = name;
        this.text = Files.readString(Launcher.root().resolve(PAGES).resolve(name + ".md"));
    }

    /** The script of the page, with a mark in its output before each block. */
    private String script() {
        StringBuilder script = new StringBuilder("set -e\n");
        Matcher block = BLOCK.matcher(text);
        for (int number = 0; block.find(); number++) {
            String[] words = block.group(1).strip().split("\\s+");
            if (words.length == 2) {
                String folder = words[1].contains("/") ? "mkdir -p " + words[1].replaceFirst("/[^/]*$", "") + "\n" : "";
                script.append(folder).append("cat > ").append(words[1]).append(" <<'END OF FILE'\n").append(block.group(2)).append("END OF FILE\n");
            } else if (words[0].equals("sh")) {
                script.append("echo '").append(MARK).append(number).append("'\n").append(block.group(2));
            }
        }
        return Runtime.version().feature() < 23 ? script.toString().replace("-proc:full ", "") : script.toString();
    }

    /**
     * Follows the page.
     *
     * @param folder empty
     * @param home what {@code ~} is
     * @return everything that was printed
     */
    String follow(Path folder, Path home, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = Files.createTempFile("lamella-page", ".out");
        Path errors = Files.createTempFile("lamella-page", ".err");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script()).directory(folder.toFile()).redirectOutput(log.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("HOME", home.toString());
        // Java asks the system for the home folder, not the environment.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
        builder.environment().put("LAMELLA_CACHE", Path.of("target", "cache").toAbsolutePath().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        builder.environment().remove("LAMELLA_PLUGINS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean isDone = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!isDone) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String out = Files.readString(log, StandardCharsets.UTF_8);
        String err = Files.readString(errors, StandardCharsets.UTF_8);
        Files.delete(log);
        Files.delete(errors);
        assertTrue(isDone, "the commands of " + name + " still run after " + MINUTES + " minutes: " + out);
        assertEquals(0, process.exitValue(), name + ": " + out + err);
        checkOutput(out);
        return out;
    }

    private void checkOutput(String out) {
        Matcher block = BLOCK.matcher(text);
        int last = -1;
        for (int number = 0; block.find(); number++) {
            String mark = block.group(1).strip();
            last = mark.equals("sh") ? number : last;
            if (mark.equals("output")) {
                int from = out.indexOf(MARK + last + "\n");
                int to = out.indexOf(MARK, from + 1);
                List<String> printed = out.substring(from, to < 0 ? out.length() : to).lines().toList();
                List<String> missing = block.group(2).lines().filter(line -> !printed.contains(line)).toList();
                assertEquals(List.of(), missing, () -> name + " says what is not printed; printed is\n" + String.join("\n", printed));
            }
        }
    }

    /** The figures of the page that come from its commands, by name, each with the file that they have written. */
    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            if (figure.group(2) != null) {
                figures.put(figure.group(1), figure.group(2));
            }
        }
        return figures;
    }

    /** Commands that stand in the text as one to be typed but in no block that is run. */
    List<String> commandsOutsideOfBlocks() {
        List<String> outside = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).isBlank() && block.group(2).contains("lamella ")) {
                outside.add(block.group(2).strip());
            }
        }
        return outside;
    }

    static Path pages() {
        return Launcher.root().resolve(PAGES);
    }
}
