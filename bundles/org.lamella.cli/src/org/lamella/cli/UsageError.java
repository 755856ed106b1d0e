package org.lamella.cli;

/** The command was typed wrongly: an unknown analysis, parameter or unit. Ends with exit status 2. */
final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message);
    }
}
