package org.lamella.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamella.analysis.InstalledLibrary;
import org.lamella.analysis.ResultJson;
import org.lamella.data.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lamella licences}: the licence of every part of the program, as each says it of itself. */
@Command(name = "licences", description = "List the licence of every library that the program consists of.")
final class LicencesCommand extends CommonOptions implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    LicencesCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UserError {
        List<Map<String, Object>> libraries = new ArrayList<>();
        TextTable table = new TextTable("library", "version", "licence");
        for (InstalledLibrary library : session().registry().libraries()) {
            table.row(library.name(), library.version(), library.licence());
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("library", library.name());
            one.put("version", library.version());
            one.put("licence", library.licence());
            libraries.add(one);
        }
        session().out().print(json ? ResultJson.text(Map.of("libraries", libraries)) : table.format());
        return ExitStatus.DONE;
    }
}
