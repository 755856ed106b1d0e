package org.lamella.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands, giving each the session. */
final class CommandFactory implements CommandLine.IFactory {
    private final Session session;
    private final CommandLine.IFactory other = CommandLine.defaultFactory();

    CommandFactory(Session session) {
        this.session = session;
    }

    @Override
    public <T> T create(Class<T> type) throws Exception {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(Session.class);
            return constructor.newInstance(session);
        } catch (NoSuchMethodException e) {
            return other.create(type);
        }
    }
}
