package org.lamella.analysis;

import java.util.Objects;

/**
 * One plug-in as {@code lamella plugins} and the view Plug-ins list it, whether it can be used or not.
 *
 * @param kind what it is, for example {@code analysis}, {@code reader}, {@code command}; {@code jar} for a file that is no plug-in
 * @param name what is typed to use it, or the class's name where nothing is typed; of a jar the file's name
 * @param className the class; empty for a jar
 * @param bundle the bundle or jar that it comes from
 * @param version the version of the bundle; empty when there is none
 * @param location the file or folder that it was loaded from
 * @param state whether it can be used
 * @param reason why it cannot be used, in one line; empty when it can
 */
public record InstalledPlugin(String kind, String name, String className, String bundle, String version, String location, State state,
        String reason) {
    /** Whether a plug-in can be used. */
    public enum State {
        /** It can be used. */
        READY("ready"),
        /** It works, but another one of the same name goes before it. */
        HIDDEN("hidden"),
        /** It cannot be used. */
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word that is shown. */
        public String word() {
            return word;
        }
    }

    public InstalledPlugin {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }

    /** Bundle and version, for people. */
    public String origin() {
        return version.isEmpty() ? bundle : bundle + " " + version;
    }

    /** One line that says why it cannot be used. */
    public String problem() {
        if (kind.equals("jar")) {
            return "the plug-in jar " + location + " cannot be used: " + reason;
        }
        String what = kind + " '" + name + "' of " + origin();
        return state == State.HIDDEN ? what + " is hidden by " + reason : what + " cannot be used: " + reason;
    }
}
