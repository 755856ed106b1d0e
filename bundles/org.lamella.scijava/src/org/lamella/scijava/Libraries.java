package org.lamella.scijava;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.analysis.InstalledLibrary;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The bundles that are installed and the licence of each, as each says it of itself. */
final class Libraries {
    private static final Pattern NAME = Pattern.compile("<license>.*?<name>\\s*(.*?)\\s*</name>", Pattern.DOTALL);
    /** Libraries whose jars say nothing; from the projects' own pages. */
    private static final Map<String, String> KNOWN = Map.ofEntries(Map.entry("scijava-common", "BSD-2-Clause"),
            Map.entry("parsington", "BSD-2-Clause"), Map.entry("imglib2", "BSD-2-Clause"), Map.entry("JTransforms", "BSD-2-Clause"),
            Map.entry("JLargeArrays", "BSD-2-Clause"), Map.entry("ciftools-java", "MIT"), Map.entry("org.w3c.css.sac", "W3C and Apache-2.0"),
            Map.entry("commonmark", "BSD-2-Clause"), Map.entry("commonmark-ext-gfm-tables", "BSD-2-Clause"), Map.entry("bcpg", "MIT"),
            Map.entry("bcprov", "MIT"), Map.entry("bcutil", "MIT"), Map.entry("com.sun.jna", "Apache-2.0 or LGPL-2.1"),
            Map.entry("com.sun.jna.platform", "Apache-2.0 or LGPL-2.1"), Map.entry("io.jhdf", "MIT"), Map.entry("picocli", "Apache-2.0"));

    private Libraries() {
    }

    static List<InstalledLibrary> all() {
        return Arrays.stream(FrameworkUtil.getBundle(Libraries.class).getBundleContext().getBundles())
                .map(bundle -> new InstalledLibrary(bundle.getSymbolicName(), bundle.getVersion().toString(), licence(bundle)))
                .sorted(Comparator.comparing(InstalledLibrary::name).thenComparing(InstalledLibrary::version)).toList();
    }

    private static String licence(Bundle bundle) {
        String name = bundle.getSymbolicName();
        String header = bundle.getHeaders("").get("Bundle-License");
        if (name.startsWith("org.lamella.")) {
            return "EPL-2.0";
        }
        if (header != null && !header.isBlank()) {
            return header.replaceFirst(";.*", "").strip().replaceAll("[\"']", "");
        }
        if (KNOWN.containsKey(name)) {
            return KNOWN.get(name);
        }
        Enumeration<URL> poms = bundle.findEntries("META-INF/maven", "pom.xml", true);
        for (URL pom : poms == null ? List.<URL>of() : Collections.list(poms)) {
            try (InputStream in = pom.openStream()) {
                Matcher matcher = NAME.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                if (matcher.find()) {
                    return matcher.group(1);
                }
            } catch (IOException e) {
                continue;
            }
        }
        boolean isEclipse = name.startsWith("org.eclipse.") || bundle.getEntry("about.html") != null;
        return isEclipse ? "EPL-2.0" : name.startsWith("org.apache.") || name.startsWith("org.osgi.") ? "Apache-2.0" : "unknown";
    }
}
