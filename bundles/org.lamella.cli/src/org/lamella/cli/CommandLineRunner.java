package org.lamella.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.lamella.analysis.AnalysisFault;
import org.lamella.data.UserError;
import picocli.CommandLine;

/** Runs one command line. Whatever goes wrong becomes one line on the error stream and an exit status. */
final class CommandLineRunner {
    private CommandLineRunner() {
    }

    static int run(Session session, String... arguments) {
        CommandLine line = new CommandLine(new LamellaCommand(session), new CommandFactory(session));
        line.setOut(new PrintWriter(session.out(), true));
        line.setErr(new PrintWriter(session.err(), true));
        line.setUsageHelpWidth(100);
        line.setAbbreviatedOptionsAllowed(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((error, args) -> wrongUsage(session, error));
        line.setExecutionExceptionHandler((error, commandLine, result) -> failed(session, error));
        try (Interruption interruption = session.interruption()) {
            int status = line.execute(arguments);
            session.out().flush();
            return status;
        } catch (OutOfMemoryError e) {
            session.say("not enough memory; give more with LAMELLA_VMARGS=-Xmx4g, or choose a smaller region");
            return ExitStatus.FAILED;
        }
    }

    private static int wrongUsage(Session session, CommandLine.ParameterException error) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        String message = oneLine(error.getMessage());
        List<String> near = error instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String hint = near.isEmpty() ? "see '" + command + " --help'" : "did you mean '" + near.get(0) + "'?";
        session.say(message + "; " + hint);
        return ExitStatus.WRONG_USAGE;
    }

    private static int failed(Session session, Exception error) {
        if (session.isDebug()) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            session.err().print(trace);
        }
        if (error instanceof UsageError) {
            session.say(oneLine(error.getMessage()));
            return ExitStatus.WRONG_USAGE;
        }
        if (error instanceof UserError) {
            session.say(error.getMessage());
            return ExitStatus.FAILED;
        }
        if (error instanceof CancellationException) {
            session.say("cancelled");
            return ExitStatus.CANCELLED;
        }
        if (error instanceof AnalysisFault) {
            session.say(oneLine(error.getMessage()) + "; --debug shows all of it");
            return ExitStatus.FAILED;
        }
        String where = error.getStackTrace().length == 0 ? "" : " at " + error.getStackTrace()[0];
        session.say("internal error: " + oneLine(error.toString()) + where + "; please report it, --debug shows all of it");
        return ExitStatus.FAILED;
    }

    private static String oneLine(String message) {
        String text = message == null ? "unknown error" : message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
