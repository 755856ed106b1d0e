package org.lamella.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lamella}: the top of the command line. */
@Command(name = "lamella", description = "Analyses electron-microscopy data.",
        subcommands = {DemoCommand.class, InfoCommand.class, FormatsCommand.class, ConvertCommand.class, ListCommand.class,
                DescribeCommand.class, RunCommand.class, PhasesCommand.class, SimulateCommand.class, PluginsCommand.class, DocumentationCommand.class,
                LicencesCommand.class},
        footer = {"", "Without a command, or with 'open FILE...', the workbench opens.", "", "Exit status: 0 done; 1 the analysis failed; 2 wrong usage; 3 some inputs of a batch failed."})
final class LamellaCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--version", description = "Print the version.")
    private boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    private boolean help;

    LamellaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (version) {
            session.out().println("lamella " + session.version());
            return ExitStatus.DONE;
        }
        session.say("the workbench is opened by the start script 'lamella'; here is what the command line does");
        spec.commandLine().usage(session.err());
        return ExitStatus.WRONG_USAGE;
    }
}
