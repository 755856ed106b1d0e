package org.lamella.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamella.data.UserError;

class RecipeTest {
    @TempDir
    private Path folder;

    private Recipe read(String text) throws Exception {
        return Recipe.read(Files.writeString(folder.resolve("recipe.yaml"), text));
    }

    @Test
    void readsInputsStepsAndValues() throws Exception {
        Recipe recipe = read("""
                lamella: 1
                inputs: [a.tif, 'b c.tif']
                steps:
                  - analysis: lattice
                    parameters: {pixelSize: 0.021 nm, maxPhases: 3, falseAlarm: 1.0e-3, thorough: false, candidates: [Li, Li2O], other: null}
                  - analysis: calibrate
                """);
        assertEquals(List.of("a.tif", "b c.tif"), recipe.inputs());
        assertEquals(2, recipe.steps().size());
        Map<String, Object> parameters = recipe.steps().get(0).parameters();
        assertEquals("0.021 nm", parameters.get("pixelSize"));
        assertEquals(3L, parameters.get("maxPhases"));
        assertEquals(1e-3, parameters.get("falseAlarm"));
        assertEquals(false, parameters.get("thorough"));
        assertEquals(List.of("Li", "Li2O"), parameters.get("candidates"));
        assertEquals(Map.of(), recipe.steps().get(1).parameters());
    }

    @Test
    void readsWhatItWrites() throws Exception {
        Recipe recipe = new Recipe(List.of("a: #1.tif", "*x.tif", "ü \"q\".tif"), List.of(new Recipe.Step("lattice",
                Map.of("title", "true", "number", 0.1 + 0.2, "seed", Long.MAX_VALUE, "list", List.of("1", "no", "")))));
        assertEquals(recipe, read(recipe.write()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "inputs: a.tif\\nstep: []                                     | line 2: this is no recipe: the recipe has no 'step'; did you mean 'steps'",
        "inputs: a.tif\\nsteps:\\n- analysis: x\\n  parametres: {}    | line 4: this is no recipe: a step has no 'parametres'",
        "inputs: a.tif\\nsteps:\\n- analysis: x\\n  parameters: {a: {b: 1}} | line 4: this is no recipe: the value of parameter 'a'",
        "inputs: a.tif\\nsteps:\\n- analysis: x\\n  parameters: [1]   | line 4: this is no recipe: 'parameters' must be names",
        "inputs: a.tif\\nsteps:\\n- parameters: {}                    | line 3: this is no recipe: 'analysis' must be text",
        "inputs: a.tif\\nsteps:\\n- lattice                           | line 3: this is no recipe: a step must have",
        "inputs: a.tif\\nsteps: lattice                               | line 2: this is no recipe: 'steps' must be a list",
        "inputs: {a: b}\\nsteps:\\n- analysis: x                      | line 1: this is no recipe: 'inputs' must be a list",
        "lamella: 2\\nsteps:\\n- analysis: x                          | line 1: this is no recipe: it is of version 2",
        "inputs: a.tif\\ninputs: b.tif\\nsteps:\\n- analysis: x       | Duplicate",
        "inputs: [a.tif\\nsteps: 1                                    | line 2: not valid YAML",
        "a: !!javax.script.ScriptEngineManager []                     | the recipe has no 'a'",
        "just text                                                    | it must have inputs and steps",
        "''                                                           | it must have inputs and steps"})
    void namesTheLineOfWhatIsWrong(String text, String words) {
        UserError error = assertThrows(UserError.class, () -> read(text.replace("\\n", "\n")));
        assertTrue(error.getMessage().contains(words), error::getMessage);
        assertTrue(error.getMessage().contains("recipe.yaml"), error::getMessage);
    }

    @Test
    void findsFilesByGlobs() throws Exception {
        Path data = Files.createDirectories(folder.resolve("run [1] {a}").resolve("deep"));
        Path parent = data.getParent();
        for (Path file : List.of(parent.resolve("b.tif"), parent.resolve("a.tif"), parent.resolve("c[1].tif"), data.resolve("d.tif"),
                parent.resolve("e.txt"))) {
            Files.createFile(file);
        }
        assertEquals(List.of("a.tif", "b.tif", "c[1].tif"), names(parent, "*.tif"));
        assertEquals(List.of("c[1].tif"), names(parent, "c[1].tif"));
        assertEquals(List.of("b.tif", "a.tif", "c[1].tif"), names(parent, "b.tif", "*.tif"));
        assertEquals(List.of("d.tif"), names(parent, "**/*.tif"));
        assertEquals(List.of("d.tif"), names(parent, "*/d.tif"));
        assertEquals(List.of("d.tif"), names(parent, "deep/../deep/?.tif"));
        assertEquals(List.of("a.tif", "b.tif"), names(folder, parent.getParent() + "/run*/{a,b}.tif"));
        assertEquals(List.of("missing.tif"), names(parent, "missing.tif"));
        assertThrows(UserError.class, () -> names(parent, "*.dm3"));
        assertThrows(UserError.class, () -> names(parent, "nowhere/*.tif"));
    }

    private static List<String> names(Path folder, String... inputs) throws UserError {
        Recipe recipe = new Recipe(List.of(inputs), List.of(new Recipe.Step("x", Map.of())));
        return recipe.files(folder).stream().map(file -> file.getFileName().toString()).toList();
    }
}
