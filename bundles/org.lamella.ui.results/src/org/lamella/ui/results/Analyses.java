package org.lamella.ui.results;

import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.data.UserError;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** The installed analyses, built-in ones and those of third parties alike. */
final class Analyses {
    private Analyses() {
    }

    private static BundleContext bundles() {
        return FrameworkUtil.getBundle(Analyses.class).getBundleContext();
    }

    /** @throws UserError when there is no such analysis */
    static InstalledAnalysis require(String name) throws UserError {
        ServiceReference<AnalysisRegistry> reference = bundles().getServiceReference(AnalysisRegistry.class);
        if (reference == null) {
            throw new UserError("the analyses cannot be found: the bundle org.lamella.scijava is not active");
        }
        return bundles().getService(reference).require(name);
    }

    /** The version that results carry. */
    static String softwareVersion() {
        Version version = bundles().getBundle().getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }
}
