package org.lamella.ui.results;

import org.lamella.analysis.InstalledAnalysis;
import org.lamella.data.UserError;
import org.lamella.ui.Installed;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** The installed analyses, built-in ones and those of third parties alike. */
final class Analyses {
    private Analyses() {
    }

    /** @throws UserError when there is no such analysis */
    static InstalledAnalysis require(String name) throws UserError {
        return Installed.registry().require(name);
    }

    /** The version that results carry. */
    static String softwareVersion() {
        Version version = FrameworkUtil.getBundle(Analyses.class).getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }
}
