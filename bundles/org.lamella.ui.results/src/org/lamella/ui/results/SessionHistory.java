package org.lamella.ui.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamella.analysis.Recipe;
import org.lamella.display.Listeners;
import org.lamella.ui.Problems;
import org.lamella.ui.Storage;

/**
 * The analyses that were run, in their order. The list is on disk as it grows, one line of JSON a step, and is there again at
 * the next start. May be used on any thread.
 */
public final class SessionHistory {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a step ended. */
    public enum State {
        RUNNING, DONE, FAILED, CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One step.
     *
     * @param number counts the steps, so that two alike can be told apart
     * @param result the name of the folder of its result; empty when there is none
     */
    public record Step(long number, Instant time, AnalysisRequest request, State state, String result) {
    }

    private static final class Holder {
        private static final SessionHistory SHARED = new SessionHistory(Storage.folder().resolve("history.jsonl"));
    }

    private final Path file;
    private final List<Step> steps = new ArrayList<>();
    private final Listeners<SessionHistory> listeners = new Listeners<>();
    private long last;

    SessionHistory(Path file) {
        this.file = file;
        read();
    }

    /** The history of this workbench. */
    public static SessionHistory shared() {
        return Holder.SHARED;
    }

    /** Called on the thread that makes the change. */
    public Listeners<SessionHistory> listeners() {
        return listeners;
    }

    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    Step begin(AnalysisRequest request) {
        Step step;
        synchronized (this) {
            step = new Step(++last, Instant.now(), request, State.RUNNING, "");
            steps.add(step);
            write();
        }
        listeners.tell(this);
        return step;
    }

    void end(Step step, State state, String result) {
        synchronized (this) {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).number == step.number) {
                    steps.set(i, new Step(step.number, step.time, step.request, state, result));
                }
            }
            write();
        }
        listeners.tell(this);
    }

    /**
     * Removes the steps that have ended; one that still runs would otherwise end unnoticed.
     *
     * @return what was removed, for {@link #restore}
     */
    List<Step> clear() {
        List<Step> removed;
        synchronized (this) {
            removed = steps.stream().filter(step -> step.state != State.RUNNING).toList();
            steps.removeAll(removed);
            write();
        }
        listeners.tell(this);
        return removed;
    }

    /** Puts steps back that were removed, at their old places. */
    void restore(List<Step> removed) {
        synchronized (this) {
            steps.addAll(removed);
            steps.sort(Comparator.comparingLong(Step::number));
            write();
        }
        listeners.tell(this);
    }

    /**
     * Recipes for steps: one for each set of inputs, as a recipe runs all its steps on the same files.
     *
     * @return in the order of their first steps
     */
    public static List<Recipe> recipes(List<Step> chosen) {
        Map<List<Path>, List<Recipe.Step>> byInputs = new LinkedHashMap<>();
        for (Step step : chosen) {
            byInputs.computeIfAbsent(step.request.inputs(), inputs -> new ArrayList<>()).add(step.request.step());
        }
        List<Recipe> recipes = new ArrayList<>();
        byInputs.forEach((inputs, list) -> recipes.add(new Recipe(inputs.stream().map(Path::toString).toList(), list)));
        return recipes;
    }

    /** Names for several recipes that are saved together: {@code session.yaml}, {@code session-2.yaml} and so on. */
    static List<Path> recipeFiles(Path first, int count) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            files.add(i == 1 ? first : first.resolveSibling(name.substring(0, dot) + "-" + i + name.substring(dot)));
        }
        return files;
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            Problems.log("the history in " + file + " cannot be read", e);
            keepAside();
            return;
        }
        boolean isDamaged = false;
        for (String line : lines.stream().filter(each -> !each.isBlank()).toList()) {
            try {
                Step step = parse(JSON.readTree(line));
                // A step that was running when the program ended did not end well.
                steps.add(step.state == State.RUNNING ? new Step(step.number, step.time, step.request, State.CANCELLED, "") : step);
                last = Math.max(last, step.number);
            } catch (JsonProcessingException | RuntimeException e) {
                Problems.log("a line of the history in " + file + " cannot be read", e);
                isDamaged = true;
            }
        }
        if (isDamaged) {
            keepAside();
        }
    }

    /** The file is written anew with the next step; what could not be read of it must not be lost. */
    private void keepAside() {
        try {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Problems.log("the history in " + file + " cannot be copied", e);
        }
    }

    private static Step parse(JsonNode node) {
        List<Path> inputs = new ArrayList<>();
        node.path("inputs").forEach(input -> inputs.add(Path.of(input.asText())));
        Map<String, String> parameters = new LinkedHashMap<>();
        node.path("parameters").properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new Step(node.path("number").asLong(), Instant.parse(node.path("time").asText()),
                new AnalysisRequest(node.path("analysis").asText(), inputs, parameters),
                State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)), node.path("result").asText());
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        try {
            for (Step step : steps) {
                ObjectNode node = JSON.createObjectNode().put("number", step.number).put("time", step.time.toString())
                        .put("analysis", step.request.analysis()).put("state", step.state.word()).put("result", step.result);
                ArrayNode inputs = node.putArray("inputs");
                step.request.inputs().forEach(input -> inputs.add(input.toString()));
                ObjectNode parameters = node.putObject("parameters");
                step.request.parameters().forEach(parameters::put);
                text.append(JSON.writeValueAsString(node)).append('\n');
            }
            Files.createDirectories(file.getParent());
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            Problems.log("the history cannot be saved in " + file, e);
        }
    }
}
