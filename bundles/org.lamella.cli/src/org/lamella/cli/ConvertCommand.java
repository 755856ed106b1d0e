package org.lamella.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.FileAddress;
import org.lamella.readers.FormatWriter;
import org.lamella.readers.OpenedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella convert IN OUT}: writes what a file holds in another format. */
@Command(name = "convert", description = "Write what a file holds in another format, which the ending of OUT says.",
        footer = {"", "'lamella formats' lists what can be written, 'lamella info' numbers the datasets of a file. Values and axes",
                "are kept exactly; what a format cannot hold is refused."})
final class ConvertCommand extends CommonOptions implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "The file to read; FILE::/PATH for a part of an HDF5 file.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; one that is there is replaced.")
    private Path out;

    @Option(names = "--dataset", paramLabel = "N",
            description = "Which dataset, counted from 1 as 'lamella info' shows them (default: all that the format can hold, or the first such).")
    private Integer number;

    ConvertCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UserError, UsageError {
        FormatWriter writer = session().registry().writers().forFile(out);
        if (Files.exists(out) && isSame()) {
            throw new UsageError("IN and OUT are the same file");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError("there is no folder " + folder + " to write " + out.getFileName() + " in");
        }
        OpenedFile opened = session().registry().readers().open(in);
        List<Dataset> chosen = number == null ? fitting(opened, writer) : List.of(chosen(opened, writer));
        writer.write(out, chosen);
        if (chosen.size() < opened.datasets().size() && number == null) {
            session().say("wrote '" + chosen.get(0).name() + "'" + (chosen.size() > 1 ? " and " + (chosen.size() - 1) + " more" : "") + " of the "
                    + opened.datasets().size() + " datasets of " + in + "; --dataset chooses another");
        }
        return ExitStatus.DONE;
    }

    private boolean isSame() {
        try {
            Path file = FileAddress.of(in).file();
            return Files.exists(file) && Files.isSameFile(file, out);
        } catch (IOException e) {
            return false;
        }
    }

    private Dataset chosen(OpenedFile opened, FormatWriter writer) throws UserError, UsageError {
        int count = opened.datasets().size();
        if (number < 1 || number > count) {
            throw new UsageError(in + " has " + (count == 1 ? "one dataset" : count + " datasets") + "; there is no dataset " + number);
        }
        Dataset dataset = opened.datasets().get(number - 1);
        Optional<String> refusal = writer.refusal(dataset);
        if (refusal.isPresent()) {
            throw refused(writer, refusal.get());
        }
        return dataset;
    }

    private List<Dataset> fitting(OpenedFile opened, FormatWriter writer) throws UserError {
        List<Dataset> fitting = new ArrayList<>();
        String reason = null;
        for (Dataset dataset : opened.datasets()) {
            Optional<String> refusal = writer.refusal(dataset);
            if (refusal.isEmpty()) {
                fitting.add(dataset);
            } else {
                reason = reason == null ? refusal.get() : reason;
            }
        }
        if (fitting.isEmpty()) {
            throw refused(writer, reason);
        }
        return writer.holdsSeveral() ? fitting : fitting.subList(0, 1);
    }

    private UserError refused(FormatWriter writer, String reason) {
        return new UserError(in + ": " + reason + "; " + writer.format() + " holds " + writer.holds());
    }
}
