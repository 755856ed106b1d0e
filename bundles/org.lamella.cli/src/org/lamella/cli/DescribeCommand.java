package org.lamella.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.InstalledSimulation;
import org.lamella.analysis.ParameterInfo;
import org.lamella.analysis.ResultJson;
import org.lamella.data.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella describe ANALYSIS}: what its parameters are. */
@Command(name = "describe", description = "Describe an analysis or a simulation: its parameters with type, unit, default, range and meaning.")
final class DescribeCommand extends CommonOptions implements Callable<Integer> {
    @Parameters(paramLabel = "ANALYSIS", description = "The name of an analysis; 'lamella list' prints them.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DescribeCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UsageError {
        AnalysisInfo info = session().registry().simulations().stream().map(InstalledSimulation::info)
                .filter(simulation -> simulation.name().equals(name)).findFirst().orElse(null);
        if (info == null) {
            info = require(session(), name).info();
        }
        session().out().print(json ? ResultJson.text(describe(info)) : text(info));
        return ExitStatus.DONE;
    }

    /** The analysis of a name; a name that does not exist is wrong usage. */
    static InstalledAnalysis require(Session session, String name) throws UsageError {
        try {
            return session.registry().require(name);
        } catch (UserError e) {
            throw new UsageError(e.getMessage());
        }
    }

    private static String text(AnalysisInfo analysis) {
        StringBuilder text = new StringBuilder(analysis.name() + " - " + analysis.label() + "\n");
        if (!analysis.description().isBlank()) {
            text.append(analysis.description()).append('\n');
        }
        if (analysis.parameters().isEmpty()) {
            return text.append("\nIt has no parameters.\n").toString();
        }
        TextTable table = new TextTable("parameter", "type", "unit", "default", "allowed", "meaning");
        for (ParameterInfo parameter : analysis.parameters()) {
            String allowed = parameter.choices().isEmpty() ? Descriptions.range(parameter) : String.join(", ", parameter.choices());
            String meaning = parameter.meaning().isBlank() ? parameter.label() : parameter.meaning();
            table.row(parameter.name(), parameter.type().word(), parameter.unit().symbol(),
                    Descriptions.value(parameter.defaultValue().orElse(null)), allowed, meaning);
        }
        return text.append('\n').append(table.format()).toString();
    }

    private static Map<String, Object> describe(AnalysisInfo analysis) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", analysis.name());
        map.put("label", analysis.label());
        map.put("description", analysis.description());
        map.put("origin", analysis.origin());
        List<Map<String, Object>> parameters = analysis.parameters().stream().map(DescribeCommand::describe).toList();
        map.put("parameters", parameters);
        return map;
    }

    private static Map<String, Object> describe(ParameterInfo parameter) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", parameter.name());
        map.put("label", parameter.label());
        map.put("type", parameter.type().word());
        map.put("unit", parameter.unit().symbol());
        map.put("default", parameter.defaultValue().orElse(null));
        map.put("min", boxed(parameter.minimum()));
        map.put("max", boxed(parameter.maximum()));
        map.put("choices", parameter.choices());
        map.put("meaning", parameter.meaning());
        return map;
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
