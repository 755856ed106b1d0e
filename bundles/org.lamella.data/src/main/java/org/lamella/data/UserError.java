package org.lamella.data;

/**
 * Something that the person at the keyboard can put right: a file that is cut short, a wrong unit, an unknown name.
 * The message is one line that says what is wrong, where, and what to do; it is shown as it is, without a stack trace.
 */
public final class UserError extends Exception {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(oneLine(message));
    }

    public UserError(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message == null ? "unknown error" : message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }
}
