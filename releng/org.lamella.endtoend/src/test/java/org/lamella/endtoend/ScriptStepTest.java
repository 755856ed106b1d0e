package org.lamella.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script step in a language that somebody dropped in, and only when the user agrees. */
class ScriptStepTest {
    private static final String ENGINE = """
            package elsewhere;
            import javax.script.*;
            public class CountingEngine extends AbstractScriptEngine implements ScriptEngineFactory {
                public Object eval(String script, ScriptContext context) throws ScriptException {
                    if (script.contains("fail")) throw new ScriptException("no such word", "script", 3);
                    @SuppressWarnings("unchecked")
                    var results = (java.util.Map<String, Object>) context.getAttribute("results");
                    results.put("said", script.strip());
                    results.put("files", ((java.util.List<?>) context.getAttribute("inputs")).size());
                    return script.strip().length();
                }
                public Object eval(java.io.Reader reader, ScriptContext context) { return null; }
                public Bindings createBindings() { return new SimpleBindings(); }
                public ScriptEngineFactory getFactory() { return this; }
                public String getEngineName() { return "counting"; }
                public String getEngineVersion() { return "1"; }
                public java.util.List<String> getExtensions() { return java.util.List.of(); }
                public java.util.List<String> getMimeTypes() { return java.util.List.of(); }
                public java.util.List<String> getNames() { return java.util.List.of("counting"); }
                public String getLanguageName() { return "Counting"; }
                public String getLanguageVersion() { return "1"; }
                public Object getParameter(String key) { return null; }
                public String getMethodCallSyntax(String object, String method, String... arguments) { return ""; }
                public String getOutputStatement(String text) { return ""; }
                public String getProgram(String... statements) { return ""; }
                public ScriptEngine getScriptEngine() { return new CountingEngine(); }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aScriptRunsOnlyWithConsent() throws Exception {
        new ThirdPartyJar().source(ENGINE).resource("META-INF/services/javax.script.ScriptEngineFactory", "elsewhere.CountingEngine\n")
                .build(folder.resolve("plugins/counting.jar"));
        Map<String, String> environment = Map.of("LAMELLA_PLUGINS", folder.resolve("plugins").toString());
        Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n2,3\n");
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"),
                "inputs: [a.csv]\nsteps:\n  - script: counting\n    code: |\n      hello there\n");
        Launcher.Outcome refused = Launcher.run(folder, environment, "run", recipe, "-o", "refused");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("--allow-scripts"), refused::err);
        assertFalse(Files.exists(folder.resolve("refused")));
        Launcher.Outcome allowed = Launcher.run(folder, environment, "run", recipe, "--allow-scripts", "-o", "out");
        assertEquals(0, allowed.status(), allowed::err);
        JsonNode results = new ObjectMapper().readTree(folder.resolve("out/result.json").toFile()).get("results");
        assertEquals("hello there", results.get("said").asText());
        assertEquals(1, results.get("files").asInt());
        assertEquals(11, results.get("value").asInt());
        Launcher.Outcome again = Launcher.run(folder, environment, "run", folder.resolve("out/recipe.yaml"));
        assertEquals(2, again.status(), "a result asks as well");
        Launcher.Outcome failing = Launcher.run(folder, environment, "run", "script", "a.csv", "-p", "code=fail");
        assertEquals(1, failing.status());
        assertTrue(failing.err().contains("no such word") && failing.err().contains("line 3"), failing::err);
        Launcher.Outcome without = Launcher.run(folder, "run", "script", "a.csv", "-p", "code=1");
        assertEquals(1, without.status());
        assertTrue(without.err().contains("no script language is installed"), without::err);
    }
}
