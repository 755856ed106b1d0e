package org.lamella.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
abstract class CommonOptions {
    private final Session session;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    private boolean help;

    CommonOptions(Session session) {
        this.session = session;
    }

    @Option(names = "--debug", description = "Show where an error comes from.")
    private void setDebug(boolean debug) {
        session.setDebug(debug || session.isDebug());
    }

    final Session session() {
        return session;
    }
}
