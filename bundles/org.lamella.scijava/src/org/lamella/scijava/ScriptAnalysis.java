package org.lamella.scijava;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.data.UserError;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * A short script as a step of a recipe, in any JSR-223 language that is installed. The script sees {@code inputs} (a list of
 * {@link org.lamella.analysis.AnalysisInput}), {@code results} (a map that becomes the result), {@code context} and
 * {@code progress}; the value of the script is the result {@code value}.
 */
@Plugin(type = Analysis.class, name = org.lamella.analysis.Recipe.SCRIPT, label = "Script",
        description = "Runs a short script in a JSR-223 language that is installed")
public class ScriptAnalysis implements Analysis {
    @Parameter(label = "Language", description = "The name of the language; not needed when only one is installed")
    private String language = "";

    @Parameter(label = "Code", description = "The script; it sees inputs, results, context and progress")
    private String code = "";

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        if (code.isBlank()) {
            throw new UserError("the script is empty; give it as parameter 'code'");
        }
        ScriptEngine engine = ScriptEngines.language(language).getScriptEngine();
        Map<String, Object> results = new LinkedHashMap<>();
        Bindings bindings = engine.createBindings();
        bindings.put("inputs", context.inputs());
        bindings.put("results", results);
        bindings.put("context", context);
        bindings.put("progress", context.progress());
        Object value;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(engine.getClass().getClassLoader());
        try {
            value = engine.eval(code, bindings);
        } catch (ScriptException e) {
            throw new UserError("the script failed" + (e.getLineNumber() > 0 ? " in line " + e.getLineNumber() : "") + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        AnalysisResult.Builder result = AnalysisResult.builder();
        results.forEach((name, one) -> {
            result.put(name, one);
            result.say(name + " = " + one);
        });
        return result.put("value", value instanceof Number || value instanceof Boolean ? value : value == null ? null : value.toString()).build();
    }
}
