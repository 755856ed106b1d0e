package org.lamella.ui;

import java.util.Optional;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The analyses, readers and writers that are installed, built-in ones and those of third parties alike. */
public final class Installed {
    private Installed() {
    }

    /** Empty when the bundle that finds plug-ins is not active. */
    public static Optional<AnalysisRegistry> find() {
        BundleContext bundles = FrameworkUtil.getBundle(Installed.class).getBundleContext();
        ServiceReference<AnalysisRegistry> reference = bundles.getServiceReference(AnalysisRegistry.class);
        return reference == null ? Optional.empty() : Optional.ofNullable(bundles.getService(reference));
    }

    /** @throws UserError when the bundle that finds plug-ins is not active */
    public static AnalysisRegistry registry() throws UserError {
        return find().orElseThrow(() -> new UserError("plug-ins cannot be found: the bundle org.lamella.scijava is not active"));
    }

    /** @throws UserError as {@link #registry()} */
    public static Readers readers() throws UserError {
        return registry().readers();
    }
}
