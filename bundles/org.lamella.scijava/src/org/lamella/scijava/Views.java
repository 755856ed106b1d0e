package org.lamella.scijava;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.lamella.analysis.InstalledPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The views that bundles add to the workbench, but for those of the Eclipse platform. */
final class Views {
    private Views() {
    }

    static List<InstalledPlugin> installed(Origins origins) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        List<InstalledPlugin> views = new ArrayList<>();
        if (registry == null) {
            return views;
        }
        BundleContext bundles = FrameworkUtil.getBundle(Views.class).getBundleContext();
        for (IConfigurationElement view : registry.getConfigurationElementsFor("org.eclipse.ui.views")) {
            String contributor = view.getContributor().getName();
            if (!view.getName().equals("view") || contributor.startsWith("org.eclipse.")) {
                continue;
            }
            for (Bundle bundle : bundles.getBundles()) {
                if (bundle.getSymbolicName().equals(contributor)) {
                    views.add(plugin(view, bundle, origins));
                }
            }
        }
        return views;
    }

    private static InstalledPlugin plugin(IConfigurationElement view, Bundle bundle, Origins origins) {
        // A class may stand with data behind a colon.
        String className = String.valueOf(view.getAttribute("class")).replaceFirst(":.*", "");
        boolean isElsewhere = className.startsWith("org.eclipse.");
        boolean isThere = isElsewhere || bundle.getEntry(className.replace('.', '/') + ".class") != null
                || bundle.getEntry("target/classes/" + className.replace('.', '/') + ".class") != null;
        return origins.plugin("view", String.valueOf(view.getAttribute("name")), className, bundle,
                isThere ? InstalledPlugin.State.READY : InstalledPlugin.State.FAILED, isThere ? "" : "its class " + className + " is missing");
    }
}
