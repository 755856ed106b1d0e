package org.lamella.scijava;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngineFactory;
import org.lamella.data.UserError;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The script languages (JSR-223) that installed bundles and dropped-in jars offer. */
final class ScriptEngines {
    private static final String SERVICE = "META-INF/services/javax.script.ScriptEngineFactory";

    private ScriptEngines() {
    }

    /** One factory for each language; those that cannot be made are left out. */
    static List<ScriptEngineFactory> installed() {
        List<ScriptEngineFactory> factories = new ArrayList<>();
        for (Bundle bundle : FrameworkUtil.getBundle(ScriptEngines.class).getBundleContext().getBundles()) {
            URL list = bundle.getState() == Bundle.UNINSTALLED || bundle.getBundleId() == 0 ? null : bundle.getEntry(SERVICE);
            if (list != null) {
                add(bundle, list, factories);
            }
        }
        return factories;
    }

    private static void add(Bundle bundle, URL list, List<ScriptEngineFactory> factories) {
        try (var in = list.openStream()) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    factories.add((ScriptEngineFactory) bundle.loadClass(name).getConstructor().newInstance());
                }
            }
        } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
            // A language that cannot be used is as good as none; who asks for it is told that it is not there.
            return;
        }
    }

    /** @throws UserError when there is no such language; says which there are */
    static ScriptEngineFactory language(String wanted) throws UserError {
        List<ScriptEngineFactory> all = installed();
        if (wanted.isBlank() && all.size() == 1) {
            return all.get(0);
        }
        for (ScriptEngineFactory factory : all) {
            if (factory.getNames().stream().anyMatch(name -> name.equalsIgnoreCase(wanted.strip()))
                    || factory.getLanguageName().equalsIgnoreCase(wanted.strip())) {
                return factory;
            }
        }
        if (all.isEmpty()) {
            throw new UserError("no script language is installed; put the jar of a JSR-223 language into a folder for plug-ins ('lamella plugins --help')");
        }
        String names = String.join(", ", all.stream().map(factory -> factory.getNames().isEmpty() ? factory.getLanguageName() : factory.getNames().get(0)).toList());
        throw new UserError((wanted.isBlank() ? "say which script language: " : "there is no script language '" + wanted + "'; installed: ") + names);
    }
}
