package org.lamella.scijava;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/**
 * Gives an ordinary jar the manifest that OSGi needs. The jar exports all its packages and may use any package of the
 * product and of other dropped-in jars; which ones is decided when a class asks, as on a class path. Wrapped jars are
 * kept, named after the contents of the original.
 */
final class JarWrapper {
    private static final long LARGEST_ENTRY = 1L << 31;

    /** A header of the wrapped jar: the version that the original gives itself, where it gives one. */
    static final String VERSION_HEADER = "Lamella-Wrapped-Version";

    private final Path folder;

    /** @param folder where wrapped jars are kept */
    JarWrapper(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException when the jar cannot be read or the wrapped one not written */
    Path wrap(Path jar) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "").replaceAll("[^A-Za-z0-9_.-]", "_");
        String digest = digest(jar);
        Path wrapped = folder.resolve(name + "-" + digest + ".jar");
        if (Files.isRegularFile(wrapped)) {
            return wrapped;
        }
        Path temporary = Files.createTempFile(folder, name, ".tmp");
        try {
            copy(jar, temporary, name, digest);
            try {
                Files.move(temporary, wrapped, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, wrapped, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        return wrapped;
    }

    private static void copy(Path jar, Path target, String name, String digest) throws IOException {
        try (JarFile source = new JarFile(jar.toFile(), false);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
                JarOutputStream wrapped = new JarOutputStream(out, manifest(source, name, digest))) {
            Enumeration<JarEntry> entries = source.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME) || isSignature(entry.getName())) {
                    continue;
                }
                if (entry.getSize() > LARGEST_ENTRY) {
                    throw new IOException(entry.getName() + " is too large");
                }
                wrapped.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = source.getInputStream(entry)) {
                    in.transferTo(wrapped);
                }
                wrapped.closeEntry();
            }
        }
    }

    /** The signature of the original does not fit the new manifest. */
    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static Manifest manifest(JarFile source, String name, String digest) throws IOException {
        Manifest manifest = new Manifest();
        if (source.getManifest() != null) {
            source.getManifest().getMainAttributes().forEach((key, value) -> manifest.getMainAttributes().put(key, value));
        }
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "wrapped." + name);
        // Two jars of one name in two folders are two bundles.
        attributes.putValue(Constants.BUNDLE_VERSION, "0.0.0." + digest);
        String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        attributes.putValue(VERSION_HEADER, version == null ? "" : version);
        // The first two make the wires by which the extender recognises a bundle of plug-ins.
        attributes.putValue(Constants.IMPORT_PACKAGE, "org.scijava.plugin;resolution:=optional,org.lamella.analysis;resolution:=optional");
        attributes.putValue(Constants.DYNAMICIMPORT_PACKAGE, "*");
        // What the original says about itself holds for a class path, not here.
        attributes.remove(Attributes.Name.CLASS_PATH);
        String exports = String.join(",", packages(source));
        if (!exports.isEmpty()) {
            attributes.putValue(Constants.EXPORT_PACKAGE, exports);
        }
        return manifest;
    }

    private static TreeSet<String> packages(JarFile source) {
        TreeSet<String> packages = new TreeSet<>();
        source.stream().map(JarEntry::getName)
                .filter(entry -> entry.endsWith(".class") && entry.contains("/") && !entry.startsWith("META-INF/"))
                .forEach(entry -> packages.add(entry.substring(0, entry.lastIndexOf('/')).replace('/', '.')));
        return packages;
    }

    private static String digest(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
