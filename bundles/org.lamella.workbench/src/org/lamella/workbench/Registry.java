package org.lamella.workbench;

import java.util.Optional;
import org.lamella.analysis.AnalysisRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The installed analyses. */
final class Registry {
    private Registry() {
    }

    static Optional<AnalysisRegistry> get() {
        BundleContext bundles = FrameworkUtil.getBundle(Registry.class).getBundleContext();
        ServiceReference<AnalysisRegistry> reference = bundles.getServiceReference(AnalysisRegistry.class);
        return reference == null ? Optional.empty() : Optional.ofNullable(bundles.getService(reference));
    }
}
