package org.lamella.bioformats;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The classes of Bio-Formats in jars that a user has dropped into a folder. They are called by name only: nothing of
 * Bio-Formats is part of Lamella, and nothing of Lamella is seen by Bio-Formats.
 */
public final class Library {
    static final String READER = "loci.formats.ImageReader";
    /** The folder below an extension folder that may hold the jars. */
    static final String FOLDER = "bioformats";

    private final ClassLoader loader;

    private Library(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The jars in the first of some folders that holds Bio-Formats, itself or in a folder {@code bioformats} below; one jar
     * with everything, or the separate jars of Bio-Formats and what they need. Empty when none does.
     */
    public static List<Path> jars(List<Path> folders) {
        for (Path folder : folders) {
            for (Path each : List.of(folder, folder.resolve(FOLDER))) {
                List<Path> jars = jars(each);
                if (jars.stream().anyMatch(Library::holdsReader)) {
                    return jars;
                }
            }
        }
        return List.of();
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean holdsReader(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(READER.replace('.', '/') + ".class") != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Loads the classes of jars; only those of the Java platform are seen besides. */
    public static Library of(List<Path> jars) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return new Library(new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    /** A call that failed; the message is one line. */
    public static final class CallFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CallFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static CallFailed failed(Throwable thrown) {
        Throwable cause = thrown instanceof InvocationTargetException wrapped && wrapped.getCause() != null ? wrapped.getCause() : thrown;
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof OutOfMemoryError) {
            message = "it takes more memory than there is";
        } else if (cause instanceof LinkageError) {
            message = "it is not complete: " + message;
        }
        return new CallFailed(message.lines().findFirst().orElse(cause.getClass().getSimpleName()), cause);
    }

    /** A class by its name. */
    Class<?> type(String name) throws CallFailed {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw failed(e);
        }
    }

    /** A new object of a class that has a constructor without arguments. */
    Object create(String name) throws CallFailed {
        ClassLoader before = enter();
        try {
            Constructor<?> constructor = type(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw failed(e);
        } finally {
            leave(before);
        }
    }

    /** Calls a method by its name and number of arguments. */
    Object call(Object target, String name, Object... arguments) throws CallFailed {
        return invoke(target, target.getClass(), name, arguments);
    }

    private Object invoke(Object target, Class<?> type, String name, Object... arguments) throws CallFailed {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
                ClassLoader before = enter();
                try {
                    method.setAccessible(true);
                    return method.invoke(target, arguments);
                } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                    throw failed(e);
                } finally {
                    leave(before);
                }
            }
        }
        throw new CallFailed("this version has no " + type.getSimpleName() + "." + name, null);
    }

    private static boolean fits(Class<?>[] parameters, Object[] arguments) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            boolean fits = parameters[i] == int.class ? arguments[i] instanceof Integer
                    : parameters[i] == boolean.class ? arguments[i] instanceof Boolean : parameters[i].isInstance(arguments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Calls a method that not every version has, or whose failure does no harm; empty also for null. */
    Optional<Object> ask(Object target, String name, Object... arguments) {
        try {
            return Optional.ofNullable(call(target, name, arguments));
        } catch (CallFailed e) {
            return Optional.empty();
        }
    }

    /** The same for a method of a class itself. */
    Optional<Object> askClass(String type, String name, Object... arguments) {
        try {
            return Optional.ofNullable(invoke(null, type(type), name, arguments));
        } catch (CallFailed e) {
            return Optional.empty();
        }
    }

    /** The value of a field of a class itself; empty where there is none. */
    Optional<Object> field(String type, String name) {
        try {
            return Optional.ofNullable(type(type).getField(name).get(null));
        } catch (CallFailed | ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** While Bio-Formats runs, its classes look for others where it is. */
    private ClassLoader enter() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        return before;
    }

    private static void leave(ClassLoader before) {
        Thread.currentThread().setContextClassLoader(before);
    }
}
