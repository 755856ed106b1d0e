package org.lamella.cli;

import picocli.CommandLine.Option;

/** Options of the commands that may take a while. */
abstract class RunOptions extends CommonOptions {
    @Option(names = "--progress", description = "Show progress even when the output is no terminal.")
    private boolean progressWanted;

    RunOptions(Session session) {
        super(session);
    }

    final boolean progressWanted() {
        return progressWanted;
    }
}
