package org.lamella.cli;

import java.util.Arrays;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.lamella.analysis.AnalysisRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** The headless application: hands the command line over and gives its exit status back. */
public final class LamellaApplication implements IApplication {
    /** Put before each argument by the start script, so that Equinox does not take it for one of its own options. */
    private static final String MARK = ":";

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        String[] arguments = Arrays.stream((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS))
                .map(argument -> argument.startsWith(MARK) ? argument.substring(MARK.length()) : argument).toArray(String[]::new);
        BundleContext bundles = FrameworkUtil.getBundle(LamellaApplication.class).getBundleContext();
        Version version = bundles.getBundle().getVersion();
        Session session = new Session(version.getMajor() + "." + version.getMinor() + "." + version.getMicro(),
                () -> registry(bundles), System.out, System.err);
        return CommandLineRunner.run(session, arguments);
    }

    private static AnalysisRegistry registry(BundleContext bundles) {
        ServiceReference<AnalysisRegistry> reference = bundles.getServiceReference(AnalysisRegistry.class);
        if (reference == null) {
            throw new IllegalStateException("the bundle org.lamella.scijava is not active");
        }
        return bundles.getService(reference);
    }

    @Override
    public void stop() {
        // the command ends by itself; Ctrl-C is handled where the run is
    }
}
