package org.lamella.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lamella.analysis.ResultJson;
import org.lamella.readers.FormatReader;
import org.lamella.readers.FormatWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lamella formats}: what can be read and written. */
@Command(name = "formats", description = "List the file formats that can be read and written, those of third parties included.",
        footer = {"", "Files are recognised by content when they are read, and by ending when they are written."})
final class FormatsCommand extends CommonOptions implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    FormatsCommand(Session session) {
        super(session);
    }

    private record Format(String format, List<String> endings, String holds) {
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("format", format);
            map.put("endings", endings);
            map.put("holds", holds);
            return map;
        }
    }

    @Override
    public Integer call() {
        List<Format> readers = new ArrayList<>();
        for (FormatReader reader : session().registry().readers().all()) {
            readers.add(new Format(reader.format(), reader.endings(), reader.lacks().orElse(reader.holds())));
        }
        List<Format> writers = new ArrayList<>();
        for (FormatWriter writer : session().registry().writers().all()) {
            writers.add(new Format(writer.format(), writer.endings(), writer.holds()));
        }
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("readers", readers.stream().map(Format::toMap).toList());
            root.put("writers", writers.stream().map(Format::toMap).toList());
            session().out().print(ResultJson.text(root));
            return ExitStatus.DONE;
        }
        print("reads", readers);
        session().out().println();
        print("writes", writers);
        return ExitStatus.DONE;
    }

    private void print(String heading, List<Format> formats) {
        TextTable table = new TextTable(heading, "endings", "holds");
        for (Format format : formats) {
            table.row(format.format, format.endings.stream().map(ending -> "." + ending).collect(Collectors.joining(" ")), format.holds);
        }
        session().out().print(table.format());
    }
}
