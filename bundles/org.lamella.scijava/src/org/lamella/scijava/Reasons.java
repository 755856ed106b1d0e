package org.lamella.scijava;

/** Says in one line why a plug-in cannot be used. */
final class Reasons {
    private Reasons() {
    }

    /** The cause at the bottom; a class that is missing is named, with the program that it belongs to where that is known. */
    static String of(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException || cause instanceof TypeNotPresentException) {
            return missing(cause instanceof TypeNotPresentException absent ? absent.typeName() : message);
        }
        if (cause instanceof IllegalArgumentException && !message.isEmpty()) {
            return message;
        }
        return cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    private static String missing(String message) {
        String name = message.replace('/', '.').replaceFirst("^L(.*);$", "$1").replaceFirst(" .*", "");
        String program = "";
        if (name.matches("(net\\.imagej|io\\.scif|sc\\.fiji)\\..*")) {
            program = " of ImageJ2";
        } else if (name.matches("(ij|ij3d)\\..*")) {
            program = " of ImageJ";
        } else if (name.matches("(loci)\\..*")) {
            program = " of Bio-Formats";
        }
        return "it needs the class " + name + program + ", which is not installed";
    }
}
