package org.lamella.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.Descriptions;
import org.lamella.analysis.InputRecord;
import org.lamella.analysis.RunFolder;
import org.lamella.analysis.Table;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.report.FigureFiles;
import org.lamella.report.HtmlReport;

/** What a finished run leaves behind: files in a folder, text on the output stream, warnings on the error stream. */
final class RunOutput {
    private static final int MOST_ROWS = 60;

    private final Session session;

    RunOutput(Session session) {
        this.session = session;
    }

    /**
     * @param summary whether the result is also told on the output stream
     * @return the exit status
     */
    int give(AnalysisRun run, Optional<Path> folder, boolean summary, Progress progress) throws UserError {
        if (folder.isPresent()) {
            new RunFolder(List.of(new FigureFiles(), new HtmlReport())).write(run, folder.get(), progress);
        }
        run.warnings().forEach(warning -> session.say("warning: " + warning));
        if (summary) {
            run.result().summary().forEach(session.out()::println);
            if (folder.isPresent()) {
                session.out().println("report: " + folder.get().resolve("report.html"));
            } else {
                run.result().tables().forEach(this::print);
            }
        }
        List<InputRecord> failed = run.inputs().stream().filter(input -> input.error().isPresent()).toList();
        if (failed.isEmpty()) {
            return ExitStatus.DONE;
        }
        session.say(failed.size() + " of " + run.inputs().size() + " inputs failed: "
                + String.join(", ", failed.stream().map(input -> input.path().getFileName().toString()).toList()));
        return ExitStatus.SOME_INPUTS_FAILED;
    }

    private void print(Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        session.out().println();
        session.out().println(table.caption());
        TextTable text = new TextTable(table.columns().stream().map(Table.Column::heading).toArray(String[]::new));
        for (List<Object> row : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i) instanceof Number) {
                    text.alignRight(i);
                }
                cells.add(cell(row.get(i)));
            }
            text.row(cells.toArray(String[]::new));
        }
        session.out().print(text.format());
        if (table.rows().size() > MOST_ROWS) {
            session.out().println("... and " + (table.rows().size() - MOST_ROWS) + " more rows; -o writes all of them");
        }
    }

    private static String cell(Object value) {
        if (value instanceof Double number && Double.isFinite(number) && number != Math.rint(number)) {
            return String.format(java.util.Locale.ROOT, "%.5g", number);
        }
        return Descriptions.value(value);
    }
}
