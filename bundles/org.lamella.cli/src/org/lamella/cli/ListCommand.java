package org.lamella.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lamella list}: the installed analyses. */
@Command(name = "list", description = "List the analyses that are installed, those of third parties included.")
final class ListCommand extends CommonOptions implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ListCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<AnalysisInfo> analyses = session().registry().analyses().stream().map(InstalledAnalysis::info).toList();
        if (json) {
            session().out().print(ResultJson.text(Map.of("analyses", analyses.stream().map(ListCommand::describe).toList())));
            return ExitStatus.DONE;
        }
        TextTable table = new TextTable("analysis", "does", "from");
        analyses.forEach(analysis -> table.row(analysis.name(), analysis.description(), analysis.origin()));
        session().out().print(table.format());
        return ExitStatus.DONE;
    }

    private static Map<String, Object> describe(AnalysisInfo analysis) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", analysis.name());
        map.put("label", analysis.label());
        map.put("description", analysis.description());
        map.put("origin", analysis.origin());
        return map;
    }
}
