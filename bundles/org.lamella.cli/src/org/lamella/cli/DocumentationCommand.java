package org.lamella.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lamella.data.UserError;
import org.lamella.documentation.Documentation;
import org.lamella.documentation.Page;
import org.lamella.documentation.Site;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lamella documentation}: the help as plain HTML, with the plug-ins that are installed. */
@Command(name = "documentation", description = "Write the documentation as plain HTML, the plug-ins that are installed included.")
final class DocumentationCommand extends CommonOptions implements Callable<Integer> {
    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "lamella-documentation",
            description = "Where it goes (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Spec
    private CommandSpec spec;

    DocumentationCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UserError {
        List<Page> pages = new ArrayList<>(Documentation.pages(session().registry()));
        pages.add(Documentation.commandLine(usage()));
        Path folder = output.toAbsolutePath().normalize();
        Site.write(pages, Documentation.figures(), folder);
        session().out().println(folder.resolve("index.html"));
        return ExitStatus.DONE;
    }

    private String usage() {
        StringBuilder text = new StringBuilder("Data goes to files or the output stream, everything else to the error stream.\n\n```\n");
        CommandLine top = spec.parent().commandLine();
        text.append(top.getUsageMessage(CommandLine.Help.Ansi.OFF)).append("```\n\n");
        top.getSubcommands().forEach((name, command) -> text.append("## ").append(name).append("\n\n```\n")
                .append(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).append("```\n\n"));
        return text.append("## install, uninstall\n\n```\nlamella install REPOSITORY UNIT...\nlamella uninstall UNIT...\n```\n\n"
                + "Put features or bundles of a p2 repository into this installation, or take them out.\n").toString();
    }
}
