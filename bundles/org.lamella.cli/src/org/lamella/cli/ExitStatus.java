package org.lamella.cli;

/** The exit statuses that scripts rely on. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int SOME_INPUTS_FAILED = 3;
    /** What a shell reports for a program ended by Ctrl-C. */
    static final int CANCELLED = 130;

    private ExitStatus() {
    }
}
