package org.lamella.analysis;

/** An analysis ended with a fault of its own, which is none of its user's: the message says whose it is and what happened. */
public final class AnalysisFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the analysis threw */
    public AnalysisFault(AnalysisInfo analysis, Throwable cause) {
        super("the analysis '" + analysis.name() + "' (" + analysis.origin() + ") ended with a fault of its own: " + describe(cause), cause);
    }

    private static String describe(Throwable cause) {
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "it needs the class " + String.valueOf(cause.getMessage()).replace('/', '.') + ", which is not installed";
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage().lines().findFirst().orElse("");
        String where = cause.getStackTrace().length == 0 ? "" : " at " + cause.getStackTrace()[0];
        return cause.getClass().getSimpleName() + message + where;
    }
}
