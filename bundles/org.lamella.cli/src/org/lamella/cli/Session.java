package org.lamella.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.lamella.analysis.AnalysisRegistry;

/** What every command works with: the installed analyses and the two streams. Data goes to one, all else to the other. */
final class Session {
    private final String version;
    private final Supplier<AnalysisRegistry> registry;
    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption = new Interruption();
    private AnalysisRegistry asked;
    private boolean told;
    private boolean debug = System.getenv().getOrDefault("LAMELLA_DEBUG", "").matches("1|true|yes");

    Session(String version, Supplier<AnalysisRegistry> registry, OutputStream out, OutputStream err) {
        this.version = version;
        this.registry = registry;
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    String version() {
        return version;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** Knows whether the user has asked to stop. */
    Interruption interruption() {
        return interruption;
    }

    boolean isDebug() {
        return debug;
    }

    void setDebug(boolean debug) {
        this.debug = debug;
    }

    /** One line on the error stream, with the program's name before it. */
    void say(String line) {
        err.println("lamella: " + line);
    }

    /** The installed analyses; plug-ins that could not be used are named once. */
    AnalysisRegistry registry() {
        if (!told) {
            told = true;
            quietRegistry().problems().forEach(problem -> say("warning: " + problem));
        }
        return asked;
    }

    /** The same without naming what could not be used, for who lists it anyway. */
    AnalysisRegistry quietRegistry() {
        if (asked == null) {
            asked = registry.get();
        }
        return asked;
    }
}
